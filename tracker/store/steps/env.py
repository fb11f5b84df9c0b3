"""How Alembic takes the steps: on the connection it is given, inside its transaction."""

from alembic import context

from tracker.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
