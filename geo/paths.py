"""Where things lie. The one place that knows the folders of a checkout.

`SEEDS_DIR` and `GEO_HOME` (environment) move the documents and the user's workspace.
"""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
LAYERS = DATA / "layers"
TABLES = DATA / "tables"
BRIEFINGS = DATA / "briefings"
SEEDS = ROOT / "seeds"


def seeds_dir() -> Path:
    """Return the folder that holds the documents' texts (``SEEDS_DIR``, else ``seeds/``)."""
    return Path(os.environ.get("SEEDS_DIR") or SEEDS)


def workspace() -> Path:
    """Return the folder for what a user makes (``GEO_HOME``, else ``workspace/``)."""
    return Path(os.environ.get("GEO_HOME") or ROOT / "workspace")


def boundaries() -> Path:
    """Return the folder by which own boundaries come into the workspace."""
    return workspace() / "boundaries"


def backups() -> Path:
    """Return the folder of backups, in the workspace."""
    return workspace() / "backups"


def briefings() -> Path:
    """Return the folder by which briefings come into the workspace."""
    return workspace() / "briefings"
