"""Files that come in and files that are kept: read within limits, written whole or not at all."""

from geo.storage.archives import opened_zip, read_member
from geo.storage.assets import read_font, read_picture, read_text_asset
from geo.storage.checked import refuse, save
from geo.storage.leftovers import sweep_workspace
from geo.storage.locks import locked
from geo.storage.modules import join_modules
from geo.storage.reading import decoded, printable, read_file, reason_of
from geo.storage.room import LEAST_FREE, room_at
from geo.storage.writing import draft_of, write_whole

__all__ = [
    "LEAST_FREE",
    "decoded",
    "draft_of",
    "join_modules",
    "locked",
    "opened_zip",
    "printable",
    "read_file",
    "read_font",
    "read_member",
    "read_picture",
    "read_text_asset",
    "reason_of",
    "refuse",
    "room_at",
    "save",
    "sweep_workspace",
    "write_whole",
]
