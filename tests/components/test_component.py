"""What every component promises: its constructor, its other names, `servable`, `trigger`."""

from __future__ import annotations

import numpy as np
import param
import pytest

import transom as tr
from transom.components.component import Component
from transom.testing import run_test


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: tr.widgets.IntSlider(strat=0), "IntSlider has no parameter 'strat'. Did you mean 'start'?"),
        (lambda: tr.widgets.Button(nmae="x"), "Button has no parameter 'nmae'. Did you mean 'name'?"),
        (lambda: tr.Row(wdith=3), "Row has no parameter 'wdith'. Did you mean 'width'?"),
        (lambda: tr.Tabs(actve=1), "Tabs has no parameter 'actve'. Did you mean 'active'?"),
        (lambda: tr.widgets.Select(option=[]), "Select has no parameter 'option'. Did you mean 'options'?"),
        (lambda: tr.pane.JPG(b"", captoin="x"), "JPG has no parameter 'captoin'. Did you mean 'caption'?"),
        (lambda: tr.Spacer(zzz=1), "Spacer has no parameter 'zzz'. It has: align, aspect_ratio, css_classes"),
    ],
)
def test_an_unknown_keyword_is_named_with_the_nearest(make, message):
    with pytest.raises(TypeError) as caught:
        make()
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("alias", "name", "value", "other"),
    [
        ("name", "label", "a", "b"),
        ("color", "button_type", "primary", "danger"),
        ("variant", "button_style", "outline", "solid"),
    ],
)
class TestOtherNames:
    def test_in_the_constructor(self, alias, name, value, other):
        for given in (alias, name):
            button = tr.widgets.Button(**{given: value})
            assert getattr(button, alias) == getattr(button, name) == value

    def test_set_both_ways(self, alias, name, value, other):
        button = tr.widgets.Button()
        setattr(button, alias, value)
        assert getattr(button, name) == value
        setattr(button, name, other)
        assert getattr(button, alias) == other

    def test_watched_both_ways(self, alias, name, value, other):
        button = tr.widgets.Button()
        seen = []
        button.param.watch(lambda event: seen.append((event.name, event.new)), alias)
        button.param.watch(lambda event: seen.append((event.name, event.new)), name)
        setattr(button, alias, value)
        setattr(button, name, other)
        assert sorted(seen) == sorted([(alias, value), (name, value), (alias, other), (name, other)])

    async def test_in_the_page(self, alias, name, value, other, site):
        def app():
            button = tr.widgets.Button(**{name: value})
            button.on_click(lambda event: setattr(button, alias, other))
            return button

        page = await site(app).open()
        assert page.find("Button")[name] == value
        assert alias not in page.find("Button").values
        page.click("Button")
        await page.advance(0.1)
        assert page.find("Button")[name] == other


async def test_references_follow_widgets_parameters_expressions_and_functions(site):
    def app():
        slider = tr.widgets.IntSlider(end=10)
        return tr.Column(
            slider,
            tr.widgets.StaticText(label="widget", value=slider),
            tr.widgets.StaticText(label="parameter", value=slider.param.value),
            tr.widgets.StaticText(label="expression", value=slider.param.value.rx() * 2),
            tr.widgets.StaticText(label="function", value=tr.bind(lambda n: n + 1, slider)),
        )

    page = await site(app).open()
    page.set("IntSlider", 4)
    await page.advance(0.1)
    shown = [page.find(label)["value"] for label in ("widget", "parameter", "expression", "function")]
    assert shown == ["4", "4", "8", "5"]


async def test_trigger_sends_the_value_again_and_calls_the_watchers(site):
    seen = []

    def app():
        text, button = tr.widgets.StaticText(value="same"), tr.widgets.Button()
        text.param.watch(lambda event: seen.append((event.new, event.type)), "value")
        button.on_click(lambda event: text.param.trigger("value"))
        return tr.Row(text, button)

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    assert seen == [("same", "triggered")]
    assert [op for frame in page.patches() for op in frame["ops"] if op[0] == "set"] == [
        ["set", page.find("StaticText").id, {"value": "same"}]
    ]


def test_trigger_of_an_unknown_name_says_so():
    with pytest.raises(ValueError, match="Button has no parameter 'nothing'"):
        tr.widgets.Button().param.trigger("nothing")


async def test_servable_shows_it_in_the_page_of_the_app_and_changes_nothing_outside(tmp_path):
    button = tr.widgets.Button()
    assert button.servable(title="T") is button
    script = tmp_path / "app.py"
    script.write_text("import transom as tr\ntr.widgets.Button(label='served').servable(title='The title')\n")
    async with run_test(script) as page:
        assert page.find("served").type == "Button"
        assert page.title == "The title"


def test_a_new_kind_of_component_is_a_class_with_parameters():
    class Gauge(Component):
        _front_end = "Progress"
        _writable = ("level",)
        level = param.Integer(default=3)
        secret = param.Integer(default=1)
        _unsynced = ("secret",)

    info = Gauge()._info
    assert (info.name, info.front_end) == ("Gauge", "Progress")
    assert "level" in info.synced
    assert "secret" not in info.synced
    assert "name" not in info.synced
    assert info.writable == {"level"}


async def test_messages_reach_the_front_end_in_order_with_values(site):
    def app():
        text, button = tr.widgets.StaticText(), tr.widgets.Button()

        async def handler(event):
            text._send({"n": 1, "data": b"bytes"})
            text._send({"n": 2})

        button.on_click(handler)
        return tr.Row(text, button)

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    id_ = page.find("StaticText").id
    assert page.messages == [(id_, {"n": 1, "data": b"bytes"}), (id_, {"n": 2})]


async def test_a_derived_class_is_drawn_as_the_one_that_it_derives_from(site):
    class Save(tr.widgets.Button):
        """A button that says what it is for."""

        label = param.String(default="Save")

    page = await site(lambda: tr.Row(Save(), tr.widgets.Button(label="plain"))).open()
    (save,) = [op for frame in page.frames[1:2] for op in frame["ops"] if op[0] == "class" and op[3]["name"] == "Save"]
    assert save[3]["front_end"] == "Button"
    page.click("Save")
    await page.advance(0.1)
    assert page.find("Save").type == "Save"


async def test_two_classes_of_one_name_are_two(site):
    """Each has its own defaults, as two files of an app may well have a `Field` each."""

    def field(text):
        class Field(tr.widgets.TextInput):
            placeholder = param.String(default=text)

        return Field()

    page = await site(lambda: tr.Row(field("here"), field("there"), field("here"))).open()
    assert [model["placeholder"] for model in page.all("Field")] == ["here", "there", "here"]


def test_a_component_without_a_front_end_says_what_to_write():
    class Gauge(Component):
        pass

    with pytest.raises(TypeError, match="Gauge has no front end, so it cannot be shown"):
        Gauge()


async def test_policies_and_proportions_travel_and_take_numbers_of_any_kind(site):
    spacer = tr.Spacer(aspect_ratio=np.float32(1.5), width_policy="max", height_policy="fit")
    page = await site(lambda: spacer).open()
    model = page.find("Spacer")
    assert (model["aspect_ratio"], model["width_policy"], model["height_policy"]) == (1.5, "max", "fit")
    spacer.aspect_ratio = "auto"
    spacer.param.update(width_policy="auto", height_policy="auto")
    await page.settle()
    assert (model["aspect_ratio"], model["width_policy"], model["height_policy"]) == ("auto", "auto", "auto")
    with pytest.raises(ValueError, match="width_policy"):
        spacer.width_policy = "wide"
