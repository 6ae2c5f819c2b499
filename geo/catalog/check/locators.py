"""Locators point into the documents, where these are here."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from geo import paths
from geo.catalog.cells import Record
from geo.catalog.check.resources import Resource
from geo.catalog.fault import Fault
from geo.catalog.texts import checksum, find_documents, normalise_text, read_document
from geo.errors import SeedError
from geo.language import _
from geo.model import Source

COLUMNS = ("paragraph", "start", "end")


def check_locators(
    root: Path,
    folder: Path | None,
    resources: Mapping[str, Resource],
    sources: Mapping[str, Source],
    bad: Collection[tuple[str, int | None]],
) -> list[Fault]:
    """Return the locators that are half given or lie outside their text, and the wrong texts.

    Parameters
    ----------
    root : Path
        The checkout.
    folder : Path or None
        Where the texts lie; None for the usual place.
    resources, sources : mapping
        What was read.
    bad : collection of (file, row)
        Rows not to look at again.
    """
    if folder is None:
        folder = paths.seeds_dir() if root == paths.ROOT else root / "seeds"
    texts = {
        name: read_document(path, sources[name].sha256)
        for name, path in find_documents(folder, sources.values()).items()
    }
    faults = list(_wrong_texts(root, folder, sources, texts))
    for resource in resources.values():
        names = [field["name"] for field in resource.fields]
        if resource.is_layer or not set(COLUMNS) <= set(names):
            continue
        for record in resource.records:
            if (record.file, record.number) not in bad:
                faults += _locator(record, sources, texts)
    return faults


def _wrong_texts(
    root: Path, folder: Path, sources: Mapping[str, Source], texts: Mapping[str, list[str]]
) -> Iterator[Fault]:
    """Yield the texts that lie beside a card and are not what the card describes."""
    for name, source in sources.items():
        path = folder / f"{name}.txt"
        if name in texts or not path.is_file():
            continue
        file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
        expected = _("the text with the checksum {sum}").format(sum=source.sha256 or "—")
        try:
            value = checksum(normalise_text(path.read_bytes()))
        except SeedError as error:
            value = str(error)
        yield Fault(file, None, "", value, expected)


def _locator(
    record: Record, sources: Mapping[str, Source], texts: Mapping[str, list[str]]
) -> Iterator[Fault]:
    """Yield the first thing wrong with a record's locator."""
    missing = [name for name in COLUMNS if not record.text(name)]
    document = record.text("read_in") or record.text("source")
    source = sources.get(document)
    if len(missing) == len(COLUMNS):
        if source is not None and source.sha256 and record.text("reading") == "first hand":
            yield record.fault("paragraph", _("where in {document} it is found").format(document=document))
        return
    if missing:
        yield record.fault(missing[0], _("paragraph, start and end, or none of them"))
        return
    paragraph, start, end = (int(record.text(name)) for name in COLUMNS)
    if source is not None and not source.sha256:
        expected = _("nothing, as the text of {document} is not held").format(document=document)
        yield record.fault("paragraph", expected)
    elif not 0 <= start < end:
        yield record.fault("end", _("a number above start ({number})").format(number=start))
    elif document in texts and not 0 <= paragraph < len(texts[document]):
        expected = _("0 to {count}, the paragraphs of {document}").format(
            count=len(texts[document]) - 1, document=document
        )
        yield record.fault("paragraph", expected)
    elif document in texts and end > len(texts[document][paragraph]):
        length = len(texts[document][paragraph])
        expected = _("{number} at most, the length of paragraph {paragraph}").format(
            number=length, paragraph=paragraph
        )
        yield record.fault("end", expected)
    elif document in texts and record.text("value_stated").casefold() not in (
        texts[document][paragraph][start:end].casefold()
    ):
        # The words themselves are not printed: they are the document's, not ours.
        expected = _("words found at paragraph, start and end in {document}")
        yield record.fault("value_stated", expected.format(document=document))
