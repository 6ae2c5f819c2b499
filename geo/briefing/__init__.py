"""Briefings: scenes in order, each a view with words; read, checked, kept and handed out."""

from geo.briefing.checking import check_briefing, picture_fault, words_fault
from geo.briefing.editing import (
    duplicated,
    free_id,
    moved,
    replaced,
    with_picture,
    with_scene,
    with_words,
    without,
)
from geo.briefing.message import scenes_message, values_needed
from geo.briefing.model import Briefing, Scene
from geo.briefing.own import own_names
from geo.briefing.pictures import SceneNumber, scene_chart, scene_number, scene_view
from geo.briefing.reading import read_briefing
from geo.briefing.review import renewed
from geo.briefing.store import (
    Deleted,
    Kept,
    delete_briefing,
    discard_briefing,
    duplicate_briefing,
    export_briefing,
    free_name,
    import_briefing,
    list_briefings,
    own_briefing,
    own_titles,
    restore_briefing,
    save_briefing,
)
from geo.briefing.writing import to_yaml

__all__ = [
    "Briefing",
    "Deleted",
    "Kept",
    "Scene",
    "SceneNumber",
    "check_briefing",
    "delete_briefing",
    "discard_briefing",
    "duplicate_briefing",
    "duplicated",
    "export_briefing",
    "free_id",
    "free_name",
    "import_briefing",
    "list_briefings",
    "moved",
    "own_briefing",
    "own_names",
    "own_titles",
    "picture_fault",
    "read_briefing",
    "renewed",
    "replaced",
    "restore_briefing",
    "save_briefing",
    "scene_chart",
    "scene_number",
    "scene_view",
    "scenes_message",
    "to_yaml",
    "values_needed",
    "with_picture",
    "with_scene",
    "with_words",
    "without",
    "words_fault",
]
