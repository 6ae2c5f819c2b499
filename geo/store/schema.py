"""The tables, as the newest migration leaves them."""

from __future__ import annotations

import sqlalchemy as sa

METADATA = sa.MetaData(
    naming_convention={
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

JSON = sa.JSON(none_as_null=True)


def _who_and_when() -> list[sa.Column]:
    return [
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
    ]


DOCUMENTS = sa.Table(
    "documents",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sha256", sa.Text, nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("published", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("notes", JSON, nullable=False),
    sa.Column("extractor", sa.Text, nullable=False),
    *_who_and_when(),
)
"""``sha256`` is that of the file; ``text`` is what candidates count lines and characters in."""

CANDIDATES = sa.Table(
    "candidates",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("document", sa.Integer, sa.ForeignKey("documents.id"), nullable=True, index=True),
    sa.Column("parent", sa.Integer, sa.ForeignKey("candidates.id"), nullable=True, index=True),
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("extractor", sa.Text, nullable=False),
    sa.Column("fields", JSON, nullable=False),
    sa.Column("alternatives", JSON, nullable=False),
    sa.Column("quote", sa.Text, nullable=False),
    sa.Column("confidence", sa.Float, nullable=True),
    *_who_and_when(),
)
"""``origin``: extracted, split, entered, imported. ``parent``: the candidate that was split."""

DECISIONS = sa.Table(
    "decisions",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("candidate", sa.Integer, sa.ForeignKey("candidates.id"), nullable=False),
    sa.Column("round", sa.Text, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("fields", JSON, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("extractor", sa.Text, nullable=False),
    sa.Column("token", sa.Text, nullable=False, unique=True),
    *_who_and_when(),
    sa.UniqueConstraint("candidate", "round", "number"),
)
"""``number`` counts the decisions on a candidate in a round: who has not seen the last one is refused by its
uniqueness. ``token`` names one act of one page, so that a repeated message decides once."""

BATCHES = sa.Table(
    "batches",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("follows", sa.Integer, nullable=False, unique=True),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("undoes", sa.Integer, sa.ForeignKey("batches.id"), nullable=True),
    *_who_and_when(),
)
"""``follows``: the batch before it (0 for the first), unique, so that two at once cannot both be the next."""

ITEMS = sa.Table(
    "items",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("batch", sa.Integer, sa.ForeignKey("batches.id"), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("record", sa.Text, nullable=False),
    sa.Column("body", JSON, nullable=True),
    sa.Column("evidence", JSON, nullable=False),
    sa.UniqueConstraint("batch", "number"),
)
"""``kind``: statement, source, place, measure, institution, or undo. ``body``: the record, null to withdraw
it. An undo's ``record`` is the number of the item that it takes back."""

ENTRIES = sa.Table(
    "entries",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("key", sa.Text, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("body", JSON, nullable=True),
    sa.Column("reason", sa.Text, nullable=False),
    *_who_and_when(),
    sa.UniqueConstraint("kind", "key", "number"),
)
"""Own records by kind and key, each change a further number; a null body takes it away. Kinds: source, place,
measure, institution, attached (the source of a document), lesson, role, setting."""

FILES = sa.Table(
    "files",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=True),
    *_who_and_when(),
    sa.UniqueConstraint("kind", "name", "number"),
)
"""Own boundaries and briefings, each change a further number; no content where it was deleted."""

APPENDED = (DOCUMENTS, CANDIDATES, DECISIONS, BATCHES, ITEMS, ENTRIES, FILES)
"""Tables whose rows the database itself refuses to change or remove."""
