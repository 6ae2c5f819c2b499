"""The columns of every table, with what each means: the same names in every language and format."""

from __future__ import annotations

from geo.exports.tables import Column
from geo.language import _


def value_columns() -> tuple[Column, ...]:
    """Return the columns of the values, one row a place and year."""
    return (
        Column("place", "text", _("Place id"), _("Id of the place")),
        Column("name", "text", _("Place"), _("Name of the place")),
        Column("kind", "text", _("Kind of place"), _("Zone, department, country, corridor and so on")),
        Column("measure", "text", _("Measure id"), _("Id of the measure")),
        Column("measure_name", "text", _("Measure"), _("What is counted")),
        Column("unit", "text", _("Unit"), _("Unit of the figures in this row")),
        Column("year", "integer", _("Year"), _("Year of the figure")),
        Column("value_from", "integer", _("Figure from"),
               _("First year that the figure covers: of a total of several years the first, of an "
                   "earlier year's figure that year; else the year itself; empty: no data")),
        Column("as_of", "text", _("Published by"), _("Only figures published by this day; latest: all")),
        Column("lens", "text", _("Figure shown"),
               _("Which figure is shown where several exist; none are averaged")),
        Column("headline", "number", _("Figure"),
               _("The figure shown; empty: no data, a range only, or figures differ and none is shown")),
        Column("low", "number", _("Lowest"), _("Lowest figure of any source")),
        Column("high", "number", _("Highest"), _("Highest figure of any source")),
        Column("contested", "boolean", _("Sources disagree"),
               _("Whether two comparable figures cannot both be right")),
        Column("speakers", "integer", _("Number of sources"), _("Number of independent sources")),
        Column("documents", "integer", _("Number of documents"), _("Number of documents that give it")),
        Column("known_from", "date", _("Latest publication"),
               _("Day by which all of this had been published")),
        Column("headline_claim", "text", _("Figure shown, id"), _("Id of the figure shown")),
        Column("said_by", "text", _("According to"),
               _("The source of the figure shown, or the number of sources")),
        Column("flags", "text", _("Flags"), _("Cautions, as codes")),
        Column("remarks", "text", _("Remarks"), _("The same in words, and whether sources disagree")),
        Column("claims", "text", _("Figures"), _("Ids of the figures behind it")),
        Column("also_stated", "text", _("Other figures"),
               _("Ids of other figures: changes, targets, other units, figures not chosen")),
        Column("claims_text", "text", _("Figures in words"),
               _("Each figure with its source, the document and the day of publication")),
        Column("source_ids", "text", _("Document ids"), _("Ids of the documents of all these figures")),
        Column("sources", "text", _("Documents"), _("Their names, days of publication and terms of use")),
        Column("caveats", "text", _("Cautions"), _("Cautions for that measure and year")),
        Column("meaning", "text", _("Definition"), _("What the measure counts, and how it may be combined")),
        Column("accuracy", "text", _("Outline"), _("How the outline was drawn and how accurate it is")),
    )  # fmt: skip


