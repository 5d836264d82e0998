"""Files of many articles, a row or an object each, and the tables that state something about files."""
