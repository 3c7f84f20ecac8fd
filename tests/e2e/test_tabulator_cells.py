"""Cells of tables, their fields and what is copied: text that is text, styles of their own, and readable by all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from playwright.sync_api import Browser, expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.grids import ROWS, cell, column, small
from tests.e2e.live import Show, resize, until

EVIL = "<img src=x onerror='window.ran = 1'>"


def test_text_of_data_is_text_wherever_it_stands(show: Show) -> None:
    def make() -> Any:
        frame = pd.DataFrame({EVIL: ["<b>x</b>", EVIL], "a.b": [EVIL, "y"], 1: ["1", "2"], "": [EVIL, None]})
        common: Any = {"show_index": False, "pagination": None}
        return tr.Column(
            tr.widgets.Tabulator(
                frame,
                label=EVIL,
                header_filters={EVIL: {"type": "list", "values": [EVIL, "<b>x</b>"]}, "a.b": True},
                editors={"a.b": {"type": "list", "values": [EVIL, "z"]}},
                header_tooltips={EVIL: EVIL},
                titles={"a.b": f"{EVIL}title"},
                formatters={1: {"type": "link", "url": "javascript:window.ran = 1", "label": EVIL}},
                buttons={"press": "<b onclick='window.ran = 1'>Press</b><script>window.ran = 1</script>"},
                groups={EVIL: ["a.b", 1]},
                **common,
            ),
            tr.widgets.Tabulator(
                frame, label="Grouped", groupby=[EVIL], formatters={"a.b": {"type": "html"}}, **common
            ),
            tr.widgets.Tabulator(frame, label="Marked", selectable="checkbox", **common),
        )

    # The sanitiser's parser reports what it takes out, and its picture is not there.
    page, table, *_ = show(make, allow="inline event handler|404")
    first, grouped = page.get_by_role("grid").nth(0), page.get_by_role("grid", name="Grouped")
    expect(cell(first, 0, 1)).to_have_text("<b>x</b>")
    expect(first.get_by_role("button", name=EVIL, exact=True)).to_be_visible()
    expect(first.get_by_role("columnheader", name=EVIL, exact=True).first).to_be_visible()
    expect(first.get_by_role("option", name=EVIL)).to_have_count(1)
    expect(cell(first, 0, 3)).to_have_text(EVIL)
    assert first.locator("a").count() == 0
    expect(grouped.get_by_role("button", name=f"{EVIL} 1")).to_be_visible()
    cell(first, 0, 2).click()
    until(lambda: first.locator(".tabulator-editing option").all_inner_texts() == [EVIL, "z"])
    page.keyboard.press("Escape")
    first.get_by_text("Press").first.click()
    assert page.locator(".tr-grid img[onerror]").count() == 0
    assert page.evaluate("window.ran") is None
    first.get_by_label(f"Filter {EVIL}", exact=True).select_option("<b>x</b>")
    expect(first.locator(ROWS)).to_have_count(1)
    until(lambda: len(table.current_view) == 1)


def test_fields_of_filters_ask_for_what_their_columns_hold(show: Show) -> None:
    def make() -> Any:
        frame = pd.DataFrame(
            {
                "v": list("abc"),
                "day": pd.to_datetime(["2024-02-29 09:30", "2024-03-01 00:00", None]),
                "n": [10.5, 9.0, np.nan],
                "yes": [True, False, True],
            }
        )
        filters = {
            "v": {"type": "list", "values": ["a", "b", "c"], "multiselect": True},
            "day": True,
            "n": True,
            "yes": True,
        }
        table = tr.widgets.Tabulator(frame, label="Filtered", header_filters=filters, show_index=False)
        return tr.Tabs(("One", table), ("Two", "Other"))

    page, table, _ = show(make)
    grid = page.get_by_role("grid", name="Filtered")
    expect(grid.locator(ROWS)).to_have_count(3)
    grid.get_by_label("Filter v").click()
    for choice in ("a", "b"):
        page.get_by_role("checkbox", name=choice, exact=True).check()
    expect(grid.locator(ROWS)).to_have_count(2)
    for choice in ("a", "b"):
        page.get_by_role("checkbox", name=choice, exact=True).uncheck()
    expect(grid.locator(ROWS)).to_have_count(3)
    page.keyboard.press("Escape")
    grid.get_by_label("Filter day").fill("2024-02-29")
    expect(grid.locator(ROWS)).to_have_count(1)
    grid.get_by_label("Filter day").fill("")
    grid.get_by_label("Filter yes").select_option("No")
    expect(grid.locator(ROWS)).to_have_count(1)

    # What code takes away is taken away in the page; what was out of sight meanwhile is as before.
    page.get_by_role("tab", name="Two").click()
    table.filters = []
    page.get_by_role("tab", name="One").click()
    expect(grid.locator(ROWS)).to_have_count(3)
    expect(grid.get_by_label("Filter yes")).to_have_value("")

    # An editor opens empty where there is no day, and takes one.
    cell(grid, 2, 2).click()
    editor = grid.locator(".tabulator-editing input")
    expect(editor).to_have_value("")
    editor.fill("2024-05-06T10:00:00")
    page.keyboard.press("Enter")
    until(lambda: table.value["day"].iloc[2] == pd.Timestamp("2024-05-06 10:00"))
    expect(cell(grid, 2, 2)).to_have_text("2024-05-06 10:00:00")


def test_what_is_copied_is_what_is_pasted(show: Show) -> None:
    def make() -> Any:
        frame = pd.DataFrame({"a": ['"a"', "b,c", "d"], "b": ["", "", ""], "x": [1.5, 2.5, 3.5]})
        many = pd.DataFrame({"n": range(5000), "double": range(0, 10_000, 2)})
        return tr.Column(
            tr.widgets.Tabulator(frame, label="Copied", show_index=False),
            tr.widgets.Tabulator(many, label="Many", show_index=False, pagination=None, height=300),
        )

    page, table, _ = show(make)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    grid = page.get_by_role("grid", name="Copied")
    cell(grid, 0, 1).click()
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+c")
    until(lambda: page.evaluate("navigator.clipboard.readText()") == '"a"\nb,c')
    cell(grid, 0, 2).click()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+v")
    until(lambda: table.value["b"].tolist() == ['"a"', "b,c", ""])

    # No sign of a number is thrown out before it is read.
    page.evaluate("navigator.clipboard.writeText('23,4\\n1.234,5\\n6.25\\n')")
    cell(grid, 0, 3).click()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+v")
    until(lambda: table.value["x"].iloc[2] == 6.25)
    assert table.value["x"].tolist()[:2] == [1.5, 2.5]
    expect(cell(grid, 0, 3)).to_have_attribute("aria-invalid", "true")
    expect(cell(grid, 0, 3)).to_have_text("1.5")

    # Rows that the page has not had are copied as well, and until they are there the clipboard is left alone.
    many = page.get_by_role("grid", name="Many")
    cell(many, 0, 1).click()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Shift+End")
    page.keyboard.press("Control+c")
    written = [f"{n}\t{2 * n}" for n in range(5000)]
    until(lambda: page.evaluate("navigator.clipboard.readText()").split("\n") == written)


def test_a_block_that_is_pasted_is_taken_whole(show: Show) -> None:
    page, table = show(
        lambda: tr.widgets.Tabulator(
            pd.DataFrame({name: [0] * 100 for name in "abcdef"}), label="Block", show_index=False, pagination=None
        )
    )
    grid = page.get_by_role("grid", name="Block")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    block = "\n".join("\t".join(str(row * 6 + at) for at in range(6)) for row in range(100))
    page.evaluate("text => navigator.clipboard.writeText(text)", block)
    cell(grid, 0, 1).click()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+v")
    until(lambda: table.value["f"].iloc[-1] == 599)
    assert table.value.to_numpy().ravel().tolist() == list(range(600))
    expect(grid.locator("[aria-invalid=true]")).to_have_count(0)


def test_it_can_be_read_by_all(show: Show) -> None:
    def make() -> Any:
        frame = small()
        days = pd.DataFrame({"day": pd.to_datetime(["2024-02-29", None]), "big": [2**53 + 1, 2**63 - 1]})
        pairs = frame.set_axis(pd.MultiIndex.from_tuples([("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")]), axis=1)
        styled = tr.widgets.Tabulator(frame, label="Coloured", header_filters=True, pagination="local", page_size=3)
        styled.style.map(
            lambda n: "background: rgb(255, 225, 225); color: rgb(120, 0, 0)" if n > 40 else "", subset=["n"]
        )
        return tr.Column(
            "# Tables",
            styled,
            tr.widgets.Tabulator(frame, label="Boxes", selectable="checkbox", frozen_columns=["name"], theme="modern"),
            tr.widgets.Tabulator(frame, label="Grouped", groupby=["yes"], row_content=lambda _: "More"),
            tr.widgets.Tabulator(frame, label="Off", disabled=True, theme="midnight"),
            tr.widgets.Tabulator(days, label="Days", header_filters=True),
            tr.widgets.Tabulator(pairs, label="Pairs"),
            tr.widgets.Tabulator(frame.head(0), label="Nothing"),
        )

    page, _, styled, *_ = show(make)
    grid = page.get_by_role("grid", name="Coloured")
    red = "el => getComputedStyle(el).color"
    cell(grid, 2, 2).click(button="right")
    page.get_by_role("grid", name="Grouped").get_by_role("button", name="Details").first.click()
    expect(page.get_by_text("More", exact=True)).to_be_visible()

    # A style is of its cell, also when its row comes back.
    page.get_by_role("button", name="Page 2", exact=True).first.click()
    expect(cell(grid, 0, 1)).to_have_text("Eve")
    expect(cell(grid, 0, 2)).to_have_css("color", "rgb(120, 0, 0)")
    styled.page = 1
    expect(cell(grid, 0, 1)).to_have_text("Cyd")
    styled.page = 2
    expect(cell(grid, 2, 1)).to_have_text("Flo")
    until(lambda: [cell(grid, at, 2).evaluate(red) for at in range(3)].count("rgb(120, 0, 0)") == 2)

    # All digits, no day where there is none, both rows of titles.
    days = page.get_by_role("grid", name="Days")
    until(lambda: column(days, 1) == ["2024-02-29", ""])
    assert column(days, 2) == [str(2**53 + 1), str(2**63 - 1)]
    assert column(page.get_by_role("grid", name="Pairs"), 4)[0] == column(page.get_by_role("grid", name="Boxes"), 4)[0]
    expect(page.get_by_text("No data")).to_be_visible()

    # Into the rows, and out again, by Tab; by keys a title sorts.
    first = page.get_by_role("grid", name="Boxes")
    first.get_by_role("button", name="n", exact=True).focus()
    page.keyboard.press("Enter")
    expect(first.locator("[aria-sort=ascending]")).to_have_text("n")
    for scheme, width in (("light", 1280), ("dark", 390)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        resize(page, {"width": width, "height": 900})
        found = run_axe(page).response["violations"]
        wrong = [
            (each["id"], [(node["html"][:200], node["failureSummary"]) for node in each["nodes"]]) for each in found
        ]
        assert not wrong, wrong


STAFF = {"name": ["Ada", "Bo", "Cyd"], "pay": [1.5, -2.0, 3.0], "team": ["x", "y", "x"], "secret": ["p", "q", "r"]}
FORMATTER = """function (cell, params, onRendered) {
  onRendered(() => cell.getElement().setAttribute("data-rendered", cell.getData().secret));
  const sign = cell.getValue() < 0 ? "red" : "green";
  return `<b style="color: ${sign}" onclick="window.ran = 1">${params.unit}${cell.getValue()}</b><script>1</script>`;
}"""
EDITOR = """(cell, onRendered, success, cancel, params) => {
  const field = document.createElement("input");
  field.value = cell.getValue() + params.more;
  onRendered(() => field.focus());
  field.addEventListener("blur", () => success(field.value));
  field.addEventListener("keydown", ({ key }) => key === "Enter" && success(field.value));
  return field;
};  // what is written after it does no harm"""
DRESSED = "row => { row.getElement().dataset.secret = row.getData().secret; }"


