"""Whether words of articles bear out a claim: exact facts by rule, the rest by a judge."""
