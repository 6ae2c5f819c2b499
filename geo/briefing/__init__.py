"""Briefings: scenes in order, each a view with words; read, checked, kept and handed out."""

from geo.briefing.checking import check_briefing, scene_view
from geo.briefing.message import scenes_message, statement_sources, values_key, values_needed
from geo.briefing.model import Briefing, Scene
from geo.briefing.reading import parse, read_briefing
from geo.briefing.review import renewed, said_of
from geo.briefing.writing import to_yaml

__all__ = [
    "Briefing",
    "Scene",
    "check_briefing",
    "parse",
    "read_briefing",
    "renewed",
    "said_of",
    "scene_view",
    "scenes_message",
    "statement_sources",
    "to_yaml",
    "values_key",
    "values_needed",
]