def coded() -> Any:
    common: Any = {"show_index": False, "hidden_columns": ["secret"], "width": 500}
    table = tr.widgets.Tabulator(
        pd.DataFrame(STAFF),
        label="Coded",
        formatters={"pay": {"type": FORMATTER, "unit": "€"}, "name": "cell => cell.getValue("},
        title_formatters={"pay": "(cell) => `<i>${cell.getValue()}!</i>`"},
        editors={"team": {"type": EDITOR, "more": "+"}},
        editables={"name": "cell => cell.getData().pay > 0"},
        configuration={"rowFormatter": DRESSED},
        **common,
    )
    other = tr.widgets.Tabulator(
        pd.DataFrame(STAFF),
        label="Grouped",
        formatters={"pay": {"type": FORMATTER, "unit": "$"}, "name": "(cell) => nothing(cell)"},
        groupby=["team"],
        configuration={"groupHeader": "(value, count, data) => `${value}: <b>${data.map(d => d.name).join('+')}</b>`"},
        **common,
    )
    return tr.Column(table, other)


def follows_code(page: Any) -> None:
    """All that code does to the tables of `coded`."""
    first, grouped = page.get_by_role("grid", name="Coded"), page.get_by_role("grid", name="Grouped")
    expect(cell(first, 1, 2).locator("b")).to_have_text("€-2")
    expect(cell(first, 1, 2).locator("b")).to_have_css("color", "rgb(255, 0, 0)")
    expect(cell(first, 1, 2)).to_have_attribute("data-rendered", "q")
    expect(first.locator("i")).to_have_text("pay!")
    expect(first.locator(ROWS).nth(2)).to_have_attribute("data-secret", "r")
    expect(grouped.locator(".tr-grid__title").first).to_contain_text("x: Ada+Cyd")
    expect(grouped.locator(ROWS).nth(0).locator("[tabulator-field=c2]")).to_have_text("$1.5")
    # What is wrong is said at its table with the name of its column; the rest works.
    expect(cell(first, 0, 1)).to_have_text("Ada")
    expect(cell(grouped, 0, 1)).to_have_text("Ada")
    told = page.locator(".tr-grid__fault:visible")
    expect(told).to_have_count(2)
    expect(told.nth(0)).to_contain_text("formatters['name'] failed: SyntaxError")
    expect(told.nth(1)).to_contain_text("formatters['name'] failed: ReferenceError: nothing is not defined")
    cell(first, 1, 2).locator("b").click()
    page.keyboard.press("Escape")
    assert page.evaluate("window.ran") is None


