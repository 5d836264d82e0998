"""Evaluation: a question set is asked, every answer measured and kept, and two runs compared."""
