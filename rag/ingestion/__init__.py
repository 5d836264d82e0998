"""Files into the library: read, written where they are new, and what failed is said without stopping for it."""
