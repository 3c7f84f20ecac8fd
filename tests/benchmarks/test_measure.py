"""How a measurement ends up in a table, without a server; and what the probe inside of one says."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from benchmarks import environments, figures, probe, races
from benchmarks.figures import Measure
from benchmarks.tables import Count, Gap, Results


class Served:
    """A framework whose server is this."""

    name = "Own"

    def __init__(self, server=None, error=None):
        self.server, self.error = server, error

    @contextmanager
    def serve(self, app, **environ):
        if self.error:
            raise self.error
        yield self.server


async def two(framework, server):
    return 1.0, server


async def lost(framework, server):
    raise TimeoutError


def rows(results):
    return {row: results.rows[row]["Own"] for row in results.rows}


def test_figures_are_entered_in_the_order_of_the_rows():
    results = Results(("Own",))
    figures.measure(results, "Own", Served(7.0), Measure(("a", "b"), "button", two))
    assert rows(results) == {"a": [1.0], "b": [7.0]}


@pytest.mark.parametrize(
    ("framework", "run", "reason"),
    [
        (Served(), lost, "Own: TimeoutError."),
        (
            Served(error=RuntimeError("the server\n did not | start")),
            two,
            "Own: RuntimeError: the server did not / start.",
        ),
    ],
)
def test_what_fails_is_a_gap_in_each_of_its_rows(framework, run, reason):
    results = Results(("Own",))
    figures.measure(results, "Own", framework, Measure(("a", "b"), "button", run))
    assert rows(results) == {"a": [Gap(reason)], "b": [Gap(reason)]}


class Printed:
    def __init__(self, text):
        self.text = text

    def output(self):
        return self.text


def test_runs_that_go_on_are_those_with_a_beat_after_the_time():
    printed = Printed("beat 0 100.0\nbeat 1 100.5\nbeat 0 104.0\nnoise\nbeat 1 107.0\n")
    assert races._went_on(printed, [101.0, 101.0], 5.0) == Count(1, 2)
    assert races._went_on(printed, [101.0, 101.0], 2.0) == Count(2, 2)
    assert races._went_on(printed, [101.0, 101.0, 101.0], 2.0) == Gap("Only 2 of 3 runs began.")


def test_the_last_that_the_probe_said_is_the_longest_since_it_was_reset():
    printed = "probe hold 5.000\nprobe hold 0.000\nprobe pause 9.000\nprobe hold 2.500\n"
    assert probe.longest(printed, "hold") == 2.5
    with pytest.raises(ValueError, match="said nothing of gap"):
        probe.longest(printed, "gap")


def test_environments_are_in_the_users_cache_or_where_they_are_wanted(monkeypatch, tmp_path):
    monkeypatch.delenv("TRANSOM_BENCH_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert environments.cache() == tmp_path / "transom" / "bench"
    monkeypatch.setenv("TRANSOM_BENCH_CACHE", str(tmp_path / "own"))
    assert environments.cache() == tmp_path / "own"


def test_an_environment_that_is_ready_is_not_made_again(tmp_path):
    place = tmp_path / environments.name("Panel")
    place.mkdir()
    (place / "ready").touch()
    assert environments.python("Panel", tmp_path) == str(place / "bin" / "python")
