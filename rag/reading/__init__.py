"""Files into articles: which files, what is in each format, and one cleaned `Article` for each text.

`files.expand` finds them, `metadata.read_metadata` reads what a person states about them, `articles.read_articles`
reads them. What cannot be read comes as a `Failure` among the articles, so that one bad file or line stops nothing.

`reader.Reader` has the same done by a process of its own (`worker`), which may take so much time and memory for a file.
"""
