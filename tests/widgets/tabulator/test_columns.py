"""What the page is told of columns, by their places: titles, looks, editors; and what it is refused."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import numpy as np
import pandas as pd
import polars as pl
import pytest
from bokeh.models.widgets import tables as bokeh

import transom as tr
from tests.widgets.tabulator.shown_page import TablePage

FRAME = pd.DataFrame({"a": [1, 2], "b": ["x", "y"], "c": [True, False]})


def columns(frame=FRAME, **params):
    return {each["title"]: each for each in tr.widgets.Tabulator(frame, **params).columns}


def test_kinds_are_those_of_the_types():
    frame = pd.DataFrame({
        "i": [1], "f": [1.5], "b": [True], "t": ["x"],
        "m": pd.to_datetime(["2024-01-01 09:00"]),
        "d": [dt.date(2024, 1, 1)], "c": [dt.time(9)], "n": [Decimal(1)], "s": pd.to_timedelta(["1h"]), "x": [[1]],
        "e": [None],
    })  # fmt: skip
    expected = ["int", "float", "bool", "text", "datetime", "date", "time", "decimal", "duration", "any", "any"]
    assert [each["kind"] for each in columns(frame, show_index=False).values()] == expected
    same = pl.DataFrame({name: frame[name].tolist() for name in "ifbtmdcns"})
    assert [each["kind"] for each in columns(same).values()] == expected[:9]
    editors = {each["title"]: each["edit"]["type"] for each in columns(frame, show_index=False).values()}
    assert editors == {
        "i": "number", "f": "number", "b": "tickCross", "t": "input", "m": "datetime", "d": "date", "c": "time",
        "n": "input", "s": "input", "x": "input", "e": "input",
    }  # fmt: skip


def test_the_index_is_a_column_that_can_be_left_out():
    assert list(columns()) == ["index", "a", "b", "c"]
    assert list(columns(show_index=False, hidden_columns=["b"])) == ["a", "c"]
    levels = FRAME.set_index([["p", "q"], [1, 2]])
    assert list(columns(levels)) == ["level_0", "level_1", "a", "b", "c"]
    assert list(columns(FRAME.rename_axis("key"))) == ["key", "a", "b", "c"]


def test_columns_of_several_levels_have_titles_above_each_other():
    pivot = pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("value", "A"), ("value", "B")]))
    table = tr.widgets.Tabulator(pivot, titles={("value", "B"): "Second"})
    assert [(each["group"], each["title"]) for each in table.columns] == [
        ([], "index"),
        (["value"], "A"),
        (["value"], "Second"),
    ]
    grouped = columns(groups={"Both": ["a", "b"]})
    assert [each["group"] for each in grouped.values()] == [[], ["Both"], ["Both"], []]


def test_what_is_said_of_columns():
    found = columns(
        titles={"a": "A"}, widths={"a": 80, "b": "20%"}, text_align={"a": "center"}, header_align="right",
        header_tooltips={"a": "<b>no</b>"}, frozen_columns=["a", 0], sortable={"b": False},
    )  # fmt: skip
    assert (found["A"]["width"], found["b"]["width"], found["c"]["width"]) == (80, "20%", None)
    assert (found["A"]["align"], found["b"]["align"], found["c"]["align"]) == ("center", "left", "center")
    assert found["b"]["head_align"] == "right"
    assert found["A"]["tooltip"] == "<b>no</b>"
    assert [each["frozen"] for each in found.values()] == ["left", "left", None, None]
    assert [each["sort"] for each in found.values()] == [True, True, False, True]
    assert columns(widths=50, frozen_columns={"c": "right"})["c"]["frozen"] == "right"
    assert columns(widths=50)["a"]["width"] == 50


def test_formatters_and_editors_are_names_dicts_or_models_of_bokeh():
    found = columns(
        formatters={
            "a": {"type": "progress", "max": 10}, "c": "tickCross",
            "b": bokeh.NumberFormatter(format="0.00", text_color="red"),
        },
        editors={"a": bokeh.SelectEditor(options=["1", "2"]), "b": {"type": "list", "valuesLookup": True}, "c": None},
        title_formatters={"a": {"type": "star", "stars": 3}},
    )  # fmt: skip
    assert found["a"]["format"] == {"type": "progress", "params": {"max": 10}}
    assert found["b"]["format"]["type"] == "number"
    assert found["b"]["format"]["params"] | {"format": "0.00", "color": "red"} == found["b"]["format"]["params"]
    assert found["c"]["format"] == {"type": "tickCross", "params": {}}
    assert found["a"]["edit"] == {"type": "list", "params": {"values": ["1", "2"]}}
    assert found["b"]["edit"] == {"type": "list", "params": {"values": ["x", "y"]}}
    assert found["c"]["edit"] is None
    assert found["a"]["title_format"] == {"type": "star", "params": {"stars": 3}}


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"formatters": {"a": lambda cell: cell}}, "function of Python is not called in the page"),
        ({"formatters": {"a": {"type": "lookup", "f": len}}}, "function of Python is not called in the page"),
        ({"editors": {"a": str}}, "function of Python is not called in the page"),
        ({"formatters": {"a": "no_such"}}, "no formatter that there is. Write one of adaptable"),
        ({"formatters": {"a": 3}}, "is no formatter"),
        ({"editors": {"a": "no_such"}}, "no editor that there is"),
        ({"editables": {"a": "maybe"}}, "neither true nor false"),
        ({"header_filters": {"a": {"type": "input", "func": "no"}}}, "none that there is. Write one of like"),
        ({"configuration": {"rowFormatter": "red"}}, "no function of JavaScript"),
        ({"configuration": {"rowFormatter": lambda row: row}}, "function of Python is not called in the page"),
        ({"configuration": {"columns": [{"field": "a", "formatter": "no_such"}]}}, "no formatter that there is"),
        ({"validators": {"a": "no:1"}}, "no validator"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_functions_and_unknown_names_are_refused_with_what_to_write(params, said):
    with pytest.raises(ValueError, match=said):
        tr.widgets.Tabulator(FRAME, **params)


@pytest.mark.parametrize(
    "value", [3, "text", [1], pl.LazyFrame({"a": [1]}), object()], ids=lambda value: type(value).__name__
)
def test_what_is_no_table_says_what_to_give(value):
    with pytest.raises(ValueError, match=r"DataFrame of pandas|frame\.collect"):
        tr.widgets.Tabulator(value)


async def test_validators_are_looked_at_in_python_too(opened):
    frame = pd.DataFrame({"n": [1, 2], "t": ["x", "y"]})
    table, page = await opened(
        frame, validators={"n": ["min:0", {"type": "max", "value": 9}], "t": ["required", "unique"]}
    )
    assert page.columns["n"]["check"] == [["min", 0], ["max", 9]]
    assert await page.edit(0, "n", 10) == {"rejected": "bad_value", "reason": "At most 9."}
    assert await page.edit(0, "n", -1) == {"rejected": "bad_value", "reason": "At least 0."}
    assert await page.edit(0, "t", "") == {"rejected": "bad_value", "reason": "Required."}
    assert await page.edit(0, "t", "y") == {"rejected": "bad_value", "reason": "“y” does not fit into this column."}
    assert table.value is frame
    assert await page.edit(0, "n", 9) is None


async def test_buttons_are_columns_that_are_clicked(opened):
    table, page = await opened(FRAME, buttons={"print": "<i>p</i>"})
    told = []
    table.on_click(lambda event: told.append(("all", event.column, event.row)))
    table.on_click(lambda event: told.append(("print", event.column, event.row)), column="print")
    button = table.columns[-1]
    assert (button["kind"], button["icon"], button["at"]) == ("button", "<i>p</i>", 4)
    for at in (4, 1):
        page.page.event(page.model, "click", {"id": page.order[1], "at": at})
    await page.settle()
    assert told == [("all", "print", 1), ("print", "print", 1), ("all", "a", 1)]


async def test_groups_and_frozen_rows_travel_with_the_rows(opened):
    from tests.widgets.tabulator.shown_page import decoded, ids_of

    _, page = await opened(FRAME, groupby=["b"], frozen_rows=[-1])
    assert page.model.values["groupby"] == [2]
    assert [decoded(each) for each in page.block["groups"]] == [["x", "y"]]
    assert ids_of(page.block["pinned"]["ids"]) == [1]
    assert decoded(page.block["pinned"]["cells"][1]) == [2]


# Styles


async def test_styles_stay_with_their_rows(opened):
    table, page = await opened(pd.DataFrame({"v": [1.0, -2.0, 3.0, -4.0]}), pagination="remote", page_size=2)
    table.style.map(lambda value: "color: red" if value < 0 else "").format({"v": "{:.2f} €"})
    await page.settle()

    def reds():
        marks = page.block["marks"]
        return [row for row, at, css in marks["at"] if marks["css"][css] == "color:red" and at == 1]

    assert reds() == [1]
    assert page.block["marks"]["text"] == [[0, 1, "1.00 €"], [1, 1, "-2.00 €"]]
    await page.filter(("v", "<", 0))
    assert reds() == [0, 1]
    await page.filter()
    await page.sort(("v", "asc"))
    assert reds() == [0, 1]
    await page.edit(0, "v", 9)
    changed = [content for _, content in page.page.messages if content["kind"] == "changed"][-1]
    assert changed["marks"]["ids"] == [3]
    assert changed["marks"]["text"] == [[0, 1, "9.00 €"]]
    table.value = pd.DataFrame({"v": [-1.0]})
    await page.settle()
    assert reds() == [0]


def test_a_styler_brings_its_styles_along():
    frame = pd.DataFrame({"v": [1.0, -2.0]})
    table = tr.widgets.Tabulator(frame.style.highlight_max(color="red"))
    assert table.value is frame
    assert table.style.marks(table.value, 1, [0, 1])["at"] == [[0, 1, 0]]
    with pytest.raises(AttributeError, match=r"takes what dresses its cells: apply.* show_index=False and hidden_col"):
        table.style.hide()
    with pytest.raises(AttributeError, match=r"text_gradient\.$"):
        getattr(table.style, "no_such")  # noqa: B009 - what it raises is asked for


async def test_what_a_styler_leaves_out_and_how_it_writes_goes_along(opened):
    frame = pd.DataFrame({"a": [1.234, 2.0], "b": [1, 2], "c": ["x", "y"]})
    styler = frame.style.hide(axis="index").hide(["b"], axis="columns").format({"a": "{:.1f}"}).highlight_max(["a"])
    table, page = await opened(styler)
    assert list(page.columns) == ["a", "c"]
    table.stream({"a": 3.456, "b": 3, "c": "z"})
    table.patch({"a": [(0, 9)]})
    await page.settle()
    marks = page.page.messages[-1][1]["marks"]
    assert (marks["text"][0], len(marks["at"])) == ([0, 1, "9.0"], 1)
    block = table._block(table._shown, 1)
    assert [text for row, at, text in block["marks"]["text"] if at == 1] == ["9.0", "2.0", "3.5"]
    table.value = pd.DataFrame({"z": ["text"]})
    await page.settle()
    assert await page.shown("z") == ["text"]


@pytest.mark.parametrize(
    ("dress", "looks", "text"),
    [
        (lambda s: s.format(precision=1, na_rep="–"), set(), "–"),
        (lambda s: s.format({"t": str.upper}, escape="html"), set(), "<B>"),
        (lambda s: s.background_gradient(subset=["b"]), {"background-color", "color"}, None),
        (lambda s: s.text_gradient(subset=["b"]), {"color"}, None),
        (lambda s: s.apply(lambda row: ["color: red"] * len(row), axis=1), {"color"}, None),
        (lambda s: s.apply(lambda rows: rows.map(lambda _: "color: red"), axis=None), {"color"}, None),
        (lambda s: s.map(lambda _: "color: red", subset=pd.IndexSlice[[0, 1], ["b"]]), {"color"}, None),
        (lambda s: s.bar(subset=["b"], align="mid", color=["red", "green"]), {"width", "background"}, None),
        (lambda s: s.highlight_max(subset=["b"], props="font-weight: bold"), {"font-weight"}, None),
        (lambda s: s.highlight_null(), {"background-color"}, None),
        (lambda s: s.highlight_between(left=1, right=2, subset=["b"]), {"background-color"}, None),
        (lambda s: s.highlight_quantile(q_left=0.5, subset=["b"]), {"background-color"}, None),
        (lambda s: s.set_properties(**{"font-weight": "bold"}, subset=["t"]), {"font-weight"}, None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("index", [None, [1, 1, 2]], ids=["", "twice"])
def test_what_dresses_cells_does_so_by_style_and_by_a_styler(dress, looks, text, index):
    frame = pd.DataFrame({"a": [1.25, -2.5, None], "b": [3.0, 2.0, 1.0], "t": ["<b>", "y", "z"]}, index=index)
    table = tr.widgets.Tabulator(frame)
    dress(table.style)
    found = table.style.marks(frame, 1, [0, 1, 2])
    assert {each.split(":")[0] for css in found["css"] for each in css.split(";")} == looks
    if text is not None:
        assert text in [each[2] for each in found["text"]]
    if index is None and "upper" not in str(dress.__code__.co_names):
        assert tr.widgets.Tabulator(dress(frame.style)).style.marks(frame, 1, [0, 1, 2]) == found


async def test_a_style_that_fails_is_reported_and_the_cells_are_shown(site, caplog):
    def make():
        table = tr.widgets.Tabulator(pd.DataFrame({"n": [2, 1]}))
        table.style.map(lambda value: value.no)
        return tr.Column(table)

    page = await site(make).open()
    assert "has no attribute 'no'" in caplog.text
    assert await TablePage(page).shown("n") == [2, 1]
    caplog.clear()


async def test_styles_are_of_frames_of_pandas_and_others_are_told_so(site):
    def make():
        table = tr.widgets.Tabulator(pl.DataFrame({"v": [1]}))
        table.style.map(str)
        return tr.Column(table)

    page = await site(make).open()
    assert page.find("Tabulator")["rows"]["marks"] is None
    assert any("frame of pandas only" in each["text"] for each in page.session.advice.kept)


def test_styles_of_a_large_frame_are_found_block_by_block(monkeypatch):
    from transom.widgets._tabulator import style

    monkeypatch.setattr(style, "CELLS", 3)
    seen = []
    table = tr.widgets.Tabulator(pd.DataFrame({"v": np.arange(10)}))
    table.style.apply(lambda column: [seen.append(len(column)) or "color: red"] * len(column))
    assert table.style.marks(table.value, 1, [4, 5])["at"] == [[0, 1, 0], [1, 1, 0]]
    assert set(seen) == {2}
