"""Tables that are edited, in a real browser: what stays where it is while the server answers, and whose it is."""

from __future__ import annotations

import asyncio
from typing import Any

import numpy as np
import pandas as pd
from playwright.sync_api import expect

import transom as tr
from tests.e2e.grids import ROWS, cell, column, small
from tests.e2e.live import Show, come_to_rest, until

LONG = 100_000


def test_what_is_typed_stays_through_answers_orders_and_streams(show: Show) -> None:
    events: list[Any] = []

    def make() -> Any:
        table = tr.widgets.Tabulator(
            small().assign(total=0), label="People", show_index=False, header_filters={"name": True}
        )

        async def add_up(event: Any) -> None:
            events.append((event.row, event.column, event.old, event.value))
            await asyncio.sleep(0.1)
            table.patch({"total": [(event.row, int(event.value))]}) if event.column == "n" else None

        table.on_edit(add_up)
        return tr.Column(table)

    page, table = show(make)
    grid = page.get_by_role("grid", name="People")
    # Columns are known by their places; the index is the first one.
    expect(grid.locator(ROWS)).to_have_count(6)
    grid.get_by_role("button", name="name").click()
    expect(cell(grid, 0, 1)).to_have_text("Ada")
    until(lambda: column(grid, 1) == ["Ada", "Bo", "Cyd", "Dan", "Eve", "Flo"])

    # Tab from editor to editor: the answer to the first comes while somebody types into the second.
    cell(grid, 1, 2).click()
    page.keyboard.type("21")
    page.keyboard.press("Tab")
    editor = grid.locator(".tabulator-editing input")
    page.keyboard.type("7")
    until(lambda: len(table.value) and table.value["total"].tolist()[2] == 21)
    table.value = table.value.assign(total=table.value["total"] + 1)
    table.stream({"name": ["Aaa"], "n": [0], "part": [0.0], "yes": [False], "total": [0]}, follow=False)
    expect(editor).to_have_value("7")
    expect(editor).to_be_focused()
    page.keyboard.type(".5")
    page.keyboard.press("Enter")
    expect(cell(grid, 0, 1)).to_have_text("Aaa")  # what waited for the editor
    until(lambda: table.value["part"].tolist()[2] == 7.5)
    assert events == [(2, "n", 20, 21), (2, "part", 0.2, 7.5)]

    # What is refused goes back, and says why at the cell; what was escaped is as before.
    cell(grid, 2, 2).click()
    page.keyboard.type("2x")
    page.keyboard.press("Enter")
    expect(cell(grid, 2, 2)).to_have_attribute("aria-invalid", "true")
    expect(cell(grid, 2, 2)).to_have_text("21")
    described = cell(grid, 2, 2).get_attribute("aria-describedby")
    expect(page.locator(f"#{described}")).to_be_visible()
    cell(grid, 2, 2).click()
    page.keyboard.type("99")
    page.keyboard.press("Escape")
    expect(cell(grid, 2, 2)).to_have_text("21")
    expect(cell(grid, 2, 2)).to_be_focused()
    assert len(events) == 2

    # A truth is turned over by a key, from its cell.
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    until(lambda: table.value["yes"].tolist()[2] is np.bool_(False) or not table.value["yes"].iloc[2])
    assert table.value["yes"].dtype == bool

    # Other columns wait for an editor as well, and a field of a filter keeps its text and caret.
    cell(grid, 1, 1).click()
    page.keyboard.type("Ad")
    table.value = table.value.assign(more=1.5)
    page.keyboard.type("ele")
    expect(editor).to_have_value("Adele")
    page.keyboard.press("Enter")
    expect(grid.get_by_role("columnheader", name="more")).to_be_visible()
    until(lambda: table.value["name"].iloc[1] == "Adele")
    field = grid.get_by_label("Filter name")
    field.press_sequentially("Aee")
    field.press("ArrowLeft")
    table.value = table.value.assign(last=2.5)
    expect(grid.get_by_role("columnheader", name="last")).to_be_visible()
    page.keyboard.type("l")
    expect(field).to_have_value("Aele")
    expect(grid.locator(ROWS)).to_have_count(0)


