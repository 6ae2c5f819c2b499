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

from scripts.log_chart import Line, log_chart
from scripts.system import ROOT

MEASURED = ROOT / "docs" / "measured"
RESULTS = ROOT / "test-results"
PAGE = ROOT / "docs" / "performance.md"
CHART, GROWTH = (ROOT / "docs" / "images" / name for name in ("viewers.svg", "growth.svg"))
TAKEN = {
    "viewers": "load",
    "replicas": "replicas",
    "capacity": "capacity",
    "runs": "runs",
    "large": "large-data",
}
"""File in `MEASURED`, and what the benchmark calls it."""
OF_BENCH = (
    "cold start",
    "page load",
    "map document",
    "year step",
    "panel",
    "wire",
    "streamlit-folium",
    "plotly",
    "pydeck",
)
"""How the rows of `make bench` begin that stand on this page; the others are in measurements.md."""
SECOND = 1.0
"""Budget of the p95, seconds."""
VISIT_KB, VISIT_REQUESTS = 390, 24
"""Of a reader of the static edition (docs/edition.md)."""

Stage = dict[str, Any]
Run = dict[str, Any]


def take() -> None:
    """Bring the newest results of the benchmarks to `MEASURED`."""
    MEASURED.mkdir(exist_ok=True)
    for target, name in TAKEN.items():
        if (file := RESULTS / f"{name}.json").exists():
            shutil.copyfile(file, MEASURED / f"{target}.json")
    if benches := sorted(RESULTS.glob("bench-*.json")):
        held = MEASURED / "bench.json"
        before = json.loads(held.read_text("utf-8")) if held.exists() else []
        runs = with_run(before, json.loads(benches[-1].read_text("utf-8")))
        held.write_text(json.dumps(runs, indent=1), encoding="utf-8")


def with_run(runs: Sequence[Run], newest: Run) -> list[Run]:
    """Return the runs of `make bench` with the newest last; of the others what it has not measured again."""
    again = {row["what"] for row in newest["rows"]}
    kept = [
        run | {"rows": [row for row in run["rows"] if row["what"] not in again]}
        for run in runs
        if run["head"] != newest["head"]
    ]
    return [*(run for run in kept if run["rows"]), newest]


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
    if large := measured.get("large"):
        parts += ["## Places and figures", *_large(large)]
    if bench := measured.get("bench"):
        parts += ["## Start, map and peers", *(_bench(run) for run in bench)]
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


def _bench(run: Run) -> str:
    """Return what one run of `make bench` measured, and where a peer's page failed."""
    lines = ["| what | n | median | p95 | greatest | budget | |", "|---|---:|---:|---:|---:|---|---|"]
    for row in run["rows"]:
        if row["what"].startswith(OF_BENCH):
            figures = " | ".join(f"{row[name]:,.1f} {row['unit']}" for name in ("median", "p95", "greatest"))
            budget = "" if row["budget"] is None else f"{row['judged']} ≤ {row['budget']:g} {row['unit']}"
            lines.append(f"| {row['what']} | {row['n']} | {figures} | {budget} | {row['verdict']} |")
    notes = [f"- {note}." for note in run["notes"] if "Streamlit's page" in note]
    return "\n".join([f"{run['head']}.", "", *lines, *([""] if notes else []), *notes])


def chart(stages: Sequence[Stage]) -> str:
    """Return p95 and median by number of viewers as SVG."""
    lines = [
        Line(name, colour, dash, [(s["viewers"], s["answers"][name]) for s in stages if s["answers"][name]])
        for name, colour, dash in (("p95", "#1b5fae", ""), ("median", "#8a4b08", "2 3"))
    ]
    return log_chart(
        "Seconds until the server answers, by number of viewers",
        lines,
        ticks=[s["viewers"] for s in stages],
        across="viewers",
        budget=(SECOND, "budget of the p95"),
    )


GROWING = {
    "start": ("#1b5fae", ""),
    "map document": ("#262421", "2 3"),
    "values of one measure": ("#8a4b08", ""),
    "CSV of the view": ("#5f5b53", "6 3"),
    "estimates of one measure": ("#2c7a4b", ""),
}
"""Tasks whose growth is drawn, with colour and dashes of the line."""


def growth(rows: Sequence[dict[str, Any]]) -> str:
    """Return processor seconds of the tasks by number of figures as SVG."""
    done = [row for row in rows if "error" not in row and row["processor"]]
    lines = [
        Line(task, colour, dash, [(r["figures"], r["processor"]) for r in done if r["task"] == task])
        for task, (colour, dash) in GROWING.items()
    ]
    return log_chart(
        "Processor seconds by number of figures",
        [line for line in lines if line.points],
        ticks=sorted({row["figures"] for row in rows}),
        across="figures",
    )


def _large(record: dict[str, Any]) -> list[str]:
    """Return the section on growth: a row a task, a column a number of figures, and how it grows."""
    rows = record["rows"]
    sizes = sorted({(row["places"], row["figures"]) for row in rows})
    lines = [
        f"| | {' | '.join(f'{figures:,} × {places:,}' for places, figures in sizes)} | exponent |",
        f"|---|{'---|' * len(sizes)}---|",
    ]
    for task in dict.fromkeys(row["task"] for row in rows):
        found = {(row["places"], row["figures"]): row for row in rows if row["task"] == task}
        cells = [_cell(found.get(size)) for size in sizes]
        slopes = record["exponents"]["processor by figures"].get(task, {}).values()
        lines.append(f"| {task} | {' | '.join(cells)} | {', '.join(f'{slope:g}' for slope in slopes)} |")
    loads = max(row["load"] for row in rows)
    return [
        "Processor seconds, most memory and what is sent (gzip), figures × zones. Exponent 1 is linear. "
        f"{record['at']}, {record['cores']} cores, load up to {loads:.0f}, Python {record['python']}. "
        f"`python -m tests.benchmarks.large {record['options']}`; what follows from it is in "
        "[large-data.md](large-data.md).",
        "\n".join(lines),
        *_refusals(rows),
        "![Processor seconds by number of figures](images/growth.svg)",
    ]


def _refusals(rows: Sequence[dict[str, Any]]) -> list[str]:
    """Return why a size made a task impossible, each reason once."""
    sizes: dict[str, list[str]] = {}
    for row in rows:
        if (reason := row.get("error", "").partition(": ")[2]) and _cell(row) == "refused":
            sizes.setdefault(f"{row['task']}: {reason}", []).append(f"{row['figures']:,}")
    lines = [f"- Refused at {' and '.join(found)} figures, {reason}." for reason, found in sizes.items()]
    return ["\n".join(lines)] if lines else []


def _cell(row: dict[str, Any] | None) -> str:
    if row is None:
        return ""
    if error := row.get("error"):
        return error if error.startswith("given up") else "not reached" if error == "killed" else "refused"
    sent = f" · {row['gz_kb']:,.0f} kB" if "gz_kb" in row else ""
    return f"{row['processor']:,.1f} s · {row['peak_mb']:,.0f} MB{sent}"


def main() -> None:
    """Write page and chart."""
    parser = argparse.ArgumentParser(prog="python -m scripts.performance", description=__doc__)
    parser.add_argument("--take", action="store_true", help="bring the results from test-results first")
    if parser.parse_args().take:
        take()
    measured = read()
    PAGE.write_text(page(measured), encoding="utf-8")
    CHART.write_text(chart(measured["viewers"]["stages"]), encoding="utf-8")
    if large := measured.get("large"):
        GROWTH.write_text(growth(large["rows"]), encoding="utf-8")


if __name__ == "__main__":
    main()
