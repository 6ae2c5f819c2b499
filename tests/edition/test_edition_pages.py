"""The pages of an edition: every link leads somewhere, nothing comes from outside, all say what they must."""

from __future__ import annotations

import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from geo.atlas import estimate_all, read_atlas
from geo.edition.files import Files
from geo.edition.frame import FRAME, write_frame
from geo.edition.values import write_values
from geo.exports import read_metadata

MOST = 400_000
"""Bytes that a view may cost on the way, compressed."""

LISTS = 14_000
"""Bytes of the map's page with the names of all measures and places, compressed (a whole edition's)."""


class _Page(HTMLParser):
    """What a page holds: ids, addresses, and the elements whose number counts."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.tags: list[str] = []
        self.inline: list[str] = []
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.tags.append(tag)
        self.attributes[tag] = held
        if held.get("id"):
            self.ids.append(held["id"] or "")
        if tag == "a" and held.get("href"):
            self.links.append(held["href"] or "")
        if tag in ("script", "link", "img", "iframe"):
            address = held.get("src") or (held.get("href") if held.get("rel") == "stylesheet" else None)
            if address:
                self.loaded.append(address)
            elif tag == "script" and held.get("type") != "application/json":
                self.inline.append(str(held))


@pytest.fixture(scope="session")
def pages(editions: Path) -> dict[Path, _Page]:
    """Every page of the index and the edition, but for the map's frame, which its own tests hold."""
    return {path: _Page(path) for path in editions.rglob("*.html") if path.parent.name != "assets"}


def test_every_link_leads_to_a_file_and_to_an_id_in_it(pages):
    lost = []
    for path, page in pages.items():
        for link in page.links:
            if re.match(r"https?://", link):
                continue
            target, _hash, anchor = link.partition("#")
            found = (path.parent / unquote(target)).resolve() if target else path
            if not found.is_file():
                lost.append(f"{path.name}: {link}")
            elif anchor and found.name != "map.html" and unquote(anchor) not in pages[found].ids:
                lost.append(f"{path.name}: no {anchor} in {found.name}")
    assert lost == []


def test_everything_loaded_lies_in_the_edition_and_no_script_stands_in_a_page(pages):
    for path, page in pages.items():
        assert page.inline == [], path
        for address in page.loaded:
            assert (path.parent / address).is_file(), f"{path}: {address}"


def test_every_page_has_language_title_heading_landmarks_and_policy(editions, pages):
    for path, page in pages.items():
        if path.parent == editions:
            language = "es" if ".es." in path.name else "en"
        else:
            language = path.parent.name if path.parent.name in ("en", "es") else "en"
        assert page.attributes["html"]["lang"] == language, path
        text = path.read_text(encoding="utf-8")
        assert [text.count(f"<{tag}") for tag in ("title>", "h1", "main")] == [1, 1, 1], path
        assert "default-src &#39;none&#39;" in text or "default-src 'none'" in text, path
        assert len(page.ids) == len(set(page.ids)), f"{path}: an id stands twice"
        if path.parent.name in ("en", "es"):
            assert 'class="skip" href="#main"' in text
            assert path.parents[1].name in text, f"{path} does not say which edition it is of"
            assert "CC BY 4.0" in text


def test_a_figure_can_be_followed_to_its_document(edition):
    given = re.search(
        r'id="given">(.*?)</script>', (edition / "en" / "map.html").read_text(encoding="utf-8"), re.S
    )
    assert given
    said = json.loads(given[1])
    assert set(said["measures"]) >= {"crop", "seizures"}
    for held in said["measures"].values():
        assert (edition / "en" / held["values"]).is_file()
        for level in held["levels"].values():
            assert all((edition / "en" / path).is_file() for path in level["data"].values())
    for document in set(said["elsewhere"].values()):
        assert (edition / "en" / f"source-{document}.html").is_file()


def test_data_files_carry_their_record(edition):
    for ending in ("csv", "json", "parquet", "geojson"):
        record = read_metadata(edition / "data" / "en" / f"crop-country.{ending}")
        assert record.data_version == "toy-1"
        assert record.sources
        assert "CC BY 4.0" in record.licence
    assert read_metadata(edition / "data" / "es" / "crop-country.csv").language == "es"


def test_the_heaviest_view_of_the_real_atlas_costs_less_than_its_budget(edition, tmp_path):
    atlas, files = read_atlas(), Files(tmp_path)
    write_frame(atlas, files)
    measure = atlas.measures["forest_loss"]
    write_values(measure, estimate_all(atlas, measure.id, "monitoring"), atlas, files)
    size = {name: len(gzip.compress((tmp_path / name).read_bytes(), 6)) for name in files.written}
    # The page round the frame: its own script and style sheet, and a list of measures and places.
    own = ("assets/map.js", "assets/edition.css")
    page = sum(len(gzip.compress((edition / name).read_bytes(), 6)) for name in own) + LISTS
    assert sum(size.values()) - size[FRAME] + page < MOST, size
