"""Files of one text: plain, Markdown, RTF and Word."""
