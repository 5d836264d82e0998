"""What of a text is the article, and what around it is a title, a byline or page furniture."""
