"""`controls` and `link`: a component's parameters set by widgets, and followed by other objects."""

from __future__ import annotations

import asyncio

import param
import pytest

import transom as tr

w = tr.widgets


def test_controls_set_parameters_and_follow_them():
    slider = w.IntSlider("N", value=3, end=9)
    form = slider.controls(["value", "end", "disabled"])
    assert [each.label or each.value for each in form] == ["Controls", "Value", "End", "Disabled"]
    assert isinstance(form.layout, tr.WidgetBox)
    form.widget("end").value = 20
    form.widget("disabled").value = True
    assert (slider.end, slider.disabled) == (20, True)
    slider.value = 5
    assert form.widget("value").value == 5
    assert tr.panel(slider.param, parameters=["value"]).widget("value").value == 5


def test_without_names_all_that_can_be_set():
    tabs = w.IntSlider("N").controls()
    assert tabs.names == ["Controls", "Layout"]
    own, common = ([each.label for each in form] for form in tabs)
    assert {"Value", "Start", "End", "Step", "Label", "Disabled", "Orientation"} <= set(own)
    assert {"Width", "Margin", "Sizing mode", "Visible"} <= set(common)
    assert not {"Name", "Value throttled"} & {*own, *common}
    text = tr.pane.Markdown("Text")
    text.controls()[0].widget("object").value = "Other"
    assert text.object == "Other"


def _linked_in_page(widget):
    return [(link.to, link.both, link.values) for link in widget._page_links]


def test_the_page_sets_what_it_can_by_itself():
    slider = w.IntSlider("N", value=3, end=9)
    own, common = slider.controls()
    assert _linked_in_page(own.widget("end")) == [("end", False, {})]
    assert _linked_in_page(own.widget("value")) == [("value", True, {})]
    assert _linked_in_page(own.widget("label")) == [("label", False, {})]
    assert _linked_in_page(own.widget("format")) == []
    assert _linked_in_page(common.widget("margin")) == []
    [(to, both, modes)] = _linked_in_page(common.widget("sizing_mode"))
    assert (to, both, modes["stretch_width"], None in modes.values()) == ("sizing_mode", False, "stretch_width", True)
    assert _linked_in_page(slider.controls(jslink=False)[0].widget("end")) == []
    assert _linked_in_page(slider.controls(["end"]).widget("end")) == [("end", False, {})]
    for pane, links in ((tr.pane.Str("a"), 1), (tr.pane.Markdown("a"), 0)):
        assert len(_linked_in_page(pane.controls(["object"]).widget("object"))) == links


def test_what_is_secret_is_not_shown():
    (own, _common) = w.PasswordInput("P", value="secret").controls()
    assert isinstance(own.widget("value"), w.PasswordInput)


KINDS = {
    "choice": lambda: w.Select(options=[1]),
    "card": lambda: tr.Card("x"),
    "progress": lambda: tr.indicators.Progress(value=3),
    "button": w.Button,
    "tabs": lambda: tr.Tabs("x"),
    "days": w.DateRangePicker,
    "picture": lambda: tr.pane.PNG(None),
}


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
async def test_every_kind_of_component_has_controls(site, failures, make):
    page = await site(lambda: tr.Row(made := make(), made.controls(jslink=True))).open()
    await page.settle()
    assert [model for model in page.models.values() if model.values.get("error")] == []
    assert failures() == []


def test_a_link_sets_what_follows():
    text, shown, number = w.TextInput(), tr.pane.Markdown(), w.IntSlider(end=9)
    watcher = text.link(shown, value="object", disabled="visible")
    text.value = "typed"
    text.disabled = True
    assert (shown.object, shown.visible) == ("typed", True)
    text.disabled = False
    assert not shown.visible
    text.param.unwatch(watcher)
    text.value = "later"
    assert shown.object == "typed"

    class Any_(param.Parameterized):
        n = param.Integer()

    other = Any_()
    number.link(other, value="n")
    number.value = 4
    assert other.n == 4


def test_a_link_in_both_directions_comes_to_rest():
    class Round(param.Parameterized):
        value = param.Number(default=0)

        @param.depends("value", watch=True)
        def _round(self):
            self.value = round(self.value, 1)

    one, two = w.FloatInput(), Round()
    one.link(two, bidirectional=True, value="value")
    one.value = 0.123
    assert (one.value, two.value) == (0.1, 0.1)
    two.value = 0.5
    assert one.value == 0.5
    a, b = w.IntInput(), w.IntInput()
    a.link(b, bidirectional=True, value="value", label="label")
    for n in range(101):
        (a, b)[n % 2].value = n
    b.label = "Both"
    assert (a.value, b.value, a.label) == (100, 100, "Both")


async def test_callbacks_of_a_link_may_await(site):
    seen = []

    def app():
        text, shown = w.TextInput("T"), tr.pane.Str("")

        async def copy(target, event):
            await asyncio.sleep(1)
            target.object = event.new

        text.link(shown, callbacks={"value": copy})
        text.link(seen, callbacks={"value": lambda target, event: target.append(event.new)})
        return tr.Column(text, shown)

    page = await site(app).open()
    page.set("T", "x")
    await page.settle()
    assert seen == ["x"]
    await page.advance(1)
    assert page.find("Str")["object"] == "x"


async def test_after_a_change_of_several_each_callback_of_a_link_is_called(site):
    seen = []
    field = w.IntInput("N", value=1, end=5)

    async def note(target, event):
        await asyncio.sleep(1)
        target.append((event.name, event.new))

    def note_at_once(target, event):
        target.append((event.name, event.new))

    def app():
        field.link(seen, callbacks={"value": note, "end": note, "label": note_at_once})
        return field

    page = await site(app).open()
    field.param.update(value=2, end=9, label="M")
    await page.settle()
    assert seen == [("label", "M")]
    await page.advance(1)
    assert sorted(seen[1:]) == [("end", 9), ("value", 2)]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({}, "takes either names"),
        (
            {"value": ["value"]},
            r"link\(value=\['value'\]\): that is no name. Write the name of a parameter of the target",
        ),
        ({"value": "value", "callbacks": {"value": print}}, "takes either names"),
        ({"callbacks": {"value": print}, "bidirectional": True}, "only names are linked in both directions"),
        ({"valeu": "value"}, "'valeu' is no parameter of IntSlider. Did you mean 'value'"),
        ({"value": "nothing", "bidirectional": True}, "'nothing' is no parameter of IntInput"),
    ],
)
def test_what_cannot_be_linked_is_said(arguments, said):
    with pytest.raises((ValueError, TypeError), match=said):
        w.IntSlider().link(w.IntInput(), **arguments)


def test_a_link_to_what_a_component_does_not_have_is_refused():
    source, target = tr.widgets.IntSlider(end=9), tr.widgets.IntSlider(end=9)
    with pytest.raises(ValueError, match=r"'valeu' is no parameter of IntSlider\. Did you mean 'value'\?"):
        source.link(target, value="valeu")
