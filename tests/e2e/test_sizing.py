"""How room is shared: boxes of small layouts, in a real browser. Spacers with the class `t1`, `t2` … are looked at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

import transom as tr
from tests.e2e.live import BOX, Show, frame, until

WIDE, TALL, BOTH = ({"sizing_mode": f"stretch_{side}"} for side in ("width", "height", "both"))


def box(number: int, **params: Any) -> tr.Spacer:
    return tr.Spacer(css_classes=[f"t{number}"], **params)


def row(*objects: Any, **params: Any) -> tr.Row:
    return tr.Row(*objects, gap=0, **params)


def column(*objects: Any, **params: Any) -> tr.Column:
    return tr.Column(*objects, gap=0, **params)


def small(number: int) -> tr.Spacer:
    return box(number, width=100, height=50)


Case = tuple[Callable[[], Any], list[list[float]]]

CASES: dict[str, Case] = {
    "two that stretch share a row": (
        lambda: row(box(1, height=50, **WIDE), box(2, height=50, **WIDE), width=1000),
        [[0, 0, 500, 50], [500, 0, 500, 50]],
    ),
    "one that stretches has what a fixed one leaves": (
        lambda: row(box(1, width=200, height=50), box(2, height=50, **WIDE), width=1000),
        [[0, 0, 200, 50], [200, 0, 800, 50]],
    ),
    "columns that stretch share a row": (
        lambda: row(
            column(box(1, height=50, **WIDE), **WIDE), column(box(2, height=50, **WIDE), **WIDE), width=1000
        ),
        [[0, 0, 500, 50], [500, 0, 500, 50]],
    ),
    "columns share a row when what is in them stretches": (
        lambda: row(column(box(1, height=50, **WIDE)), column(box(2, height=50, **WIDE)), width=1000),
        [[0, 0, 500, 50], [500, 0, 500, 50]],
    ),
    "a column takes what another leaves": (
        lambda: row(column(box(1, height=50, **WIDE)), column(small(2)), width=1000),
        [[0, 0, 900, 50], [900, 0, 100, 50]],
    ),
    "however deep it lies": (
        lambda: row(column(row(column(box(1, height=50, **WIDE)))), small(2), width=1000),
        [[0, 0, 900, 50], [900, 0, 100, 50]],
    ),
    "a view stretches as its result does": (
        lambda: row(lambda: box(1, height=50, **WIDE), small(2), width=1000),
        [[0, 0, 900, 50], [900, 0, 100, 50]],
    ),
    "tabs as what is in them": (
        lambda: row(tr.Tabs(("A", "text"), ("B", box(1, height=50, **WIDE)), active=1), small(2), width=1000),
        [[0, 56, 900, 50], [900, 0, 100, 50]],
    ),
    "a size of its own holds": (
        lambda: row(column(box(1, height=50, **WIDE), width=300), small(2), width=1000),
        [[0, 0, 300, 50], [300, 0, 100, 50]],
    ),
    "a size by its styles, too": (
        lambda: row(column(box(1, height=50, **WIDE), styles={"width": "300px"}), small(2), width=1000),
        [[0, 0, 300, 50], [300, 0, 100, 50]],
    ),
    "a mode of its own holds": (
        lambda: row(column(box(1, width=80, height=50), box(2, height=50, **WIDE), sizing_mode="fixed"), width=1000),
        [[0, 0, 80, 50], [0, 50, 80, 50]],
    ),
    "height in a column": (
        lambda: column(box(1, width=100, **TALL), small(2), width=600, height=300),
        [[0, 0, 100, 250], [0, 250, 100, 50]],
    ),
    "height in a row": (
        lambda: row(box(1, width=100, **TALL), small(2), width=600, height=300),
        [[0, 0, 100, 300], [100, 0, 100, 50]],
    ),
    "height of a column in a row": (
        lambda: row(column(box(1, width=100, **TALL)), small(2), width=600, height=300),
        [[0, 0, 100, 300], [100, 0, 100, 50]],
    ),
    "both sides of a row in a column": (
        lambda: column(row(box(1, **BOTH)), small(2), width=600, height=300),
        [[0, 0, 600, 250], [0, 250, 100, 50]],
    ),
    "the least width of one": (
        lambda: row(box(1, height=40, min_width=500, **WIDE), box(2, height=40, **WIDE), width=600),
        [[0, 0, 500, 40], [500, 0, 100, 40]],
    ),
    "the greatest width": (
        lambda: column(box(1, height=40, max_width=300, **WIDE), box(2, height=9, **WIDE), width=600),
        [[0, 0, 300, 40], [0, 40, 600, 9]],
    ),
    "margins": (
        lambda: column(box(1, height=50, margin=10, **WIDE), box(2, height=50, margin=(0, 20), **WIDE), width=600),
        [[10, 10, 580, 50], [20, 70, 560, 50]],
    ),
    "a button": (
        lambda: column(tr.widgets.Button(css_classes=["t1"], height=50, **WIDE), small(2), width=600),
        [[0, 0, 600, 50], [0, 50, 100, 50]],
    ),
}  # fmt: skip

BOXES = """(root) => {
  const {x, y} = root.getBoundingClientRect();
  return [1, 2].map((number) => {
    const box = root.querySelector(`.t${number}`).getBoundingClientRect();
    return [box.x - x, box.y - y, box.width, box.height];
  });
}"""


def boxes(page: Any, root: Any) -> list[list[float]]:
    return [[round(side) for side in each] for each in frame(page, root).evaluate(BOXES)]


def test_boxes(show: Show) -> None:
    made: list[Any] = []

    def make() -> Any:
        made[:] = [case() for case, _ in CASES.values()]
        return tr.Column(*made)

    page = show(make, viewport={"width": 1200, "height": 900}).page
    for root, (name, (_, expected)) in zip(made, CASES.items(), strict=True):
        assert boxes(page, root) == expected, name


def test_what_changes_later_counts_too(show: Show) -> None:
    inner = box(1, height=50)
    side = column(inner)
    shown = show(lambda: row(column(side), small(2), width=1000))
    page, root = shown.page, shown.root
    inner.sizing_mode = "stretch_width"
    until(lambda: boxes(page, root) == [[0, 0, 900, 50], [900, 0, 100, 50]])
    side.width = 300
    until(lambda: boxes(page, root) == [[0, 0, 300, 50], [300, 0, 100, 50]])
    side.width = None
    until(lambda: boxes(page, root)[0][2] == 900)
    side.objects = ["text"]
    until(lambda: page.locator(".t2").evaluate(BOX)[0] < 500)
    side.append(box(1, height=50, sizing_mode="stretch_width"))
    expect(page.locator(".t1")).to_have_count(1)
    until(lambda: boxes(page, root)[0][2] == 900)


def test_figures_side_by_side_share_the_width(show: Show) -> None:
    figure = pytest.importorskip("bokeh.plotting").figure

    def plot() -> Any:
        fig = figure(height=200, sizing_mode="stretch_width")
        fig.line([1, 2], [1, 2])
        return fig

    def make() -> Any:
        return tr.Column(
            tr.Row(tr.pane.Bokeh(plot()), tr.pane.Bokeh(plot()), width=800, gap=0),
            tr.Row(tr.Column("# One", plot()), tr.Column(plot), width=800, gap=0),
        )

    page = show(make).page
    figures = page.locator(".tr-bokeh > *")
    expect(figures).to_have_count(4)
    until(lambda: all(round(each.evaluate(BOX)[2]) == 400 for each in figures.all()))
