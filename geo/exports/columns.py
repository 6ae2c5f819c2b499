"""The columns of every table, with what each means: the same names in every language and format."""

from __future__ import annotations

from geo.exports.tables import Column
from geo.language import _


def value_columns() -> tuple[Column, ...]:
    """Return the columns of the values, one row a place and year."""
    return (
        Column("place", "text", _("Place id"), _("Id of the place")),
        Column("name", "text", _("Place"), _("Name of the place")),
        Column("kind", "text", _("Kind of place"), _("Zone, department, country, corridor or the like")),
        Column("measure", "text", _("Measure id"), _("Id of the measure")),
        Column("measure_name", "text", _("Measure"), _("What is counted")),
        Column("unit", "text", _("Unit"), _("Unit of the three values that follow")),
        Column("year", "integer", _("Year"), _("Year that the value is about")),
        Column("value_from", "integer", _("Value from"),
               _("First year that the value covers: of a total over years its first, of a value carried on "
                 "the year that it is of; else the year itself; empty: no data")),
        Column("as_of", "text", _("As of"), _("Day up to which publications count; latest: all of them")),
        Column("lens", "text", _("Lens"), _("Which claims speak; none are averaged")),
        Column("headline", "number", _("Value"),
               _("What the lens puts forward; empty: no data, or no single value")),
        Column("low", "number", _("Lowest"), _("Lowest value claimed")),
        Column("high", "number", _("Highest"), _("Highest value claimed")),
        Column("contested", "boolean", _("Contested"),
               _("Whether two comparable claims cannot both be true")),
        Column("speakers", "integer", _("Speakers"), _("How many speak independently")),
        Column("documents", "integer", _("Documents"), _("How many documents state it")),
        Column("known_from", "date", _("Known from"),
               _("Day of publication from which exactly this was known")),
        Column("headline_claim", "text", _("Claim put forward"), _("Id of the claim behind the value")),
        Column("said_by", "text", _("Said by"), _("Who stands behind the value, or how many speak")),
        Column("flags", "text", _("Flags"), _("What must be said beside the value, as codes")),
        Column("remarks", "text", _("Remarks"), _("The same in words, with whether claims contradict")),
        Column("claims", "text", _("Claims"), _("Ids of the claims that the value rests on")),
        Column("also_stated", "text", _("Also stated"),
               _("Ids of what else is stated: changes, targets, other units, claims that the lens "
                 "passes over")),
        Column("claims_text", "text", _("Claims in words"),
               _("Each claim with who makes it, its source and the day it came out")),
        Column("source_ids", "text", _("Source ids"), _("Ids of the sources of all these claims")),
        Column("sources", "text", _("Sources"), _("Their names, days of publication and terms")),
        Column("caveats", "text", _("To mind"), _("What must be minded of that measure and year")),
        Column("meaning", "text", _("Definition"), _("What the measure counts, and how it may be combined")),
        Column("accuracy", "text", _("Outline"), _("How the outline was made and how far off it may be")),
    )  # fmt: skip


