"""What is kept: the articles (SQLAlchemy), their words (tantivy) and their vectors (through `vectorstore`).

The records are the source of truth; words and vectors are derived from them and can be made again.
"""
