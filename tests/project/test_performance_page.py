"""docs/performance.md is what the script makes of the figures beside it."""

from __future__ import annotations

from scripts import performance


def stage(viewers: int, p95: float, errors: int = 0) -> performance.Stage:
    return {
        "viewers": viewers,
        "answers": {"median": p95 / 4, "p95": p95},
        "errors": errors,
        "memory_most": 400,
    }


def test_page_and_chart_are_what_the_script_makes() -> None:
    measured = performance.read()
    assert performance.PAGE.read_text("utf-8") == performance.page(measured)
    assert performance.CHART.read_text("utf-8") == performance.chart(measured["viewers"]["stages"])
    if large := measured.get("large"):
        assert performance.GROWTH.read_text("utf-8") == performance.growth(large["rows"])


def test_what_a_server_bears_is_the_last_stage_in_time_and_without_errors() -> None:
    stages = [stage(10, 0.2), stage(50, 0.9), stage(100, 0.9, errors=1), stage(200, 1.1)]
    assert performance.served(stages) == stages[1]
    assert "| 1,000 | 20 replicas and cores, 8 GB |" in performance.paper(stages)
    assert performance.served(stages[2:]) is None
    assert "nothing" in performance.paper(stages[2:])


def test_a_run_takes_the_place_of_what_it_measured_again_and_of_nothing_else() -> None:
    def run(day: str, *names: str) -> performance.Run:
        return {"head": day, "rows": [{"what": name, "day": day} for name in names], "notes": []}

    first, second = run("Monday", "start", "peer"), run("Tuesday", "peer")
    runs = performance.with_run([first], second)
    assert [(row["day"], row["what"]) for one in runs for row in one["rows"]] == [
        ("Monday", "start"), ("Tuesday", "peer"),
    ]  # fmt: skip
    assert performance.with_run(runs, second) == runs
    assert performance.with_run(runs, run("Wednesday", "start", "peer")) == [
        run("Wednesday", "start", "peer")
    ]