def claim_columns() -> tuple[Column, ...]:
    """Return the columns of the claims, one row a statement."""
    return (
        Column("id", "text", _("Claim"), _("Id of the claim, never used again for another")),
        Column("measure", "text", _("Measure id"), _("Id of the measure")),
        Column("measure_name", "text", _("Measure"), _("What is counted")),
        Column("place", "text", _("Place id"), _("Id of the place")),
        Column("name", "text", _("Place"), _("Name of the place")),
        Column("to_place", "text", _("Destination"),
               _("Id of the place it goes to, for shares by destination")),
        Column("kind", "text", _("Kind of quantity"),
               _("level, change, share, rank, ratio, price, target (no outcome) or gap")),
        Column("period_start", "date", _("Period from"), _("First day that it is about")),
        Column("period_end", "date", _("Period to"), _("Last day that it is about")),
        Column("period_basis", "text", _("Basis of the period"),
               _("Stated by the source, or inferred by us")),
        Column("text", "text", _("In words"), _("The value with its bound and unit")),
        Column("value", "number", _("Value"), _("In the unit given; empty where only a range is stated")),
        Column("low", "number", _("Lowest"), _("Lower end of a range")),
        Column("high", "number", _("Highest"), _("Upper end of a range")),
        Column("unit", "text", _("Unit"), _("Unit of value, lowest and highest")),
        Column("bound", "text", _("Bound"),
               _("exact, approx, at_least (a floor), at_most (a ceiling) or range")),
        Column("value_stated", "text", _("As printed"), _("The number as the source prints it")),
        Column("unit_stated", "text", _("Unit as printed"), _("The unit as the source prints it")),
        Column("definition", "text", _("Counted more exactly"),
               _("In English; claims with different definitions are not compared")),
        Column("denominator", "text", _("Taken of"),
               _("In English; of what a share, change, gap or ratio is taken")),
        Column("speaker", "text", _("Who says so"),
               _("Person and institution, else the series, else the publisher")),
        Column("attributed_to", "text", _("Attributed to"),
               _("To whom the source ascribes it, as the data write it")),
        Column("institution", "text", _("Institution"),
               _("For which that person speaks, as the data write it")),
        Column("stance", "text", _("Stance"), _("asserts, reports or disputes")),
        Column("series", "text", _("Series"), _("Monitor and method; series are never mixed on one line")),
        Column("source", "text", _("Source id"), _("Id of the source that first published it")),
        Column("source_name", "text", _("Source"), _("Its short name")),
        Column("published_from", "date", _("Published from"), _("First day on which it may have come out")),
        Column("published_to", "date", _("Published by"),
               _("Day on which it had come out; from here on it counts as known")),
        Column("read_in", "text", _("Read in"),
               _("Id of the source in which we read it, where that is another")),
        Column("reading", "text", _("Reading"), _("How it was read")),
        Column("paragraph", "integer", _("Paragraph"),
               _("Line of the text, counted from 0; empty where we hold no text")),
        Column("start_char", "integer", _("First character"),
               _("Where its words begin in that line, counted from 0")),
        Column("end_char", "integer", _("End character"), _("The character after its words")),
        Column("flags", "text", _("Flags"), _("What must be said beside it, as codes")),
        Column("remarks", "text", _("Remarks"), _("The same in words")),
        Column("used", "boolean", _("Behind a value"), _("Whether a value of this file rests on it")),
        Column("note", "text", _("Note"), _("In English; what a reader should know")),
    )  # fmt: skip


def source_columns() -> tuple[Column, ...]:
    """Return the columns of the sources."""
    return (
        Column("number", "integer", _("Number"), _("Number in this file")),
        Column("id", "text", _("Source id"), _("Id of the source")),
        Column("name", "text", _("Source"), _("Its short name")),
        Column("title", "text", _("Title"), _("As printed")),
        Column("publisher", "text", _("Publisher"), _("Who published it")),
        Column("authors", "text", _("Authors"), _("Persons or institutions named as authors")),
        Column("published_from", "date", _("Published from"), _("First day on which it may have come out")),
        Column("published_to", "date", _("Published by"), _("Day on which it had come out")),
        Column("published_basis", "text", _("Basis of the date"), _("stated, read or inferred")),
        Column("established", "text", _("How the date was established"), _("In English")),
        Column("language", "text", _("Language"), _("Language of the text")),
        Column("licence", "text", _("Licence"), _("Licence or terms as stated, in English")),
        Column("link", "text", _("Address"), _("Where it was; no promise that it still answers")),
        Column("kind", "text", _("Kind of source"), _("document, publication or compilation")),
        Column("read_through", "text", _("How we read it"), _("In English; where we do not hold the text")),
        Column("abstract", "text", _("Abstract"), _("In English; what it says, in our own words")),
    )  # fmt: skip


def definition_columns() -> tuple[Column, ...]:
    """Return the columns of the definitions: of measures, flags, and the columns of the tables."""
    return (
        Column("what", "text", _("What"), _("measure, flag, or the table whose column it is")),
        Column("id", "text", _("Id"), _("Id of the measure, code of the flag, name of the column")),
        Column("name", "text", _("Name"), _("As a reader calls it")),
        Column("unit", "text", _("Unit"), _("Of a measure")),
        Column("meaning", "text", _("Meaning"), _("What it means")),
        Column("combine", "text", _("Combining"), _("How values of a measure may be combined")),
    )  # fmt: skip


def caveat_columns() -> tuple[Column, ...]:
    """Return the columns of the caveats."""
    return (
        Column("measure", "text", _("Measure id"), _("Measure concerned; empty: all")),
        Column("year", "integer", _("Year"), _("Year concerned; empty: all")),
        Column("text", "text", _("To mind"), _("What must be minded")),
    )  # fmt: skip


def about_columns() -> tuple[Column, ...]:
    """Return the columns of what is said of the file itself."""
    return (
        Column("heading", "text", _("About"), _("What is told")),
        Column("text", "text", _("In words"), _("What this file is")),
    )
