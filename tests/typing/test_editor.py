"""What an editor offers after `import transom as tr`."""

from __future__ import annotations

import pytest

import transom
from tests.typing.editor import Editor

pytestmark = [pytest.mark.slow]


@pytest.fixture
def editor(tmp_path):
    with Editor(tmp_path) as editor:
        yield editor


def test_the_names_of_the_package_are_completed(editor):
    editor.open("import transom as tr\ntr.")
    offered = set(editor.completions())
    assert set(transom.__all__) <= offered
    assert not {"Any", "TYPE_CHECKING", "importlib"} & offered


def test_the_widgets_are_completed(editor):
    editor.open("import transom as tr\ntr.widgets.")
    offered = set(editor.completions())
    assert set(transom.widgets.__all__) <= offered
    assert not {"Common", "Reference", "Unpack"} & offered


def test_a_constructor_completes_its_own_keywords_and_the_common_ones(editor):
    editor.open("import transom as tr\ntr.widgets.IntSlider(")
    offered = {name.rstrip("=") for name in editor.completions()}
    assert {"start", "end", "step", "value", "orientation"} <= offered
    assert {"label", "width", "visible", "sizing_mode"} <= offered


def test_the_words_that_a_parameter_takes_are_completed(editor):
    editor.open('import transom as tr\ntr.widgets.Button(button_type="')
    assert {'"primary"', '"danger"'} <= set(editor.completions())


def test_a_constructor_shows_types_defaults_and_what_each_means(editor):
    editor.open("import transom as tr\ntr.widgets.IntSlider(")
    shown = editor.signature()
    start = next(each["label"] for each in shown["parameters"] if each["label"].startswith("start:"))
    assert "int" in start
    assert start.endswith("= 0")
    assert "start: The lowest number." in shown["documentation"]["value"]
