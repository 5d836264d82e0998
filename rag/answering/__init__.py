"""Makes answers of passages: quotations, or a refusal. Knows nothing of how passages are found."""
