"""What a question says: what it asks for, what it names, what it leaves unsaid."""
