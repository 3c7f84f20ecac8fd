"""Each component has a page, made from its class, that runs and is true."""

from __future__ import annotations

import ast

import pytest

import transom as tr
from tests.site import ran
from transom.app import App
from transom.components.alias import Alias
from transom.components.signature import own_parameters
from transom.demo import examples
from transom.demo.excerpts import card_for, excerpts
from transom.demo.reference import PAGES, PARTS, reference, text_of
from transom.testing import run_test

CLASSES = examples.components()


def name_of(cls):
    return cls.__name__


def test_each_component_has_a_page_in_the_part_of_its_family():
    found = {route for pages in reference().values() for route in pages}
    assert found == {f"/{examples.family(cls)}/{cls.__name__}" for cls in CLASSES}
    assert set(PARTS) == set(PAGES) == {examples.family(cls) for cls in CLASSES}


@pytest.mark.slow
@pytest.mark.parametrize("cls", CLASSES, ids=name_of)
async def test_a_page_runs(cls, failures):
    page_of_it = reference()[PARTS[examples.family(cls)]][f"/{examples.family(cls)}/{cls.__name__}"]
    async with run_test(App({"/": page_of_it})) as page:
        await page.wait(lambda: ran(page), timeout=15)
        found = [model.values.get("error") for model in page.models.values()]
        errors = [each["title"] for each in found if isinstance(each, dict)]  # of a field it is a text
        assert set(errors) <= {"Not a JPG picture"}, "the gallery shows this one on purpose"
        assert page.notices == []
        if examples.shows(cls):
            assert cls.__name__ in {model.type for model in page.models.values()}
    failures()


@pytest.mark.parametrize("cls", CLASSES, ids=name_of)
def test_a_page_has_each_parameter_with_its_default(cls):
    text = text_of(cls)
    assert text.startswith(f"# {cls.__name__}\n")
    for name, parameter in own_parameters(cls):
        if not isinstance(parameter, Alias):
            (row,) = [line for line in text.split("\n") if line.startswith(f"| `{name}` |")]
            assert row.endswith(" by default* |")
            assert parameter.doc, f"{cls.__name__}.{name} says what it does"
            if isinstance(parameter.default, bool | int | float) or parameter.default is None:
                assert f"`{parameter.default!r}` by default" in row


def test_a_page_says_which_methods_there_are_and_what_differs_from_panel():
    text = text_of(tr.widgets.Button)
    assert "| `on_click(callback)` | Call `callback(event)`" in text
    assert "| `append(item)` | Add one at the end. |" in text_of(tr.Column)
    assert "`param.watch(callback, 'value')`" in text_of(tr.widgets.TextInput)
    assert "max_rows" in text_of(tr.pane.DataFrame).partition("## More")[2]


def test_what_is_written_to_make_one_is_what_an_author_writes():
    assert examples.source(tr.widgets.Select) == 'tr.widgets.Select(label="Select", options=["One", "Two"])'
    assert examples.source(tr.Row) == 'tr.Row("One", "Two")'
    assert examples.source(tr.pane.Markdown).startswith("tr.pane.Markdown(")


def test_a_card_of_the_gallery_is_code_that_stands_alone():
    assert len(excerpts()) > 20
    for excerpt in excerpts():
        tree = ast.parse(excerpt.code)
        assert isinstance(tree.body[-1], ast.Expr)
        assert excerpt.title


def test_the_card_for_a_component_is_the_one_that_names_it():
    assert card_for("Row").title == "Row, Column, Spacer"
    assert card_for("TaskButton").title == "TaskButton"
    assert card_for("NoSuchThing") is None


def test_a_component_stands_where_it_is_at_home_and_not_where_panel_has_it_too():
    assert tr.widgets.LinearGauge is tr.indicators.LinearGauge
    assert examples.family(tr.indicators.LinearGauge) == "indicators"
