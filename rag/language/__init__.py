"""What is known of each language, as data: a folder for each, and of a language without one its name alone."""
