"""Names of places and institutions inside a sentence: with their article, and after "in"."""

from __future__ import annotations

import re

from geo.language import _, current
from geo.model import Place

_ENGLISH_BODIES = re.compile(
    r"^(US|European|Presidency|President|Congress|National|Joint Command|Police|Regional|regional|Government"
    r"|Ministry|head|White House|United States|United Nations)\b"
)
_ENGLISH_PLACES = re.compile(
    r"^(VRAEM?|United (States|Kingdom)|Netherlands|North of|Port of)\b"
    r"|\b(Union|Amazon|River|valley|Reserve|Forest|Tropics|Yungas|highlands|axis|border|region|corridor)\b"
)
"""English names that take "the": those that are made of ordinary words, and the acronym of a valley."""
_SPANISH_WORDS = {
    "el": "Atlas Bosque Brasil Centro Comando Congreso Departamento Eje Gobierno INEI IPE Instituto "
    "Ministerio Norte Observatorio PNUD Parque Perú Presidente Programa Puerto Reino Resto Río Trópico VRAE "
    "VRAEM Valle titular",
    "la": "Aduana Amazonía EMCDDA Frontera Oficina Policía Presidencia Región Reserva Sierra Triple UNODC "
    "Unión",
    "los": "Estados Países",
    "las": "Yungas autoridades",
}
_SPANISH_ARTICLES = {word: article for article, words in _SPANISH_WORDS.items() for word in words.split()}
"""The article before a Spanish name by its first word; other names take none."""
_PART = re.compile(r"^(.*\S): (.+)$")
_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_COMMON = re.compile(r"^(Six|Seis|Native|Peasant|Comunidades|Elsewhere)\b")
"""How names begin that are written small inside a sentence."""


def _articled(name: str, english: re.Pattern[str]) -> str:
    if current() == "es":
        article = _SPANISH_ARTICLES.get(re.split(r"[\s,:-]", name, maxsplit=1)[0])
        if name.startswith(("Resto ", "Norte ", "Centro y")):
            name = name[:1].lower() + name[1:]
        return f"{article} {name}" if article else name
    return f"the {name}" if english.search(name) else name


def the_institution(name: str) -> str:
    """Return a name as it stands inside a sentence: ``the Ministry of the Interior``, ``la UNODC``."""
    name = re.sub(r"\band (?=Government|Ministry)", "and the ", name)
    name = re.sub(r"\by (?=Gobierno|Ministerio)", "y el ", name)
    return _articled(name, _ENGLISH_BODIES)


def the_place(place: Place) -> str:
    """Return a place as it stands inside a sentence: ``Peru``, ``the department of Loreto``."""
    name = _PART.sub(r"\1 (\2)", place.label())
    bare = _BRACKETS.sub("", name).removeprefix("The ")
    words = {
        "department": _("the department of {name}"),
        "province": _("the province of {name}"),
        "district": _("the district of {name}"),
        "zone": _("the {name} coca zone"),
    }
    if place.kind in words and not bare.isupper():
        return words[place.kind].format(name=bare)
    if place.kind == "world":
        return _("the world")
    if place.kind == "corridor":
        return _("the route “{name}”").format(name=name)
    return f"{name[:1].lower()}{name[1:]}" if _COMMON.match(name) else _articled(name, _ENGLISH_PLACES)


def in_place(place: Place) -> str:
    """Return ``in Peru``, ``elsewhere in Peru``, ``at the Port of Callao``."""
    where = the_place(place)
    if where.startswith("elsewhere in "):
        return where
    at = {"port": _("at {place}"), "river": _("at {place}"), "corridor": _("on {place}")}
    return at.get(place.kind, _("in {place}")).format(place=where)


def contracted(text: str) -> str:
    """Return a Spanish text with "de el" and "a el" drawn together; an English one as it is."""
    return re.sub(r"\b([Dd]e|[Aa]) el ", r"\1l ", text) if current() == "es" else text
