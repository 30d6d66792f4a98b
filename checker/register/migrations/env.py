"""Called by Alembic for each upgrade; the connection is the one that ``upgrade`` was given."""

from alembic import context

from checker.register.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata)
context.run_migrations()
