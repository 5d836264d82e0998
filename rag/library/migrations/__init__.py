"""How the tables of a library became what they are: one file in `versions` for each version, run by Alembic."""
