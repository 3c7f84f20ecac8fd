"""Of each component there is an example, found in the package, and the gallery has every one that shows something."""

from __future__ import annotations

from pathlib import Path

import transom as tr
from transom import demo
from transom.demo import examples
from transom.testing import run_test

GALLERY = Path(demo.__file__).parent / "gallery.py"


async def test_each_component_has_an_example_of_its_own_kind():
    made = {}

    def app():
        made.update((cls, examples.example(cls, disabled=True)) for cls in examples.components())
        return tr.Column(*made.values())

    async with run_test(app) as page:
        assert [cls for cls, each in made.items() if type(each) is not cls or not each.disabled] == []
        assert {cls.__name__ for cls in made} <= {model.type for model in page.models.values()}
        errors = [model for model in page.models.values() if model.values.get("error")]
        assert errors == []
    assert {tr.widgets.Button, tr.pane.Str, tr.Row, tr.indicators.Progress} <= made.keys()
    assert not {tr.widgets.Widget, tr.pane.Pane, tr.pane.ImageBase} & made.keys()


async def test_the_gallery_has_every_component_that_shows_something(monkeypatch):
    new = type("New", (tr.widgets.Checkbox,), {})  # one for which nobody has made a card
    every = [*examples.components(), new]
    monkeypatch.setattr(examples, "components", lambda: every)
    async with run_test(GALLERY) as page:
        assert {cls.__name__ for cls in every if examples.shows(cls)} - {
            model.type for model in page.models.values()
        } == set()
        assert "And also" in page.text
