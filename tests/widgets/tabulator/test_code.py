"""JavaScript of authors: which texts are code, what a page is told of it, and what is never code."""

from __future__ import annotations

import pandas as pd
import pytest
from bokeh.models.widgets import tables as bokeh

import transom as tr
from transom.io import JSCode
from transom.session.classes import Classes

FRAME = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})
CODE = "function(cell, params, onRendered) { return cell.getValue() + 1 }"


def table(frame=FRAME, **params):
    return tr.widgets.Tabulator(frame, show_index=False, **params)


def described(made, title):
    return next(each for each in made.columns if each["title"] == title)


@pytest.mark.parametrize(
    "given",
    [
        CODE,
        "cell => cell.getValue()",
        "async (cell) => 1",
        "// why\n(cell) => 1",
        JSCode("made"),
        {"type": CODE, "n": 1},
    ],
    ids=lambda given: str(given)[:20],
)
def test_code_is_what_stands_where_a_name_or_a_function_is_expected(given):
    made = table(formatters={"a": given}, title_formatters={"a": given}, editors={"a": given})
    column = described(made, "a")
    kinds = [column[each] for each in ("format", "title_format", "edit")]
    assert [each["type"] for each in kinds] == ["code"] * 3
    assert [each["params"] for each in kinds] == [{"n": 1} if isinstance(given, dict) else {}] * 3
    (script,) = made.scripts.values()
    assert script == kinds[0]["code"]
    assert script.module.startswith("export default ")


def test_what_stands_among_options_is_text_unless_it_is_said_to_be_code():
    made = table(
        formatters={"b": {"type": "lookup", "x": CODE}, "a": {"type": "link", "url": JSCode(CODE)}},
        editors={"b": {"type": "list", "values": ["(a) => b", "function"]}},
        configuration={"placeholder": CODE, "columnDefaults": {"headerTooltip": CODE}},
        header_tooltips={"a": CODE}, titles={"b": CODE}, groups={CODE: ["a"]}, buttons={"press": CODE},
    )  # fmt: skip
    assert described(made, CODE)["format"]["params"] == {"x": CODE}
    assert list(made.scripts.values()) == [JSCode(CODE)]
    assert made.configuration["placeholder"] == CODE


def test_text_of_data_is_never_code():
    frame = pd.DataFrame({CODE: [CODE, "x"], "c": pd.Categorical([CODE, "y"])})
    made = table(frame, header_filters=True, groupby=[CODE], editors={CODE: {"type": "list", "valuesLookup": True}})
    assert made.scripts == {}
    assert made.fields == []


def test_the_code_of_panel_is_taken_as_it_is():
    theirs = type("JSCode", (), {"__init__": lambda self, code: setattr(self, "js_code", code)})
    made = table(formatters={"a": theirs(CODE)})
    assert described(made, "a")["format"]["code"] == JSCode(CODE)


async def test_a_page_is_told_names_in_data_and_addresses_apart(opened):
    made, page = await opened(
        FRAME, formatters={"a": CODE, "b": CODE}, hidden_columns=["b"], editables={"a": "(cell) => true"},
        configuration={"rowFormatter": "(row) => null", "groupHeader": JSCode("f"), "x": {"$code": "http://evil"}},
    )  # fmt: skip
    values = page.model.values
    column = page.columns["a"]
    name = JSCode(CODE).name
    assert column["format"] == {"type": "code", "code": {"$code": name}, "params": {}}
    assert column["edit"]["when"] == {"$code": JSCode("(cell) => true").name}
    assert values["configuration"]["rowFormatter"] == {"$code": JSCode("(row) => null").name}
    assert set(values["scripts"]) == {name, *(JSCode(each).name for each in ("(cell) => true", "(row) => null", "f"))}
    # Code has the whole row, also what is not shown of it.
    assert values["fields"] == ["index", "a", "b"]
    assert page.known[page.order[0]] == {0: 0, 1: 1, 2: "x"}
    made.formatters, made.editables, made.configuration = {}, {}, {}
    await page.settle()
    assert (values["scripts"], values["fields"]) == ({}, [])
    assert page.known[page.order[0]] == {0: 0, 1: 1}


