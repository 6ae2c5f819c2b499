"""A template of the user's own: its layouts are used; what is harmful or no template is refused by name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pytest
from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from geo.briefing.formats.pptx_file import write_pptx
from geo.briefing.formats.slides import read_template
from geo.briefing.formats.slides.grounds import Theme
from geo.briefing.formats.slides.readable import make_readable
from geo.cli import main
from geo.errors import ExportError
from geo.style import DARK, LIGHT
from geo.style.palette import READABLE, contrast

RELATIONS = "ppt/slideMasters/_rels/slideMaster1.xml.rels"


@pytest.fixture(scope="module")
def own() -> bytes:
    return own_template()


def own_template() -> bytes:
    """Return a PowerPoint file with a blue ground and a slide of its own."""
    deck = Presentation()
    fill = deck.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0x00, 0x33, 0x66)
    deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = "Slide of the template"
    return saved(deck)


def saved(deck) -> bytes:
    made = io.BytesIO()
    deck.save(made)
    return made.getvalue()


def changed(content: bytes, **parts: bytes) -> bytes:
    """Return a package with some parts replaced or added; their names have ``__`` for a slash."""
    named = {name.replace("__", "/"): held for name, held in parts.items()}
    return rewritten(content, named)


def rewritten(content: bytes, parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, old.read(name)))
        for name, held in parts.items():
            new.writestr(name, held)
    return made.getvalue()


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def test_slides_take_masters_and_layouts_and_leave_its_slides(own, short, atlas, tmp_path):
    write_pptx(short, atlas, tmp_path / "own.pptx", template=own)
    deck = Presentation(str(tmp_path / "own.pptx"))
    assert deck.slide_master.background.fill.fore_color.rgb == RGBColor(0x00, 0x33, 0x66)
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert "Slide of the template" not in titles
    assert titles[1].startswith("In 2011 three officials")
    assert titles[-1] == "References"
    assert {slide.slide_layout.name for slide in deck.slides} == {"Title Slide", "Title and Content"}
    assert [words for slide in deck.slides for words in unread(slide.shapes, "#003366")] == []
    (picture,) = [shape for shape in list(deck.slides)[1].shapes if shape.shape_type == 13]
    assert picture.width / deck.slide_width >= 0.6 - 1e-6


@pytest.mark.parametrize(
    ("left", "right", "words", "plain"),
    [(20, 30, DARK.ink, True), (235, 225, "#000000", True), (0, 255, LIGHT.ink, False)],
)
def test_words_on_a_picture_can_be_read(left, right, words, plain):
    design = read_template(on_a_picture(left, right))
    title = design.deck.slides.add_slide(design.scene).shapes.title
    title.text = "A finding"
    make_readable(design)
    held = title.text_frame.paragraphs[0].runs[0].font.fill
    assert (f"#{held.fore_color.rgb}".lower() if held.type else "#000000") == words
    assert (title.fill.type is None) == plain  # where the picture is light and dark the words have a card


def on_a_picture(left: int, right: int) -> bytes:
    """Return a template on a picture whose left half is as light as ``left`` says, from 0 to 255."""
    deck, drawn = Presentation(), io.BytesIO()
    picture = Image.new("L", (80, 60), right)
    picture.paste(left, (0, 0, 40, 60))
    picture.save(drawn, "PNG")
    master = deck.slide_master
    _part, named = master.part.get_or_add_image_part(drawn)
    master.background.fill.solid()
    solid = master._element.find(f".//{qn('p:bgPr')}/{qn('a:solidFill')}")
    fill = f'<a:blipFill {nsdecls("a", "r")}><a:blip r:embed="{named}"/><a:stretch/></a:blipFill>'
    solid.getparent().replace(solid, parse_xml(fill))
    return saved(deck)


def test_without_a_theme_type_is_black_on_white():
    master = Presentation().slide_master
    assert Theme(master).named("accent1") == "#4f81bd"
    master._element.remove(master._element.find(qn("p:clrMap")))
    for id in [id for id, held in master.part.rels.items() if held.reltype == RELATIONSHIP_TYPE.THEME]:
        master.part.rels.pop(id)
    bare = Theme(master)
    assert [bare.named(name) for name in ("tx1", "bg1")] == ["#000000", "#ffffff"]


def unread(shapes, ground: str) -> Iterator[str]:
    """Yield words that do not stand out on a ground; a legend lies on a card of its own."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from unread(shape.shapes, f"#{next(iter(shape.shapes)).fill.fore_color.rgb}".lower())
            continue
        runs = shape._element.findall(f".//{qn('a:r')}")
        if shape.has_chart:
            runs += shape.chart._chartSpace.findall(f".//{qn('a:r')}")
        for run in runs:
            colour = run.find(f"{qn('a:rPr')}/{qn('a:solidFill')}/{qn('a:srgbClr')}")
            said = (
                "#000000" if colour is None else f"#{colour.get('val').lower()}"
            )  # the theme has black type
            if contrast(said, ground) < READABLE:
                yield run.find(qn("a:t")).text


