"""Runs the migrations on the connection that `geo.store.database` hands over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], transactional_ddl=True, render_as_batch=False
)
with context.begin_transaction():
    context.run_migrations()
