"""In which encoding a text is written."""