def test_a_potx_is_a_template_too(own):
    types = part(own, "[Content_Types].xml").replace(
        b"presentationml.presentation.main+xml", b"presentationml.template.main+xml"
    )
    design = read_template(rewritten(own, {"[Content_Types].xml": types}), "house.potx")
    assert design.scene.name == "Title and Content"


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ("text", "house.pptx cannot be unpacked"),
        ("zip", "is no PowerPoint file"),
        ("macro", "holds macros or embedded programs"),
        ("link", "links to http://example.org/x.png"),
        ("utf16 link", "links to http://example.org/x.png"),
        ("entities", "is no file of slides"),
        ("bomb", "unpacks to more than"),
        ("damaged", "is no file of slides"),
        ("encoding", "is no file of slides: .*unknown encoding"),
        ("no layout", "has no layout that can be used"),
    ],
)
def test_what_is_harmful_or_no_template_is_refused(own, harm, words, monkeypatch):
    rels = part(own, RELATIONS).decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    link = f'<Relationship Id="rId99" Type="{kind}" Target="http://example.org/x.png" TargetMode="External"/>'
    linked = rels.replace("</Relationships>", f"{link}</Relationships>")
    if harm == "bomb":
        monkeypatch.setattr("geo.briefing.formats.slides.template.MOST_UNPACKED", 2_000_000)
    made = {
        "text": lambda: b"no zip at all",
        "zip": lambda: rewritten(_zip(), {"a.txt": b"x"}),
        "macro": lambda: rewritten(own, {"ppt/vbaProject.bin": b"x"}),
        "link": lambda: rewritten(own, {RELATIONS: linked.encode()}),
        "utf16 link": lambda: rewritten(own, {RELATIONS: linked.replace("UTF-8", "UTF-16").encode("utf-16")}),
        "entities": lambda: rewritten(
            own, {RELATIONS: b'<!DOCTYPE a [<!ENTITY b "c">]>' + rels.split("?>", 1)[1].encode()}
        ),
        "bomb": lambda: rewritten(own, {"ppt/media/image1.png": b"\0" * 3_000_000}),
        "damaged": lambda: rewritten(own, {"ppt/presentation.xml": b"<nothing/>"}),
        "encoding": lambda: rewritten(own, {RELATIONS: rels.replace("UTF-8", "aTF-8").encode()}),
        "no layout": _without_layouts,
    }[harm]()
    with pytest.raises(ExportError, match=words):
        read_template(made, "house.pptx")


def _zip() -> bytes:
    made = io.BytesIO()
    zipfile.ZipFile(made, "w").close()
    return made.getvalue()


def _without_layouts() -> bytes:
    deck = Presentation()
    for layout in list(deck.slide_layouts)[:-5]:
        deck.slide_layouts.remove(layout)
    for layout in deck.slide_layouts:
        for shape in list(layout.placeholders):
            shape._element.getparent().remove(shape._element)
    return saved(deck)


class TestCommand:
    def test_a_template_is_for_slides_only(self, own, tmp_path, capsys):
        (tmp_path / "own.pptx").write_bytes(own)
        assert main(["briefing", str(tmp_path / "a.pdf"), "--template", str(tmp_path / "own.pptx")]) == 2
        assert "--template is for slides" in capsys.readouterr().err

    def test_one_that_is_missing_is_named_and_nothing_is_written(self, tmp_path, capsys):
        assert main(["briefing", str(tmp_path / "a.pptx"), "--template", str(tmp_path / "none.pptx")]) == 2
        assert "none.pptx" in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []
