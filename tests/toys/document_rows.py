"""The rows read in the five documents, plain, and what a reader takes from the documents by hand."""

from __future__ import annotations

import csv

import yaml

from geo import paths
from geo.model import ROUTE_COLUMNS, STATEMENT_COLUMNS

DOCUMENTS = (
    "insight-crime-2012-seizures",
    "psg-2013-number-one",
    "world-wide-cocaine-business",
    "insight-crime-2011-loreto",
    "muggah-mcdermott-2013",
)

# (id, measure, place, to_place, kind, value, low, high, bound, speaker, first and last day) as a reader takes
# them from the documents, written down before the table was compared with them.
EXPECTED = (
    ("d0-01", "total_drug_seizures", "peru", "", "level", 32.5, None, None, "exact", "Wilfredo Pedraza",
     "2012-01-01", "2012-12-31"),
    ("d0-09", "coca_paste_seizures", "peru", "", "level", 12.6, None, None, "exact", "InSight Crime",
     "2011-01-01", "2011-12-31"),
    ("d0-11", "coca_paste_seizures", "peru", "", "change", 50, None, None, "exact", "InSight Crime",
     "2012-01-01", "2012-12-31"),
    ("d1-02", "coca_cultivation", "peru", "", "change", -3.4, None, None, "exact", "UNODC",
     "2012-01-01", "2012-12-31"),
    ("d1-03", "coca_cultivation", "colombia", "", "change", -25, None, None, "exact", "UNODC",
     "2012-01-01", "2012-12-31"),
    ("d1-05", "coca_cultivation", "bolivia", "", "change", -18, None, None, "at_most", "Peru Support Group",
     "2011-01-01", "2012-12-31"),
    ("d1-09", "coca_production_rank", "peru", "", "rank", 1, None, None, "approx", "Peru Support Group",
     "2011-01-01", "2011-12-31"),
    ("d2-03", "share_of_exports", "peru", "europe", "share", 79, None, None, "exact", "UNODC",
     "2017-03-01", "2018-05-30"),
    ("d2-08", "coca_cultivation", "peru", "", "level", 55000, None, None, "exact", "Carmen Masías",
     "2015-01-01", "2015-12-31"),
    ("d2-09", "coca_cultivation", "peru", "", "gap", 36, None, None, "at_least", "Carmen Masías",
     "2015-01-01", "2015-12-31"),
    ("d2-12", "coca_leaf_for_drugs", "peru", "", "level", 113000, None, None, "approx", "M.L.",
     "2013-01-01", "2013-12-31"),
    ("d2-14", "cocaine_production_potential", "colombia", "", "level", 345, None, None, "exact", "M.L.",
     "2017-03-01", "2018-05-30"),
    ("d2-15", "price_carrying", "carriers-bolivia-brazil", "", "price", None, 70, 80, "range", "M.L.",
     "2017-03-01", "2018-05-30"),
    ("d2-16", "price_carrying", "vraem-air-bridge", "", "price", 90, None, None, "at_least", "M.L.",
     "2017-03-01", "2018-05-30"),
    ("d2-19", "insurgent_strength", "vraem", "", "level", None, 120, 150, "range", "M.L.",
     "2017-03-01", "2018-05-30"),
    ("d2-24", "counter_drug_aid", "peru", "", "level", 50e6, None, None, "exact", "M.L.",
     "2017-03-01", "2018-05-30"),
    ("d2-25", "cocaine_production_rank", "vraem", "", "rank", 1, None, None, "exact", "M.L.",
     "2017-03-01", "2018-05-30"),
    ("d0-14", "coca_cultivation", "peru", "", "trend", None, None, None, "exact", "UNODC",
     "2006-01-01", "2011-12-31"),
    ("d1-11", "coca_cultivation", "peru", "", "trend", None, None, None, "approx", "Peru Support Group",
     "2007-01-01", "2011-12-31"),
    ("d1-14", "killings", "peru", "", "trend", None, None, None, "exact", "Peru Support Group",
     "2013-01-01", "2013-12-31"),
    ("d3-24", "killings", "loreto", "", "trend", None, None, None, "exact", "Roberto Reynoso",
     "2011-01-01", "2011-12-31"),
    ("d3-04", "coca_cultivation", "loreto", "", "level", 25000, None, None, "at_least", "Jorge Angulo",
     "2011-01-01", "2011-12-31"),
    ("d3-05", "coca_cultivation", "loreto", "", "level", 40000, None, None, "approx", "Yván Vásquez",
     "2011-01-01", "2011-12-31"),
    ("d3-06", "coca_cultivation", "vrae", "", "level", 19700, None, None, "exact", "UNODC",
     "2010-01-01", "2010-12-31"),
    ("d3-07", "coca_cultivation", "upper-huallaga", "", "level", 13000, None, None, "approx", "UNODC",
     "2010-01-01", "2010-12-31"),
    ("d3-11", "coca_cultivation", "loreto", "", "level", 3000, None, None, "at_most", "Ricardo Soberón",
     "2011-01-01", "2011-12-31"),
    ("d3-14", "coca_cultivation", "mariscal-ramon-castilla", "", "level", 2832.8, None, None, "exact",
     "Jorge Angulo", "2011-01-01", "2011-12-31"),
    ("d3-15", "killings", "mariscal-ramon-castilla", "", "level", 20, None, None, "exact", "Roberto Reynoso",
     "2010-01-01", "2010-12-31"),
    ("d3-17", "cocaine_seizures", "loreto", "", "level", 0.3, None, None, "at_least", "InSight Crime",
     "2011-09-01", "2011-09-30"),
    ("d3-21", "coca_cultivation", "peru", "", "target", -20, None, None, "exact", "Ollanta Humala",
     "2012-01-01", "2012-12-31"),
    ("d3-22", "coca_production_rank", "vrae", "", "rank", 1, None, None, "approx", "InSight Crime",
     "2011-01-01", "2011-12-31"),
    ("d4-07", "criminal_income", "peru", "", "level", 5e9, None, None, "at_least",
     "Robert Muggah and Jeremy McDermott", "2013-01-01", "2013-12-31"),
    ("d4-09", "share_of_market", "peru", "united-states", "share", 5, None, None, "at_least",
     "Robert Muggah and Jeremy McDermott", "2013-01-01", "2013-12-31"),
    ("d4-12", "pardons", "peru", "", "level", 100, None, None, "at_most",
     "Robert Muggah and Jeremy McDermott", "2011-01-01", "2013-12-31"),
)  # fmt: skip


def rows(name: str, columns: tuple[str, ...] | None = None) -> list[dict[str, str]]:
    """Return the rows of a table; with ``columns`` its header must be exactly these."""
    with (paths.TABLES / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        found = list(reader)
    assert columns is None or tuple(reader.fieldnames or ()) == columns, name
    return found


def statements() -> list[dict[str, str]]:
    """Return the statements read in the documents."""
    return [row for row in rows("statements.csv", STATEMENT_COLUMNS) if row["source"] in DOCUMENTS]


def routes() -> list[dict[str, str]]:
    return [row for row in rows("routes.csv", ROUTE_COLUMNS) if row["source"] in DOCUMENTS]


def number(text: str) -> float | None:
    return float(text) if text else None


def card(source: str) -> dict[str, object]:
    """Return a card's front matter."""
    return yaml.safe_load((paths.SEEDS / f"{source}.md").read_text(encoding="utf-8").split("---\n")[1])
