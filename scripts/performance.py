"""Write docs/performance.md from what was measured: ``python -m scripts.performance [--take]``.

The figures lie in ``docs/measured``; ``--take`` first brings there what benchmarks left in ``test-results``.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
from collections.abc import Sequence
from typing import Any

from scripts.system import ROOT

MEASURED = ROOT / "docs" / "measured"
RESULTS = ROOT / "test-results"
PAGE = ROOT / "docs" / "performance.md"
CHART = ROOT / "docs" / "images" / "viewers.svg"
TAKEN = {"viewers": "load", "replicas": "replicas", "capacity": "capacity", "runs": "runs"}
"""File in `MEASURED`, and what the benchmark calls it."""
OF_BENCH = ("cold start", "page load", "map document", "year step", "panel", "wire", "streamlit-folium")
"""How the rows of `make bench` begin that stand on this page; the others are in measurements.md."""
SECOND = 1.0
"""Budget of the p95, seconds."""
VISIT_KB, VISIT_REQUESTS = 390, 24
"""Of a reader of the static edition (docs/edition.md)."""

Stage = dict[str, Any]


def take() -> None:
    """Bring the newest results of the benchmarks to `MEASURED`."""
    MEASURED.mkdir(exist_ok=True)
    found = {target: RESULTS / f"{name}.json" for target, name in TAKEN.items()}
    if benches := sorted(RESULTS.glob("bench-*.json")):
        found["bench"] = benches[-1]
    for target, file in found.items():
        if file.exists():
            shutil.copyfile(file, MEASURED / f"{target}.json")


def read() -> dict[str, Any]:
    """Return everything in `MEASURED` by name."""
    return {file.stem: json.loads(file.read_text("utf-8")) for file in sorted(MEASURED.glob("*.json"))}


def page(measured: dict[str, Any]) -> str:
    """Return the page."""
    viewers = measured["viewers"]
    parts = [
        (ROOT / "docs" / "measured" / "opening.txt").read_text("utf-8").strip(),
        "## One server",
        _machine(viewers),
        _table(viewers["stages"]),
        "![p95 and median of the answers by number of viewers](images/viewers.svg)",
        _notes(viewers["stages"]),
    ]
    if runs := measured.get("runs"):
        parts += ["## A run of a page, before and after", _runs(runs)]
    parts.append("## Several servers")
    parts += _several(measured)
    parts += ["## On paper", paper(viewers["stages"])]
    if bench := measured.get("bench"):
        parts += ["## Start, map and peers", bench["head"] + ".", _bench(bench["rows"])]
    return "\n\n".join(parts) + "\n"


def _machine(record: dict[str, Any]) -> str:
    m = record["machine"]
    return (
        f"{m['date']}; {m['cores']} slow cores, the viewers' own program on them, load {m['load']} before; "
        f"{m['system']}; {m['versions']}. `{m.get('command', 'python -m tests.benchmarks.load')}`"
    )


def _table(stages: Sequence[Stage]) -> str:
    lines = [
        "| viewers (browsers) | replicas | minutes | answers | a second | median s | p95 s | slowest s "
        "| errors | memory MB, first → last third (most) | MB a session | cores busy | load after |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|---:|---:|---:|",
    ]
    least = min(s["memory_last"] for s in stages)
    for s in stages:
        a = s["answers"]
        each = (s["memory_last"] - least) / s["viewers"]
        lines.append(
            f"| {s['viewers']} ({s['browsers']}) | {s['replicas']} | {s['seconds'] / 60:.1f} | "
            f"{a['count']} | {a['count'] / s['seconds']:.1f} | {_seconds(a, 'median')} | "
            f"{_seconds(a, 'p95')} | {_seconds(a, 'greatest')} | {s['errors']} | "
            f"{s['memory_first']:.0f} → {s['memory_last']:.0f} ({s['memory_most']:.0f}) | "
            f"{f'{each:.1f}' if each > 0 else '–'} | {s['cores']:.2f} | {s['load']} |"
        )
    return "\n".join(lines)


def _seconds(times: dict[str, Any], name: str) -> str:
    """Return a time in seconds; a dash where nothing was timed, which is not zero."""
    return f"{times[name]:.2f}" if times["count"] else "–"


def _notes(stages: Sequence[Stage]) -> str:
    """Return what each act took with most viewers served in time, and what files did to others."""
    shown = served(stages) or stages[0]
    acts = "; ".join(
        f"{what} {t['median']:.2f} and {t['p95']:.2f} s" for what, t in shown["by_act"].items() if t["count"]
    )
    lines = [f"- By act at {shown['viewers']} viewers, median and p95: {acts}."]
    for s in stages:
        if s["exports"]["count"]:
            e, d = s["exports"], s["during"]
            lines.append(
                f"- Files at {s['viewers']} viewers: {e['count']}, median {e['median']:.1f} s; answers "
                f"that came meanwhile: {d['count']}, p95 {_seconds(d, 'p95')} s "
                f"(all: {_seconds(s['answers'], 'p95')})."
            )
        for kind, count in s["kinds"].items():
            lines.append(f"- Errors at {s['viewers']} viewers: {count} × {kind}")
    return "\n".join(lines)


def served(stages: Sequence[Stage]) -> Stage | None:
    """Return the stage with most viewers whose p95 keeps the budget, without an error; None without any."""
    kept = [s for s in stages if s["answers"]["p95"] <= SECOND and not s["errors"]]
    return max(kept, key=lambda s: s["viewers"], default=None)


def _runs(record: dict[str, Any]) -> str:
    lines = [record["text"], "", "| page | before ms | after ms | times |", "|---|---:|---:|---:|"]
    lines += [
        f"| {name} | {before} | {after} | {before / after:.1f} |" for name, before, after in record["rows"]
    ]
    return "\n".join(lines)


def _several(measured: dict[str, Any]) -> list[str]:
    parts = [
        "Replicas share nothing but PostgreSQL ([deploy.md](deploy.md)). After a replica is killed under an "
        "open page, view and clicks are back (`tests/browser/test_replicas_in_browser.py`)."
    ]
    for name, what in (
        ("replicas", "One and two replicas behind nginx, in one run"),
        ("capacity", "Beyond what a server bears"),
    ):
        if found := measured.get(name):
            parts += [f"{what}. {_machine(found)}", _table(found["stages"])]
        else:
            parts.append(f"**Not measured yet**: {what[0].lower()}{what[1:]}.")
    return parts


def paper(stages: Sequence[Stage]) -> str:
    """Return what 1,000 and 100,000 readers need of each, worked out from the stages."""
    best = served(stages)
    if best is None:
        return "No stage keeps the budget: nothing can be worked out from it."
    rows = []
    for readers in (1_000, 100_000):
        count = math.ceil(readers / best["viewers"])
        gigabytes = count * best["memory_most"] / 1000
        visits = f"{readers * VISIT_KB / 1e6:,.1f} GB, {readers * VISIT_REQUESTS:,} requests"
        rows.append(f"| {readers:,} | {count:,} replicas and cores, {gigabytes:,.0f} GB | {visits} |")
    return "\n".join(
        [
            f"From {best['viewers']} viewers a replica, {best['memory_most']:.0f} MB a replica, and "
            f"{VISIT_KB} kB and {VISIT_REQUESTS} requests a visit of the [static edition](edition.md).",
            "",
            "| viewers | dashboard, all at once | static edition, a visit each, from any web server |",
            "|---:|---|---|",
            *rows,
        ]
    )


def _bench(rows: Sequence[dict[str, Any]]) -> str:
    lines = ["| what | n | median | p95 | greatest | budget | |", "|---|---:|---:|---:|---:|---|---|"]
    for row in rows:
        if row["what"].startswith(OF_BENCH):
            figures = " | ".join(f"{row[name]:,.1f} {row['unit']}" for name in ("median", "p95", "greatest"))
            budget = "" if row["budget"] is None else f"{row['judged']} ≤ {row['budget']:g} {row['unit']}"
            lines.append(f"| {row['what']} | {row['n']} | {figures} | {budget} | {row['verdict']} |")
    return "\n".join(lines)


WIDTH, HEIGHT, LEFT, RIGHT, BOTTOM, TOP = 640, 300, 60, 556, 46, 20
"""Pixels of the chart, and the room of its axes."""


def chart(stages: Sequence[Stage]) -> str:
    """Return p95 and median by number of viewers as SVG, both axes in powers of ten."""
    values = [v for s in stages for v in (s["answers"]["median"], s["answers"]["p95"]) if v]
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(*values, SECOND)))
    last = max(math.log10(max(s["viewers"] for s in stages)), 0.1)

    def x(viewers: float) -> float:
        return LEFT + math.log10(viewers) / last * (WIDTH - LEFT - 90)

    def y(seconds: float) -> float:
        share = (math.log10(seconds) - low) / (high - low)
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)

    ticks = [(y(10.0**power), f"{10.0**power:g} s") for power in range(low, high + 1)]
    parts = [*_axes(ticks, y(SECOND)), _text((LEFT + RIGHT) / 2, HEIGHT - 8, "viewers", "middle")]
    parts += [_text(x(s["viewers"]), HEIGHT - 26, str(s["viewers"]), "middle") for s in stages]
    for name, colour, dash in (("p95", "#1b5fae", ""), ("median", "#8a4b08", ' stroke-dasharray="2 3"')):
        points = [(x(s["viewers"]), y(s["answers"][name])) for s in stages if s["answers"][name]]
        line = "L".join(f"{a:.1f} {b:.1f}" for a, b in points)
        parts.append(f'<path d="M{line}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')
        parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3.5" fill="{colour}"/>' for a, b in points]
        parts.append(_text(points[-1][0] + 10, points[-1][1] + 4, name, colour=colour))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _axes(ticks: Sequence[tuple[float, str]], budget: float) -> list[str]:
    """Return the ground of the chart: its name, a line for each power of ten and one for the budget."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="12">',
        "<title>Seconds until the server answers, by number of viewers</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fbfaf7"/>',
    ]
    for at, label in ticks:
        parts.append(f'<path d="M{LEFT} {at:.1f}H{RIGHT}" stroke="#d8d2c7"/>')
        parts.append(_text(LEFT - 8, at + 4, label, "end"))
    parts.append(f'<path d="M{LEFT} {budget:.1f}H{RIGHT}" stroke="#8a867d" stroke-dasharray="5 4"/>')
    return [*parts, _text(LEFT + 4, budget - 5, "budget of the p95", colour="#5f5b53")]


def _text(x: float, y: float, words: str, anchor: str = "start", colour: str = "#262421") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{words}</text>'


def main() -> None:
    """Write page and chart."""
    parser = argparse.ArgumentParser(prog="python -m scripts.performance", description=__doc__)
    parser.add_argument("--take", action="store_true", help="bring the results from test-results first")
    if parser.parse_args().take:
        take()
    measured = read()
    PAGE.write_text(page(measured), encoding="utf-8")
    CHART.write_text(chart(measured["viewers"]["stages"]), encoding="utf-8")


if __name__ == "__main__":
    main()
