"""Tables in a real browser: which row a click and a key mean, whatever columns and labels are called and clocks say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from playwright.sync_api import expect

import transom as tr
from tests.e2e.grids import ROWS, cell, column
from tests.e2e.live import Show, come_to_rest, until

RED = "(cells) => cells.map((cell) => getComputedStyle(cell).color === 'rgb(200, 0, 0)')"
NAMES = ["a.b", "a", "index", "0", "", "1", 1]


def test_rows_columns_and_clocks_are_what_they_are_in_python(show: Show) -> None:
    clicks: list[Any] = []

    def make() -> Any:
        keys = np.random.default_rng(0).permutation(500)
        long = pd.DataFrame({"k": keys, "w": ["pick" if at % 25 == 0 else "no" for at in range(500)]})
        zone = pd.to_datetime(["2024-01-01 09:00"]).tz_localize("America/New_York")
        named = pd.DataFrame([range(7), range(10, 17)], columns=pd.Index(NAMES, dtype=object))
        levels = pd.MultiIndex.from_product([list("xyz"), [1, 1, 2]])
        signs = tr.widgets.Tabulator(pd.DataFrame({"v": [1.0, -2.0, 3.0, -4.0]}), label="Signs")
        signs.style.map(lambda value: "color: rgb(200, 0, 0)" if value < 0 else "")
        deep = tr.widgets.Tabulator(pd.DataFrame({"c": range(9)}, index=levels), label="Levels")
        deep.on_click(lambda event: clicks.append((event.row, event.column, event.value)))
        choices = {"t": {"type": "list", "values": ["", " ", "a"]}}
        fixed = {"k": None, "w": None}
        return tr.Column(
            tr.widgets.Tabulator(
                long, label="Long", height=300, pagination=None, header_filters=True, editors=fixed, show_index=False
            ),
            tr.widgets.Tabulator(pd.DataFrame({"t": ["a", "a", " "]}), label="Texts", editors=choices),
            tr.widgets.Tabulator(
                pd.DataFrame({"z": zone, "n": pd.to_datetime(["2024-01-01 09:00"])}), label="Zone", show_index=False
            ),
            tr.widgets.Tabulator(named, label="Named", header_filters=True, show_index=False),
            signs,
            deep,
        )

    page, long, texts, zone, named, signs, deep = show(make, timezone_id="Asia/Tokyo")

    # Found, sorted and scrolled, the cell that is clicked stays where it is, and keys go to rows that are shown.
    grid = page.get_by_role("grid", name="Long")
    grid.get_by_label("Filter w").fill("pick")
    expect(grid).to_have_attribute("aria-rowcount", "21")
    grid.get_by_role("button", name="k", exact=True).click()
    expect(grid.locator("[aria-sort=ascending]")).to_have_count(1)
    until(lambda: long.current_view["k"].is_monotonic_increasing)
    shown = long.current_view["k"].tolist()
    expect(cell(grid, 0, 1)).to_have_text(str(shown[0]))
    grid.locator(".tabulator-tableholder").evaluate("(el) => el.scrollTo(0, 200)")
    clicked = grid.get_by_text(str(shown[9]), exact=True)
    expect(clicked).to_be_in_viewport()
    come_to_rest(page, clicked.bounding_box, 100)
    before = clicked.bounding_box()
    clicked.click()
    until(lambda: long.selection == [long.value["k"].tolist().index(shown[9])])
    assert clicked.bounding_box() == before
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(":focus")).to_have_text(str(shown[11]))

    # An empty text, a blank and a letter are three.
    grid = page.get_by_role("grid", name="Texts")
    for row in range(3):
        cell(grid, row, 1).click()
        grid.locator(".tabulator-editing select").select_option(index=row)
        page.keyboard.press("Enter")
    until(lambda: texts.value["t"].tolist() == ["", " ", "a"])

    # Clocks on the wall, wherever the reader is.
    grid = page.get_by_role("grid", name="Zone")
    until(lambda: column(grid, 1) == column(grid, 2) == ["2024-01-01 09:00:00"])
    cell(grid, 0, 1).click()
    grid.locator(".tabulator-editing input").fill("2024-01-01T10:00")
    page.keyboard.press("Enter")
    until(lambda: zone.value["z"].iloc[0] == pd.Timestamp("2024-01-01 10:00", tz="America/New_York"))

    # Columns of any name are edited, sorted and filtered.
    grid = page.get_by_role("grid", name="Named")
    for at in range(1, 8):
        cell(grid, 0, at).click()
        page.keyboard.type(str(100 + at))
        page.keyboard.press("Enter")
    until(lambda: named.value.iloc[0].tolist() == list(range(101, 108)))
    for at in range(1, 8):
        head = grid.locator(f".tabulator-col[tabulator-field=c{at}]")
        head.locator(".tr-grid__sort").click()
        expect(cell(grid, 0, at)).to_have_text(str(9 + at))
        head.get_by_role("textbox").fill(str(100 + at))
        expect(grid.locator(ROWS)).to_have_count(1)
        head.get_by_role("textbox").fill("")
        expect(grid.locator(ROWS)).to_have_count(2)

    # A style is of its cell, also when its row comes back, and the table.
    grid = page.get_by_role("grid", name="Signs")
    cells = grid.locator(f"{ROWS} > [tabulator-field=c1]")
    signs.add_filter((0, None), "v")
    expect(cells).to_have_count(2)
    until(lambda: cells.evaluate_all(RED) == [False, False])
    signs.remove_filter((0, None))
    expect(cells).to_have_count(4)
    until(lambda: cells.evaluate_all(RED) == [False, True, False, True])
    signs.visible = False
    expect(grid).to_be_hidden()
    signs.visible = True
    expect(cells).to_have_count(4)
    until(lambda: cells.evaluate_all(RED) == [False, True, False, True])

    # Of rows with equal labels one is meant.
    grid = page.get_by_role("grid", name="Levels")
    cell(grid, 1, 2).click()
    page.keyboard.type("77")
    page.keyboard.press("Enter")
    until(lambda: deep.value["c"].tolist() == [0, 77, *range(2, 9)])
    assert clicks == [(1, "c", 1)]


def test_many_columns_are_measured_together(show: Show) -> None:
    def make() -> Any:
        frame = pd.DataFrame(np.arange(480).reshape(4, 120), columns=[f"column {at}" for at in range(120)])
        return tr.Tabs(("Before", "Nothing"), ("Wide", tr.widgets.Tabulator(frame, label="Wide", pagination=None)))

    page, *_ = show(make)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")

    def layouts() -> float:
        metrics = devtools.send("Performance.getMetrics")["metrics"]
        return next(each["value"] for each in metrics if each["name"] == "LayoutCount")

    before = layouts()
    page.get_by_role("tab", name="Wide").click()
    grid = page.get_by_role("grid", name="Wide")
    expect(cell(grid, 3, 1)).to_have_text("360")
    assert layouts() - before < 120, "not once for each column"
