"""Slides: a cover, one a scene, the references; in our design or a user's own."""

from geo.briefing.formats.slides.deck import deck_of
from geo.briefing.formats.slides.template import read_template

__all__ = ["deck_of", "read_template"]
