"""How room is shared: boxes of small layouts, in a real browser. Spacers with the class `t1`, `t2` … are looked at."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any, cast

import pytest
from playwright.sync_api import expect

import transom as tr
from tests.e2e.live import BOX, Show, frame, until

WIDE, TALL, BOTH = ({"sizing_mode": f"stretch_{side}"} for side in ("width", "height", "both"))


def box(number: int, width: int | None = None, height: int | None = None, **params: Any) -> tr.Spacer:
    return tr.Spacer(css_classes=[f"t{number}"], width=width, height=height, **params)


def row(*objects: Any, **params: Any) -> tr.Row:
    return tr.Row(*objects, gap=0, **params)


def column(*objects: Any, **params: Any) -> tr.Column:
    return tr.Column(*objects, gap=0, **params)


def small(number: int) -> tr.Spacer:
    return box(number, width=100, height=50)


Box = tuple[float, ...]
Case = tuple[Callable[[], Any], Box, list[Box]]

PANELS: dict[str, Case] = {
    "fixed ones side by side": (
        lambda: row(box(1, 100, 50), box(2, 200, 80), width=1000),
        (1000, 80), [(0, 0, 100, 50), (100, 0, 200, 80)],
    ),
    "two that stretch share a row": (
        lambda: row(box(1, None, 50, **WIDE), box(2, None, 50, **WIDE), width=1000),
        (1000, 50), [(0, 0, 500, 50), (500, 0, 500, 50)],
    ),
    "one stretches beside a fixed one": (
        lambda: row(box(1, 200, 50), box(2, None, 50, **WIDE), width=1000),
        (1000, 50), [(0, 0, 200, 50), (200, 0, 800, 50)],
    ),
    "columns that stretch share a row": (
        lambda: row(column(box(1, None, 50, **WIDE), **WIDE), column(box(2, None, 50, **WIDE), **WIDE), width=1000),
        (1000, 50), [(0, 0, 500, 50), (500, 0, 500, 50)],
    ),
    "columns share a row when what is in them stretches": (
        lambda: row(column(box(1, None, 50, **WIDE)), column(box(2, None, 50, **WIDE)), width=1000),
        (1000, 50), [(0, 0, 500, 50), (500, 0, 500, 50)],
    ),
    "width in a column": (
        lambda: column(box(1, None, 50, **WIDE), width=600),
        (600, 50), [(0, 0, 600, 50)],
    ),
    "both sides in a column": (
        lambda: column(box(1, **BOTH), width=600, height=300),
        (600, 300), [(0, 0, 600, 300)],
    ),
    "height in a column": (
        lambda: column(box(1, 100, **TALL), box(2, 100, 50), width=600, height=300),
        (600, 300), [(0, 0, 100, 250), (0, 250, 100, 50)],
    ),
    "two share the height of a column": (
        lambda: column(box(1, 100, **TALL), box(2, 100, **TALL), width=600, height=300),
        (600, 300), [(0, 0, 100, 150), (0, 150, 100, 150)],
    ),
    "height in a row": (
        lambda: row(box(1, 100, **TALL), box(2, 100, 50), width=600, height=300),
        (600, 300), [(0, 0, 100, 300), (100, 0, 100, 50)],
    ),
    "margins": (
        lambda: row(
            box(1, 100, 50, margin=10), box(2, 100, 50, margin=(5, 20)), box(3, 100, 50, margin=(1, 2, 3, 4)), width=600
        ),
        (600, 70), [(10, 10, 100, 50), (140, 5, 100, 50), (264, 1, 100, 50)],
    ),
    "alignment in a row": (
        lambda: row(box(1, 100, 100), box(2, 100, 40, align="end"), box(3, 100, 40, align="center"), width=600),
        (600, 100), [(0, 0, 100, 100), (100, 60, 100, 40), (200, 30, 100, 40)],
    ),
    "alignment in a column": (
        lambda: column(box(1, 100, 40, align="end"), box(2, 100, 40, align="center"), width=600),
        (600, 80), [(500, 0, 100, 40), (250, 40, 100, 40)],
    ),
    "a spacer takes what is left": (
        lambda: row(box(1, 100, 40), tr.HSpacer(), box(2, 100, 40), width=600),
        (600, 40), [(0, 0, 100, 40), (500, 0, 100, 40)],
    ),
    "a spacer of a size": (
        lambda: row(box(1, 100, 40), tr.Spacer(width=50), box(2, 100, 40), width=600),
        (600, 40), [(0, 0, 100, 40), (150, 0, 100, 40)],
    ),
    "a greatest width": (
        lambda: column(box(1, None, 40, max_width=300, **WIDE), width=600),
        (600, 40), [(0, 0, 300, 40)],
    ),
    "a least width": (
        lambda: row(box(1, None, 40, min_width=500, **WIDE), box(2, None, 40, **WIDE), width=600),
        (600, 40), [(0, 0, 500, 40), (500, 0, 100, 40)],
    ),
    "three columns of a grid": (
        lambda: tr.GridBox(*(box(number, 80, 40) for number in range(1, 7)), ncols=3, gap=0, align="start"),
        (240, 80), [(x, y, 80, 40) for y in (0, 40) for x in (0, 80, 160)],
    ),
    "places of a grid": (
        lambda: tr.GridSpec(
            objects={(0, 0, 1, 1): box(1, **BOTH), (0, 1, 1, 3): box(2, **BOTH), (1, None, 2, None): box(3, **BOTH)},
            width=600, height=300,
        ),
        (600, 300), [(0, 0, 200, 150), (200, 0, 400, 150), (0, 150, 600, 150)],
    ),
    "a line that wraps at its width": (
        lambda: tr.FlexBox(*(box(number, 200, 40) for number in range(1, 6)), width=500, gap=0),
        (500, 120), [(0, 0, 200, 40), (200, 0, 200, 40), (0, 40, 200, 40), (200, 40, 200, 40), (0, 80, 200, 40)],
    ),
    "a line as wide as the page": (
        lambda: tr.FlexBox(*(box(number, 200, 40) for number in range(1, 6)), gap=0),
        (1200, 40), [(x, 0, 200, 40) for x in range(0, 1000, 200)],
    ),
    "the ends of a line": (
        lambda: tr.FlexBox(box(1, 100, 40), box(2, 100, 40), justify_content="space-between", gap=0),
        (1200, 40), [(0, 0, 100, 40), (1100, 0, 100, 40)],
    ),
    "rows in a row": (
        lambda: row(row(box(1, 50, 50), box(2, 50, 50)), row(box(3, 50, 50)), width=600),
        (600, 50), [(0, 0, 50, 50), (50, 0, 50, 50), (100, 0, 50, 50)],
    ),
    "a row as wide as the page": (
        lambda: row(box(1, None, 50, **WIDE), box(2, 100, 50), **WIDE),
        (1200, 50), [(0, 0, 1100, 50), (1100, 0, 100, 50)],
    ),
    "a column as wide as the page for what is in it": (
        lambda: column(box(1, None, 50, **WIDE), box(2, 300, 50)),
        (1200, 100), [(0, 0, 1200, 50), (0, 50, 300, 50)],
    ),
}  # fmt: skip
"""Name → what is made, the size of its root, the boxes in it: x and y from the root's corner, width, height.