def claim_columns() -> tuple[Column, ...]:
    """Return the columns of the claims, one row a statement."""
    return (
        Column("id", "text", _("Figure, id"), _("Id of the figure, never used again for another")),
        Column("measure", "text", _("Measure id"), _("Id of the measure")),
        Column("measure_name", "text", _("Measure"), _("What is counted")),
        Column("place", "text", _("Place id"), _("Id of the place")),
        Column("name", "text", _("Place"), _("Name of the place")),
        Column("to_place", "text", _("Destination"),
               _("Id of the place it goes to, for shares by destination")),
        Column("kind", "text", _("Kind of quantity"),
               _("level, change, share, rank, ratio, price, target (no outcome) or gap")),
        Column("period_start", "date", _("Period from"), _("First day of the period")),
        Column("period_end", "date", _("Period to"), _("Last day of the period")),
        Column("period_basis", "text", _("Basis of the period"),
               _("Given by the source (stated) or inferred by us (inferred)")),
        Column("text", "text", _("In words"), _("The figure with its bound and unit")),
        Column("value", "number", _("Figure"), _("In the unit given; empty where only a range is stated")),
        Column("low", "number", _("Lowest"), _("Lower end of a range")),
        Column("high", "number", _("Highest"), _("Upper end of a range")),
        Column("unit", "text", _("Unit"), _("Unit of the figure, lowest and highest")),
        Column("bound", "text", _("Bound"),
               _("exact, approx, at_least, at_most or range")),
        Column("value_stated", "text", _("As printed"), _("The number as printed")),
        Column("unit_stated", "text", _("Unit as printed"), _("The unit as printed")),
        Column("definition", "text", _("Definition"),
               _("In English but in a workbook; figures with different definitions are not compared"),
               english=True),
        Column("denominator", "text", _("Share of"),
               _("In English but in a workbook; the total or basis of a share, change, gap or ratio"),
               english=True),
        Column("speaker", "text", _("According to"),
               _("Person and institution, else the series, else the publisher")),
        Column("attributed_to", "text", _("Attributed to"),
               _("Person to whom the document attributes it, as written in the data"), english=True),
        Column("institution", "text", _("Institution"),
               _("Institution to which the document attributes it, as written in the data"), english=True),
        Column("stance", "text", _("How it is given"), _("asserts, reports, disputes or calculates")),
        Column("series", "text", _("Series"),
               _("Monitoring body and method; series are never joined by one line")),
        Column("source", "text", _("Document id"),
               _("Id of the document that first published it; of our sum, of the figures summed")),
        Column("source_name", "text", _("Document"), _("Its short name")),
        Column("published_from", "date", _("Published from"), _("First possible day of publication")),
        Column("published_to", "date", _("Published by"),
               _("Day by which it had been published")),
        Column("read_in", "text", _("Read in"),
               _("Id of the document in which we read it, where that is another")),
        Column("reading", "text", _("How we read it"), _("How we read it")),
        Column("paragraph", "integer", _("Paragraph"),
               _("Line of the text, counted from 0; empty where the text is not held")),
        Column("start_char", "integer", _("First character"),
               _("Position of its first character in that line, counted from 0")),
        Column("end_char", "integer", _("End character"), _("Position after its last character")),
        Column("flags", "text", _("Flags"), _("Cautions, as codes")),
        Column("remarks", "text", _("Remarks"), _("The same in words")),
        Column("used", "boolean", _("Used"), _("Whether a figure shown in this file uses it")),
        Column("note", "text", _("Note"), _("What a reader should know"), english=True),
    )  # fmt: skip


def source_columns() -> tuple[Column, ...]:
    """Return the columns of the sources."""
    return (
        Column("number", "integer", _("Number"), _("Number in this file")),
        Column("id", "text", _("Document id"), _("Id of the document")),
        Column("name", "text", _("Document"), _("Its short name")),
        Column("title", "text", _("Title"), _("As printed")),
        Column("publisher", "text", _("Publisher"), _("Who published it"), english=True),
        Column("authors", "text", _("Authors"), _("Persons or institutions named as authors")),
        Column("published_from", "date", _("Published from"), _("First possible day of publication")),
        Column("published_to", "date", _("Published by"), _("Day by which it had been published")),
        Column("published_basis", "text", _("Basis of the date"),
               _("Given in the text (stated), read in a dated publication (read) or inferred")),
        Column("established", "text", _("Basis of the date, in words"), _("In English"), english=True),
        Column("language", "text", _("Language"), _("Language of the text")),
        Column("licence", "text", _("Licence"), _("Licence or terms of use, in English but in a workbook"),
               english=True),
        Column("link", "text", _("Address"), _("Address at the time of reading; it may no longer work")),
        Column("kind", "text", _("Kind of document"), _("document, publication or compilation")),
        Column("read_through", "text", _("How we read it"), _("In English; where the text is not held"),
               english=True),
        Column("abstract", "text", _("Abstract"), _("In English; what it says, in our own words"),
               english=True),
    )  # fmt: skip


def definition_columns() -> tuple[Column, ...]:
    """Return the columns of the definitions: of measures, flags, and the columns of the tables."""
    return (
        Column("what", "text", _("What"), _("measure, flag, or the table whose column it is")),
        Column("id", "text", _("Id"), _("Id of the measure, code of the flag, name of the column")),
        Column("name", "text", _("Name"), _("Name for readers")),
        Column("unit", "text", _("Unit"), _("Of a measure")),
        Column("meaning", "text", _("Meaning"), _("What it means")),
        Column("combine", "text", _("Combining"), _("How figures of a measure may be combined")),
    )  # fmt: skip


def caveat_columns() -> tuple[Column, ...]:
    """Return the columns of the caveats."""
    return (
        Column("measure", "text", _("Measure id"), _("Measure concerned; empty: all")),
        Column("year", "integer", _("Year"), _("Year concerned; empty: all")),
        Column("text", "text", _("Cautions"), _("Cautions")),
    )  # fmt: skip


def about_columns() -> tuple[Column, ...]:
    """Return the columns of what is said of the file itself."""
    return (
        Column("heading", "text", _("About"), _("Item")),
        Column("text", "text", _("In words"), _("Content")),
    )