def test_modules_are_handed_out_by_what_is_in_them_and_again_when_a_page_asks():
    texts = []
    classes = Classes({}, lambda *_: None, lambda text: texts.append(text) or f"../module/{len(texts)}.js")
    made, other = table(formatters={"a": CODE, "b": "(x) => 2"}), table(formatters={"b": CODE})
    assert classes.module(made) == "../module/1.js"
    assert texts == [JSCode(CODE).module, JSCode("(x) => 2").module]
    assert set(other.scripts) < set(made.scripts)


async def test_code_that_comes_later_and_goes_reaches_the_page(opened):
    made, page = await opened(FRAME)
    made.formatters = {"a": CODE}
    await page.settle()
    assert list(page.model.values["scripts"]) == [JSCode(CODE).name]
    assert page.columns["a"]["format"]["type"] == "code"


def test_columns_of_the_configuration_say_what_parameters_do_not():
    made = table(
        configuration={
            "columns": [
                {"field": "a", "formatter": CODE, "title": "A", "editor": "list", "editorParams": {"values": [1]}},
                {"title": "Group", "columns": [{"field": "b", "formatter": "progress", "formatterParams": {"max": 7}}]},
            ],
            "columnDefaults": {"titleFormatter": "star", "hozAlign": "center", "headerSort": False},
        },
        titles={"b": "B"},
        formatters={"b": "money"},
    )
    a, b = described(made, "A"), described(made, "B")
    assert (a["format"]["code"], a["edit"]["params"]) == (JSCode(CODE), {"values": [1]})
    assert (b["format"], b["align"], b["sort"]) == ({"type": "money", "params": {}}, "center", False)
    assert a["title_format"]["type"] == "star"


async def test_what_fails_in_the_page_is_reported_once_in_development(opened):
    _, page = await opened(FRAME, formatters={"a": CODE})
    for _ in range(2):
        page.page.event(page.model, "fault", {"where": "formatters['a']", "text": "ReferenceError: x"})
    bad = page.page.event(page.model, "fault", {"where": 1})
    await page.settle()
    told = [each["text"] for each in page.page.session.advice.kept if "ReferenceError" in each["text"]]
    assert len(told) == 1
    assert "formatters['a'] failed in the page: ReferenceError: x" in told[0]
    assert page.page.settled[bad]["rejected"] == "bad_value"


async def test_options_that_change_nothing_are_answered_with_what_to_write(site):
    options = {"initialSort": []}, {"noSuch": 1}
    page = await site(lambda: tr.Column(*(table(configuration=each) for each in options))).open()
    told = [each["text"] for each in page.session.advice.kept]
    assert any("'initialSort' is decided by the table. Write sorters=[…]" in each for each in told)
    assert any("noSuch" in each and "changes nothing. What does: columnDefaults" in each for each in told)


def test_templates_of_bokeh_are_functions_whose_names_are_columns():
    template = '<b style="color: <%= colour(b) %>"><% if (value > a) { print("\\"") } %><%- b %></b>'
    made = table(formatters={"a": bokeh.HTMLTemplateFormatter(template=template)})
    code = described(made, "a")["format"]["code"].js_code
    assert "a = globalThis.a, b = globalThis.b, colour = globalThis.colour, value = globalThis.value}" in code
    assert 'out += "<b style=\\"color: ";' in code
    assert "out += escaped( b );" in code


# Lists that hang on other columns

PLACES = {"Europe": {"France": ["Lyon", "Nice"], "Italy": ["Rome"]}, "Moon": ["Crater"]}


async def test_a_nested_list_is_told_of_the_columns_that_lead_to_it_by_their_places(opened):
    frame = pd.DataFrame({"land": ["Europe", "Moon"], "state": ["France", ""], "city": ["Nice", "Crater"]})
    nested = {"type": "nested", "options": PLACES, "lookup_order": ["land", "state"]}
    made, page = await opened(frame, editors={"city": nested}, hidden_columns=["state"])
    edit = page.columns["city"]["edit"]
    assert edit == {"type": "nested", "params": {"options": PLACES, "lookup_order": [1, 2]}}
    # The page has the values that lead there, though they are not shown.
    assert page.known[page.order[0]][2] == "France"
    assert await page.edit(1, "city", "Rome") is None
    assert made.value["city"].tolist() == ["Nice", "Rome"]
    with pytest.raises(ValueError, match=r"hangs on other columns\. Write 'options'"):
        table(editors={"b": {"type": "nested", "options": PLACES}})
