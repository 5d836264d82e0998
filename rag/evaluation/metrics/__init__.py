"""The metrics: what is measured of an answer, each with its definition and its source."""
