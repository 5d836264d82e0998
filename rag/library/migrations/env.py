"""What Alembic runs, by this name, before the files in `versions`."""

from alembic import context

attributes = context.config.attributes
# In one transaction, SQLite's too: it takes changes of tables back as it does those of rows.
context.configure(connection=attributes["connection"], version_table=attributes["stamp"], transactional_ddl=True)
context.run_migrations()