def test_a_long_table_draws_what_is_in_sight_and_stays_where_it_is(show: Show) -> None:
    def make() -> Any:
        rng = np.random.default_rng(1)
        frame = pd.DataFrame({"n": np.arange(LONG), "x": rng.normal(size=LONG), "word": rng.choice(["a", "b"], LONG)})
        return tr.Column(
            tr.layout.Spacer(height=1200),
            tr.widgets.Tabulator(frame.head(50), label="Short", pagination=None, show_index=False),
            tr.widgets.Tabulator(frame, label="Long", height=420, pagination=None, show_index=False),
        )

    page, _, short, table = show(make)
    grid = page.get_by_role("grid", name="Long")
    box = grid.locator(".tabulator-tableholder")
    rows = grid.locator(ROWS)
    expect(grid).to_have_attribute("aria-rowcount", str(LONG + 1))
    grid.scroll_into_view_if_needed()

    # Rows come as they come into sight, at their places.
    for share, within in ((0.5, (49_900, 50_100)), (1, (99_980, LONG)), (0.25, (24_900, 25_100))):
        box.evaluate("(el, share) => el.scrollTo(0, (el.scrollHeight - el.clientHeight) * share)", share)
        page.wait_for_function(
            """([from, to]) => {
                const box = document.querySelector("[aria-label=Long] .tabulator-tableholder").getBoundingClientRect();
                const row = document.elementFromPoint(box.x + 20, box.y + 200)?.closest(".tabulator-row");
                const number = Number(row?.querySelector("[tabulator-field=c1]").textContent);
                return number >= from && number < to;
            }""",
            arg=within,
        )
        assert rows.count() <= 120

    # Neither the window nor the table moves, whatever the server says.
    where = "() => [scrollY, document.querySelector('[aria-label=Long] .tabulator-tableholder').scrollTop]"
    before = page.evaluate(where)
    assert before[0] > 0
    assert before[1] > 0
    table.patch({"x": [(25_000, 1234.5)]})
    expect(grid.get_by_text("1234.5", exact=True)).to_be_visible()
    table.stream(pd.DataFrame({"n": [LONG], "x": [0.0], "word": ["c"]}), follow=False)
    expect(grid).to_have_attribute("aria-rowcount", str(LONG + 2))
    table.value = table.value.assign(x=table.value["n"] / 2)
    expect(grid.get_by_text("12500.0", exact=True)).to_be_visible()
    table.sorters = [{"field": "n", "dir": "desc"}]
    expect(grid.locator("[aria-sort=descending]")).to_have_text("n")
    page.wait_for_function("() => document.querySelector('[aria-label=Long] .tabulator-cell').textContent > 70000")
    assert page.evaluate(where) == before
    table.sorters = []

    # The same where a table has no height of its own; a reader in its middle stays there.
    page.evaluate("scrollTo(0, 1100)")
    near = page.get_by_role("grid", name="Short")
    near.locator(".tabulator-tableholder").evaluate("(el) => el.scrollTo(0, 300)")
    still = "() => [scrollY, ...[...document.querySelectorAll('.tabulator-tableholder')].map((el) => el.scrollTop)]"
    expect(near.get_by_text("10", exact=True)).to_be_in_viewport()
    before = page.evaluate(still)
    assert before[:2] == [1100, 300]
    for at in range(10):
        short.stream(pd.DataFrame({"n": [100 + at], "x": [0.5], "word": ["c"]}), follow=False)
    expect(near).to_have_attribute("aria-rowcount", "61")
    short.patch({"word": [(12, "patched with more")]})  # and its column becomes as wide as that
    expect(near.get_by_text("patched with more")).to_be_visible()
    until(lambda: near.get_by_text("patched with more").evaluate("(el) => el.scrollWidth === el.clientWidth"))
    short.value = short.value.assign(word="new")
    expect(near.get_by_text("new").first).to_be_visible()
    assert page.evaluate(still) == before
    short.stream(pd.DataFrame({"n": [111], "x": [0.5], "word": ["last"]}), follow=True)
    expect(near.get_by_text("last")).to_be_visible()
    assert page.evaluate("scrollY") == 1100

    # By keys to the last row, which is drawn with its cells; a streamed row is followed when that is asked.
    box.evaluate("(el) => el.scrollTo(0, 0)")
    cell(grid, 0, 1).click()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+End")
    expect(page.locator(":focus")).to_have_text("c")
    page.keyboard.press("Control+Home")
    expect(page.locator(":focus")).to_have_text("0")
    table.stream(pd.DataFrame({"n": [7_654_321], "x": [0.0], "word": ["d"]}), follow=True)
    expect(grid.get_by_text("7654321")).to_be_visible()


