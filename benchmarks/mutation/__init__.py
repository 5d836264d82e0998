"""Claims made from sentences of articles: honest ones, and ones changed in one fact."""
