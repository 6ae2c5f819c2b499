"""The migrations of a next version of the program, which is not written yet."""

from __future__ import annotations

import shutil
from pathlib import Path

from geo.store import migrating

NEXT = "9000"
UPGRADE = '''"""What a next version changes, done slowly enough to be ended in the middle."""

import time

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"


def upgrade():
    op.add_column("documents", sa.Column("place", sa.Text, nullable=False, server_default="peru"))
    op.create_table("marks", sa.Column("id", sa.Integer, primary_key=True), sa.Column("word", sa.Text))
    for number in range({slow}):
        op.execute(f"INSERT INTO marks (word) VALUES ('{{number}}')")
        time.sleep(0.001)
    {end}
'''


def write_next_version(folder: Path, *, slow: int = 1, end: str = "pass") -> Path:
    """Return the migrations of this version and one more.

    Parameters
    ----------
    folder : Path
    slow : int
        Milliseconds that it takes at least.
    end : str
        The last line of the upgrade.
    """
    before = migrating.newest_revision()
    shutil.copytree(migrating.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    text = UPGRADE.format(revision=NEXT, before=before, slow=slow, end=end)
    (folder / "versions" / f"{NEXT}_next.py").write_text(text)
    return folder
