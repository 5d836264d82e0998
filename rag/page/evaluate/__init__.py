"""The tab Evaluate: question sets are asked, watched, compared and read."""
