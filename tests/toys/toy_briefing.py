"""A briefing of one scene about the invented country of `tests.toys.toy`."""

from __future__ import annotations

from geo.briefing import Briefing
from geo.briefing.reading import parse
from tests.toys.toy_atlas import toy_atlas

ATLAS = toy_atlas()
VIEW = "measure=crop&level=zone&year=2011&place=vale&extent=vale"
TOY = f"""\
title: {{en: Pepper, es: Pimienta}}
scenes:
  - id: vale
    view: {VIEW}
    title: {{en: The Vale, es: El Valle}}
    text:
      en: |
        {{who:t-01}} knows of {{t-01}} in {{when:t-01}}.

        {{who:t-03}} of {{t-03}}.
      es: "{{who:t-01}} sabe de {{t-01}}."
    places: [vale]
    corridors: [lume-belmonte]
    statements: [r-01]
"""


def toy(text: str = TOY, **more: bool) -> Briefing:
    return parse(text.encode(), name="toy", **more)