They were measured with Panel 1.10 in a window of 1200 px, and are the same here, but for the line that wraps: Panel
ignores the width of a `FlexBox`.
"""

OURS: dict[str, tuple[Callable[[], Any], list[list[float]]]] = {
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
        [[0, 52, 900, 50], [900, 0, 100, 50]],
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
    "height of a column in a row": (
        lambda: row(column(box(1, width=100, **TALL)), small(2), width=600, height=300),
        [[0, 0, 100, 300], [100, 0, 100, 50]],
    ),
    "both sides of a row in a column": (
        lambda: column(row(box(1, **BOTH)), small(2), width=600, height=300),
        [[0, 0, 600, 250], [0, 250, 100, 50]],
    ),
    "the greatest width": (
        lambda: column(box(1, height=40, max_width=300, **WIDE), box(2, height=9, **WIDE), width=600),
        [[0, 0, 300, 40], [0, 40, 600, 9]],
    ),
    "margins": (
        lambda: column(box(1, height=50, margin=10, **WIDE), box(2, height=50, margin=(0, 20), **WIDE), width=600),
        [[10, 10, 580, 50], [20, 70, 560, 50]],
    ),
    "the columns of a grid": (
        lambda: tr.GridBox(box(1, 200, 50), box(2, None, 50, **WIDE), small(3), small(4), ncols=2, gap=0, width=600),
        [[0, 0, 200, 50], [200, 0, 400, 50], [0, 50, 100, 50], [200, 50, 100, 50]],
    ),
    "the rows of a grid": (
        lambda: tr.GridBox(box(1, 100, **TALL), small(2), small(3), nrows=2, gap=0, height=300),
        [[0, 0, 100, 250], [100, 0, 100, 50], [0, 250, 100, 50]],
    ),
    "a grid keeps its gap beside one that has a margin": (
        lambda: tr.GridBox(small(1), box(2, 100, 50, margin=5), ncols=2),
        [[0, 0, 100, 50], [117, 5, 100, 50]],
    ),
    "and has none where all have one": (
        lambda: tr.GridBox(box(1, 100, 50, margin=5), box(2, 100, 50, margin=5), ncols=2),
        [[5, 5, 100, 50], [115, 5, 100, 50]],
    ),
    "a line that wraps does so, too": (
        lambda: tr.FlexBox(small(1), box(2, 100, 50, margin=5)),
        [[0, 0, 100, 50], [117, 5, 100, 50]],
    ),
    "a box of widgets is as wide as what is in it": (
        lambda: column(tr.WidgetBox(small(2), css_classes=["t1"])),
        [[0, 0, 134, 84], [17, 17, 100, 50]],
    ),
    "unless something gives it a width": (
        lambda: column(tr.WidgetBox(small(2), css_classes=["t1"]), width=300),
        [[0, 0, 300, 84], [17, 17, 100, 50]],
    ),
    "what is hidden keeps its cell": (
        lambda: tr.GridBox(small(1), tr.Spacer(visible=False), small(2), ncols=3, gap=0, width=600),
        [[0, 0, 100, 50], [100, 0, 100, 50]],
    ),
    "a line as wide as the row leaves": (
        lambda: row(tr.FlexBox(small(1), justify_content="end", gap=0), small(2), width=600),
        [[400, 0, 100, 50], [500, 0, 100, 50]],
    ),
    "two that stretch share a line": (
        lambda: tr.FlexBox(box(1, None, 50, **WIDE), box(2, None, 50, **WIDE), gap=0, width=600),
        [[0, 0, 300, 50], [300, 0, 300, 50]],
    ),
    "one that stretches shares the height of an upright line": (
        lambda: tr.FlexBox(box(1, 100, **TALL), small(2), flex_direction="column", gap=0, height=300),
        [[0, 0, 100, 250], [0, 250, 100, 50]],
    ),
    "a picture's shape is kept": (
        lambda: column(box(1, 100, 50, sizing_mode="scale_width"), small(2), width=600),
        [[0, 0, 600, 300], [0, 300, 100, 50]],
    ),
    "a card's width": (
        lambda: column(tr.Card(box(1, None, 50, **WIDE), hide_header=True, width=500), small(2)),
        [[17, 17, 466, 50], [0, 84, 100, 50]],
    ),
    "a button": (
        lambda: column(tr.widgets.Button(css_classes=["t1"], height=50, **WIDE), small(2), width=600),
        [[0, 0, 600, 50], [0, 50, 100, 50]],
    ),
}  # fmt: skip

BOXES = r"""(root) => {
  const { x, y, width, height } = root.getBoundingClientRect();
  const numbered = [...root.querySelectorAll(".tr-view")].map((el) => [el.className.match(/\bt(\d)/)?.[1], el]);
  const found = numbered.filter(([number]) => number).sort(([one], [other]) => one - other).map(([, el]) => {
    const box = el.getBoundingClientRect();
    return [box.x - x, box.y - y, box.width, box.height];
  });
  return [[width, height], ...found].map((each) => each.map(Math.round));
}"""


def boxes(page: Any, root: Any) -> list[list[float]]:
    return cast("list[list[float]]", frame(page, root).evaluate(BOXES)[1:])


def test_boxes(show: Show) -> None:
    made: dict[str, Any] = {}

    def make() -> Any:
        made.update({name: case() for name, (case, *_) in (PANELS | OURS).items()})
        return tr.Column(*made.values(), width=1200)

    page = show(make, viewport={"width": 1400, "height": 900}).page
    found = {name: frame(page, root).evaluate(BOXES) for name, root in made.items()}
    expected = {name: [list(size), *map(list, inner)] for name, (_, size, inner) in PANELS.items()}
    for name, (_, inner) in OURS.items():
        expected[name] = [found[name][0], *inner]
    assert {name: each for name, each in found.items() if each != expected[name]} == {}


def test_the_usual_gap_is_where_nothing_else_makes_room(show: Show) -> None:
    def objects(width: int) -> list[Any]:
        bare, margin = {}, {"margin": 5}
        kinds: list[Any] = [bare, bare, margin, bare, margin, margin, bare, {"visible": False}, bare]
        return [*(tr.pane.Str("", width=width, height=10, **kind) for kind in kinds), tr.Spacer(width=7, height=7)]

    def make() -> Any:
        return tr.Column(tr.Row(*objects(40)), tr.Column(*objects(40)), tr.Row(*objects(40), gap=3))

    page, line, column, own = show(make)
    at = """(el, side) => [...el.children].filter((child) => !child.hidden)
        .map((child) => child.getBoundingClientRect()[side])"""

    def between(root: Any, side: str, size: int) -> list[int]:
        starts = frame(page, root).evaluate(at, side)
        return [round(right - left - size) for left, right in itertools.pairwise(starts)]

    # two bare ones; bare and margin; margin and bare; bare and margin; margins; margin and bare; bare ones with a
    # hidden one between; bare and spacer
    assert between(line, "left", 40) == [12, 5, 5, 5, 10, 5, 12, 0]
    assert between(column, "top", 10) == [12, 5, 5, 5, 10, 5, 12, 0]
    assert between(own, "left", 40) == [3, 8, 8, 8, 13, 8, 3, 3]


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
