"""Pages of the web that a person names: fetched politely, and kept as they came."""
