"""Files of one text: plain, Markdown, RTF, Word and OpenDocument."""
