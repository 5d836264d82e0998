"""PDF files: words with their places, put into lines, order and paragraphs again."""