def test_rows_are_selected_unfolded_and_found_by_what_they_are(show: Show) -> None:
    clicks: list[Any] = []

    def make() -> Any:
        frame = small()
        shown: Any = {"show_index": False}
        table = tr.widgets.Tabulator(
            frame,
            label="Rows",
            header_filters=True,
            editors={"name": None, "n": None},
            row_content=lambda row: tr.pane.Markdown(f"About **{row['name']}**"),
            buttons={"go": "Go"},
            **shown,
        )
        table.on_click(lambda event: clicks.append((event.row, event.column)))
        boxes = tr.widgets.Tabulator(
            pd.DataFrame({"k": range(30)}),
            label="Boxes",
            selectable="checkbox",
            pagination="remote",
            page_size=10,
            **shown,
        )
        high = tr.widgets.Tabulator(pd.DataFrame({"k": range(1000)}), label="High", height=300, pagination="remote")
        return tr.Column(table, boxes, high)

    page, table, boxes, high = show(make)
    grid = page.get_by_role("grid", name="Rows")
    grid.get_by_role("button", name="name").click()
    expect(cell(grid, 0, 1)).to_have_text("Ada")
    # A range is what lies between as it is shown, not as it is stored.
    cell(grid, 0, 1).click()
    cell(grid, 3, 1).click(modifiers=["Shift"])
    until(lambda: sorted(table.selection) == [0, 1, 2, 4])
    cell(grid, 1, 1).click(modifiers=["Control"])
    until(lambda: sorted(table.selection) == [0, 1, 4])
    expect(grid.locator(f"{ROWS}[aria-selected=true]")).to_have_count(3)
    until(lambda: clicks[:1] == [(1, "name")])

    # A field of a filter keeps its text and caret; what is hidden stays selected.
    field = grid.get_by_label("Filter name")
    field.press_sequentially("da")
    expect(grid.locator(ROWS)).to_have_count(2)
    expect(field).to_be_focused()
    field.press("ArrowLeft")
    field.press_sequentially("x")
    expect(grid.locator(ROWS)).to_have_count(0)
    expect(page.get_by_text("No rows match")).to_be_visible()
    expect(field).to_have_value("dxa")
    assert sorted(table.selection) == [0, 1, 4]
    field.fill("")
    expect(grid.locator(ROWS)).to_have_count(6)

    # What is unfolded goes with its row.
    grid.locator(ROWS).nth(1).get_by_role("button", name="Details").click()
    expect(page.get_by_text("About Bo")).to_be_visible()
    field.fill("a")
    expect(grid.locator(ROWS)).to_have_count(2)
    expect(page.get_by_text("About Bo")).to_be_hidden()
    field.fill("")
    expect(page.get_by_text("About Bo")).to_be_visible()
    come_to_rest(page, page.get_by_text("About Bo").bounding_box, 100)
    places = [each.bounding_box() for each in (cell(grid, 1, 1), page.get_by_text("About Bo"), cell(grid, 2, 1))]
    tops = [box["y"] for box in places if box]
    assert tops == sorted(tops)
    grid.locator(ROWS).nth(0).get_by_role("button", name="Go").click()
    until(lambda: clicks[-1:] == [(1, "go")])

    # The clicked cell is where keys go on: to rows that are shown.
    field.fill("d")
    expect(grid.locator(ROWS)).to_have_count(3)
    cell(grid, 0, 1).click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(":focus")).to_have_text("Dan")

    # Boxes of pages; what code selects is shown on its page.
    other = page.get_by_role("grid", name="Boxes")
    other.get_by_label("Select row").nth(1).check()
    until(lambda: boxes.selection == [1])
    boxes.selection = [1, 12]
    pages = page.get_by_role("navigation", name="Pages: Boxes")
    pages.get_by_role("button", name="Page 2", exact=True).click()
    expect(cell(other, 0, 1)).to_have_text("10")
    expect(other.get_by_label("Select row").nth(2)).to_be_checked()
    other.get_by_label("Select all rows").check()
    until(lambda: sorted(boxes.selection) == [1, *range(10, 20)])
    pages.get_by_role("button", name="Select all 30").click()
    until(lambda: boxes.selection == list(range(30)))
    expect(pages.get_by_text("30 selected")).to_be_visible()
    pages.get_by_role("button", name="Clear selection").click()
    until(lambda: boxes.selection == [])
    boxes.selection = [1, 12]
    boxes.value = boxes.value.head(4)
    expect(other.locator(ROWS)).to_have_count(4)
    expect(other.get_by_label("Select row").nth(1)).to_be_checked()

    # Pages are as long as a table is high.
    box = page.get_by_role("grid", name="High").locator(".tabulator-tableholder")
    fits = "(el) => el.querySelectorAll('.tabulator-row').length === Math.floor(el.clientHeight / 30)"
    until(lambda: box.evaluate(fits))
    few = page.get_by_role("grid", name="High").locator(ROWS).count()
    assert few < 20
    high.height = 500
    until(lambda: box.evaluate(fits) and box.evaluate("(el) => el.clientHeight > 300"))
    page.get_by_role("button", name="Last page").last.click()
    expect(page.get_by_role("grid", name="High").get_by_text("999", exact=True).last).to_be_visible()
