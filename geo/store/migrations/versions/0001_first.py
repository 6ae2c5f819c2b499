"""The first tables; rows can be added, not changed or removed."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

TABLES = ("documents", "candidates", "decisions", "batches", "items", "entries", "files")


def upgrade() -> None:
    """Make the tables and the triggers that keep their rows."""
    _documents()
    _decisions()
    _batches()
    _records()
    _keep_rows()


def _column(name: str, kind: type[sa.types.TypeEngine], nullable: bool = False) -> sa.Column:
    return sa.Column(name, kind, nullable=nullable)


def _who_and_when() -> tuple[sa.Column, sa.Column]:
    return _column("at", sa.Text), _column("by", sa.Text)


def _documents() -> None:
    op.create_table(
        "documents",
        _column("id", sa.Integer),
        *(_column(name, sa.Text) for name in ("sha256", "name", "language", "published", "text")),
        _column("notes", sa.JSON),
        _column("extractor", sa.Text),
        *_who_and_when(),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.UniqueConstraint("sha256", name="uq_documents_sha256"),
    )
    op.create_table(
        "candidates",
        _column("id", sa.Integer),
        _column("document", sa.Integer, nullable=True),
        _column("parent", sa.Integer, nullable=True),
        _column("origin", sa.Text),
        _column("position", sa.Integer),
        _column("extractor", sa.Text),
        _column("fields", sa.JSON),
        _column("alternatives", sa.JSON),
        _column("quote", sa.Text),
        _column("confidence", sa.Float, nullable=True),
        *_who_and_when(),
        sa.PrimaryKeyConstraint("id", name="pk_candidates"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_candidates_document"),
        sa.ForeignKeyConstraint(["parent"], ["candidates.id"], name="fk_candidates_parent"),
    )
    op.create_index("ix_candidates_document", "candidates", ["document"])
    op.create_index("ix_candidates_parent", "candidates", ["parent"])


def _decisions() -> None:
    op.create_table(
        "decisions",
        _column("id", sa.Integer),
        _column("candidate", sa.Integer),
        _column("round", sa.Text),
        _column("number", sa.Integer),
        _column("kind", sa.Text),
        _column("fields", sa.JSON),
        *(_column(name, sa.Text) for name in ("reason", "extractor", "token")),
        *_who_and_when(),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
        sa.ForeignKeyConstraint(["candidate"], ["candidates.id"], name="fk_decisions_candidate"),
        sa.UniqueConstraint("candidate", "round", "number", name="uq_decisions_candidate_round_number"),
        sa.UniqueConstraint("token", name="uq_decisions_token"),
    )


def _batches() -> None:
    op.create_table(
        "batches",
        _column("id", sa.Integer),
        _column("follows", sa.Integer),
        _column("reason", sa.Text),
        _column("undoes", sa.Integer, nullable=True),
        *_who_and_when(),
        sa.PrimaryKeyConstraint("id", name="pk_batches"),
        sa.ForeignKeyConstraint(["undoes"], ["batches.id"], name="fk_batches_undoes"),
        sa.UniqueConstraint("follows", name="uq_batches_follows"),
    )
    op.create_table(
        "items",
        _column("id", sa.Integer),
        _column("batch", sa.Integer),
        _column("number", sa.Integer),
        _column("kind", sa.Text),
        _column("record", sa.Text),
        _column("body", sa.JSON, nullable=True),
        _column("evidence", sa.JSON),
        sa.PrimaryKeyConstraint("id", name="pk_items"),
        sa.ForeignKeyConstraint(["batch"], ["batches.id"], name="fk_items_batch"),
        sa.UniqueConstraint("batch", "number", name="uq_items_batch_number"),
    )


def _records() -> None:
    op.create_table(
        "entries",
        _column("id", sa.Integer),
        _column("kind", sa.Text),
        _column("key", sa.Text),
        _column("number", sa.Integer),
        _column("body", sa.JSON, nullable=True),
        _column("reason", sa.Text),
        *_who_and_when(),
        sa.PrimaryKeyConstraint("id", name="pk_entries"),
        sa.UniqueConstraint("kind", "key", "number", name="uq_entries_kind_key_number"),
    )
    op.create_table(
        "files",
        _column("id", sa.Integer),
        _column("kind", sa.Text),
        _column("name", sa.Text),
        _column("number", sa.Integer),
        _column("sha256", sa.Text),
        _column("content", sa.LargeBinary, nullable=True),
        *_who_and_when(),
        sa.PrimaryKeyConstraint("id", name="pk_files"),
        sa.UniqueConstraint("kind", "name", "number", name="uq_files_kind_name_number"),
    )


def _keep_rows() -> None:
    """Let the database refuse what would change or remove a row."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION rows_are_kept() RETURNS trigger AS $$ BEGIN "
            "RAISE EXCEPTION 'rows of % are kept as they are', TG_TABLE_NAME; END $$ LANGUAGE plpgsql"
        )
        for table in TABLES:
            op.execute(
                f"CREATE TRIGGER kept_{table} BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "EXECUTE FUNCTION rows_are_kept()"
            )
        return
    for table in TABLES:
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER kept_{table}_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'rows of {table} are kept as they are'); END"
            )