def test_code_of_authors_draws_edits_and_dresses(show: Show) -> None:
    page, table, _ = show(coded, allow="code of formatters|inline event handler")
    follows_code(page)
    first = page.get_by_role("grid", name="Coded")
    # Its editors are told to the server as any other, entered or left.
    for leave, wanted in (("Enter", "y+"), ("Escape", "y+"), ("Tab", "y++")):
        cell(first, 1, 3).click()
        field = first.locator(".tabulator-editing input")
        expect(field).to_be_focused()
        page.keyboard.press(leave)
        until(lambda wanted=wanted: table.value["team"].tolist() == ["x", wanted, "x"])  # type: ignore[misc]
        page.keyboard.press("Escape")  # Tab opens the next one
        expect(first.locator(".tabulator-editing")).to_have_count(0)
    assert cell(first, 0, 1).get_attribute("data-editable") is not None
    assert cell(first, 1, 1).get_attribute("data-editable") is None


def test_code_of_authors_works_in_a_saved_page(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(coded().save(tmp_path / "saved.html").as_uri())
    follows_code(page)
    page.close()


def test_options_that_are_set_later_have_their_effect_and_lose_nothing(show: Show) -> None:
    def make() -> Any:
        frame = pd.DataFrame({"n": np.arange(300), "t": [f"row {n}" for n in range(300)]})
        common: Any = {"show_index": False, "pagination": None, "height": 300}
        table = tr.widgets.Tabulator(frame, label="Later", header_filters=True, selection=[99], **common)
        paged = tr.widgets.Tabulator(frame, label="Paged", page_size=3, pagination="local")
        return tr.Column(table, paged)

    page, table, paged = show(make)
    grid = page.get_by_role("grid", name="Later", exact=True)
    box = grid.locator(".tabulator-tableholder")
    grid.get_by_label("Filter t").fill("9")
    until(lambda: len(table.current_view) == 57)
    box.evaluate("(el) => { el.scrollTop = 600 }")
    row = grid.locator(f"{ROWS}[aria-selected=true]")
    expect(row).to_contain_text("row 99")
    grid.get_by_label("Filter t").focus()
    table.configuration = {
        "rowFormatter": "(row) => row.getElement().toggleAttribute('data-odd', row.getData().n % 2 === 1)",
        "columnDefaults": {"minWidth": 150},
        "columnHeaderVertAlign": "bottom",
        "columns": [{"field": "t", "title": "Text", "formatter": "(cell) => cell.getValue().toUpperCase()"}],
    }
    expect(row.filter(has_text="ROW 99")).to_have_attribute("data-odd", "")
    until(lambda: box.evaluate("(el) => el.scrollTop") == 600)
    expect(grid.get_by_label("Filter Text")).to_have_value("9")
    expect(grid.get_by_label("Filter Text")).to_be_focused()
    expect(grid.get_by_role("columnheader", name="n").first).to_have_css("min-width", "150px")
    expect(grid.get_by_role("columnheader", name="n").first).to_have_css("justify-content", "flex-end")
    table.configuration = {"headerVisible": False, "rowHeight": 20}
    expect(grid.locator(".tabulator-header")).to_be_hidden()
    expect(row.filter(has_text="row 99")).to_have_css("height", "20px")
    expect(row).not_to_have_attribute("data-odd", "")
    table.configuration = {"placeholder": "Nothing at all"}
    expect(grid.locator(".tabulator-header")).to_be_visible()
    table.value = table.value.iloc[:0]
    table.filters = []
    expect(page.get_by_text("Nothing at all")).to_be_visible()

    second = page.get_by_role("grid", name="Paged")
    paged.page = 2
    expect(second).to_contain_text("row 3")
    paged.configuration = {"paginationSizeSelector": [3, 6]}
    page.get_by_label("Rows a page").select_option("6")
    expect(second).to_contain_text("row 8")


def test_columns_are_moved_and_made_wider_by_keys(show: Show) -> None:
    def make() -> Any:
        common: Any = {"show_index": False, "sortable": {"n": False}, "movable_columns": True}
        table = tr.widgets.Tabulator(small(), label="Moved", frozen_columns=["name"], **common)
        nested = {"type": "nested", "options": {"10": ["ten", "more"], "20": ["twenty"]}, "lookup_order": ["n"]}
        return tr.Column(
            table, tr.widgets.Tabulator(small(), label="Fixed", show_index=False, editors={"name": nested})
        )

    page, table, _ = show(make)
    grid, fixed = page.get_by_role("grid", name="Moved"), page.get_by_role("grid", name="Fixed")
    heads = grid.locator(".tabulator-col")
    first = grid.locator(ROWS).first
    expect(first).to_have_text("Cyd300.3")
    n = grid.get_by_role("columnheader", name="n", exact=True)
    n.focus()
    page.keyboard.press("Control+ArrowRight")
    expect(first).to_have_text("Cyd0.330")
    expect(n).to_be_focused()
    expect(page.get_by_text("n is column 3 of 4")).to_have_count(1)
    page.keyboard.press("Control+ArrowLeft")
    page.keyboard.press("Control+ArrowLeft")  # not past what is frozen
    expect(first).to_have_text("Cyd300.3")
    until(lambda: heads.all_inner_texts()[:3] == ["name", "n", "part"])
    part = grid.get_by_role("button", name="part")
    part.focus()
    page.keyboard.press("Control+ArrowLeft")
    expect(part).to_be_focused()
    expect(first).to_have_text("Cyd0.330")
    cell(grid, 0, 3).click()  # its cells went along
    page.keyboard.type("0.75")
    page.keyboard.press("Enter")
    until(lambda: table.value["part"].iloc[0] == 0.75)
    # What can be chosen hangs on the row.
    for row, choices in ((1, ["", "ten", "more"]), (2, ["", "twenty"])):
        cell(fixed, row, 1).click()
        offered = fixed.locator(".tabulator-editing option")
        until(lambda offered=offered, choices=choices: offered.all_inner_texts()[1:] == choices[1:])
        page.keyboard.press("Escape")
    part.focus()
    wide = part.locator("xpath=ancestor::*[@role='columnheader']")
    before = wide.bounding_box()["width"]
    page.keyboard.press("Shift+ArrowRight")
    for each in (wide, cell(grid, 0, 3)):
        until(lambda each=each: each.bounding_box()["width"] == before + 16)
    fixed.get_by_role("button", name="name").focus()
    page.keyboard.press("Control+ArrowRight")
    until(lambda: fixed.locator(".tabulator-col").all_inner_texts()[:2] == ["name", "n"])


def test_formats_of_bokeh_and_by_name_write_what_panel_writes(show: Show) -> None:
    from bokeh.models.widgets import tables as bokeh

    day = pd.Timestamp("2023-12-01 09:30:05")
    cases: list[tuple[list[Any], Any, list[str]]] = [
        ([1234567, -5], bokeh.NumberFormatter(format="$0.0a"), ["$1.2m", "-$5.0"]),
        ([1234567, 512], bokeh.NumberFormatter(format="0b"), ["1MiB", "512B"]),
        ([1, 112], bokeh.NumberFormatter(format="0o"), ["1st", "112th"]),
        ([59, 3661], bokeh.NumberFormatter(format="00:00:00"), ["0:00:59", "1:01:01"]),
        ([1234.5678, np.nan], bokeh.ScientificFormatter(precision=3), ["1234.568", "-"]),
        ([1e-12, 1e14], bokeh.ScientificFormatter(precision=2), ["1.00e-12", "1.00e+14"]),
        ([day, pd.NaT], bokeh.DateFormatter(format="RFC-2822", nan_format="none"), ["Fri, 1 Dec 2023", "none"]),
        ([day, pd.NaT], {"type": "datetime", "outputFormat": "dd/MM/yyyy HH:mm"}, ["01/12/2023 09:30", ""]),
        (["<i>x</i>", None], bokeh.StringFormatter(), ["<i>x</i>", "(null)"]),
        (["x", "y"], bokeh.HTMLTemplateFormatter(template="<b><%= c0 > 9 %></b>:<%- value %>"), ["true:x", "false:y"]),
        (
            ["https://a.example", "https://b.example"],
            {"type": "link", "labelField": "c8"},
            ["<i>x</i>", "https://b.example"],
        ),
        ([2, 1], {"type": "tickCross"}, ["No", "Yes"]),
        (["a", "b"], {"type": "tickCross", "truthyValue": "a"}, ["Yes", "No"]),
        (["yes", ""], {"type": "tickCross", "allowTruthy": True, "allowEmpty": True}, ["Yes", ""]),
    ]
    frame = pd.DataFrame({f"c{at}": values for at, (values, _, _) in enumerate(cases)})
    formats = {f"c{at}": given for at, (_, given, _) in enumerate(cases)}
    table = tr.widgets.Tabulator(frame, formatters=formats, show_index=False, label="Formats")
    page, *_ = show(lambda: tr.Column(table))
    grid = page.get_by_role("grid", name="Formats")
    expect(grid.locator("b").nth(1)).to_have_text("false")
    written = """(row) => [...row.querySelectorAll('.tabulator-cell')].map((cell) =>
        cell.textContent || cell.querySelector('[role=img]')?.ariaLabel || '')"""
    for row in (0, 1):
        assert grid.locator(ROWS).nth(row).evaluate(written) == [texts[row] for _, _, texts in cases]
