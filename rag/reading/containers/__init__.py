"""Files that hold files: mails, feeds, archives, books."""
