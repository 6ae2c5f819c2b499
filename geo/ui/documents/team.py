"""What an admin does for everybody: roles, documents reviewed twice, a backup and its restoring."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

import streamlit as st

from geo import paths
from geo.errors import GeoError
from geo.language import _
from geo.review.backups import back_up, restore, restored_words
from geo.review.people import Person
from geo.store.address import store_exists
from geo.store.database import open_store
from geo.ui.documents.members import members
from geo.ui.documents.second_reviews import second_reviews
from geo.ui.elements import show as shown
from geo.ui.frame.atlas import Atlas

_SAID = "team_said"
"""What became of the last act: whether it was done, and in words."""
_TURN = "team_turn"


def show(person: Person, atlas: Atlas) -> None:
    """Draw what an admin may do."""
    del atlas
    members(person)
    second_reviews(person)
    shown.subheader(_("Backup"), anchor=False)
    done, words = st.session_state.pop(_SAID, (True, ""))
    if words:
        (shown.success if done else shown.error)(words)
    if store_exists():
        shown.words(
            _(
                "One file with everything that was added here: documents, figures, decisions, what was "
                "published, own records, boundaries and briefings."
            )
        )
        shown.download_button(
            _("Download a backup"),
            data=partial(_backup, person),
            file_name="peru-coca-atlas-backup.zip",
            mime="application/zip",
            key="team_backup",
        )
    _restore(person)


def _backup(person: Person) -> bytes:
    """Return a backup; where it cannot be made, that is said in the next run."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "backup.zip"
            back_up(open_store(), person, path)
            return path.read_bytes()
    except GeoError as error:
        st.session_state[_SAID] = (False, str(error))
        raise


def _restore(person: Person) -> None:
    turn = st.session_state.setdefault(_TURN, 0)
    file = shown.file_uploader(_("Restore a backup (zip)"), type=["zip"], key=f"team_file_{turn}")
    if file is None:
        shown.caption(_("A larger one: python -m geo review restore FILE --replace"))
        return

    def bring() -> None:
        try:
            found = restore(open_store(), person, file.getvalue(), file.name, replace=True)
            st.session_state[_SAID] = (True, restored_words(*found))
        except GeoError as error:
            st.session_state[_SAID] = (False, str(error))
        st.session_state[_TURN] = turn + 1

    shown.warning(
        _(
            "The backup takes the place of everything that was added here, for everybody. What is here "
            "now is backed up first, into {folder}."
        ).format(folder=paths.backups())
    )
    shown.button(_("Replace everything with this backup"), on_click=bring, key="team_restore")
