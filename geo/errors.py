"""Every error this library raises on purpose.

Each derives from `GeoError`, so that one ``except GeoError`` catches all of ours and
nothing else; most also derive from the builtin that fits.
"""


class GeoError(Exception):
    """Base of all errors raised on purpose by this library."""


class ArgumentError(GeoError, ValueError):
    """A value that a function of the library cannot work with: a fault of the program that calls it."""


class DataError(GeoError, ValueError):
    """A file of the data package or a card does not say what its description promises."""


class FileError(GeoError, ValueError):
    """A file that is missing, no regular file, larger than allowed, or cannot be read or written."""


class UnknownNameError(GeoError, LookupError):
    """A place, measure, source, series, lens or number of a document that is not in the record."""


class AmbiguousNameError(UnknownNameError):
    """A name that more than one place bears (Ucayali the river, Ucayali the department)."""


class ViewError(GeoError, ValueError):
    """A view (or the link that carries it) with a part that cannot be shown."""


class MapError(GeoError, RuntimeError):
    """The map document cannot be drawn, or would come out empty."""


class PlotError(GeoError, ValueError):
    """A picture that cannot be laid out as asked, or that would lack what every picture must carry."""


class SheetTooSmallError(PlotError):
    """A sheet whose words leave no room for its map; a larger one, or fewer places, would do."""


class OverLimitError(GeoError, RuntimeError):
    """Work that took more time or memory than it may, and was ended."""


class ExportError(GeoError, RuntimeError):
    """A file cannot be written, lacks what every file must carry, or cannot be read again."""


class EditionError(GeoError, ValueError):
    """An edition that cannot be written where it is wanted, or one there that is damaged."""


class BuildError(GeoError, RuntimeError):
    """A layer cannot be rebuilt from the registry packages."""


class ExtractionError(GeoError, ValueError):
    """A document that figures cannot be read from, or a rule of the extractor that cannot be used."""


class SeedError(GeoError, ValueError):
    """A document that is not one of the known sources, or cannot be read."""


class BoundaryError(GeoError, ValueError):
    """A user's own boundary that cannot be read, placed or kept."""


class BriefingError(GeoError, ValueError):
    """A briefing that cannot be read, shown, written or kept."""


class BriefingChangedError(BriefingError):
    """A briefing that somebody else has changed since it was read.

    Attributes
    ----------
    copy_name : str
        Name under which a copy can be kept beside it.
    """

    def __init__(self, message: str, copy_name: str = "") -> None:
        super().__init__(message)
        self.copy_name = copy_name


class StoreError(GeoError, RuntimeError):
    """The database of the workspace cannot be reached, read or written to; nothing was written."""


class ReviewError(GeoError, ValueError):
    """A document, decision, figure or batch that cannot be taken as it is."""


class StaleDecisionError(ReviewError):
    """Somebody else decided in the meantime: nothing was written."""


class NotAllowedError(ReviewError):
    """The role of who asks does not allow it."""
