"""What Alembic runs, by this name, before the files in `versions`."""

from alembic import context

given = context.config.attributes
# In one transaction, SQLite's too: it takes changes of tables back as it does those of rows.
context.configure(connection=given["connection"], version_table=given["stamp"], transactional_ddl=True)
context.run_migrations()
