"""Forms in a real browser: what is shown of an object, of a function and of an expression."""

from __future__ import annotations

from typing import Any

import param
from playwright.sync_api import expect

import transom as tr
from tests.e2e.live import Show, fits, resize, until


class Circle(param.Parameterized):
    """An object inside."""

    radius = param.Integer(default=1, bounds=(0, 9))


class Model(param.Parameterized):
    """What is shown."""

    x: param.Selector[int] = param.Selector(default=1, objects=[1, 2, 3])
    go = param.Event()
    text = param.String(default="a", regex="^[a-z]+$")
    hidden = param.String(default="here", precedence=-1)
    inside = param.Integer(default=1, bounds=(0, 10), inclusive_bounds=(False, False))
    chosen: param.ListSelector[list[int]] = param.ListSelector(default=[1], objects=[1, 2, 3])
    shape = param.ClassSelector(class_=param.Parameterized)

    @param.depends("go", watch=True)
    def _go(self) -> None:
        self.param.x.objects = [1, 2, 3, 4]
        self.x = 3
        self.chosen.append(2)
        self.param.trigger("chosen")
        self.param.hidden.precedence = None


def test_a_form_follows_its_object_and_says_what_it_does_not_take(show: Show) -> None:
    model = Model(shape=Circle())
    page = show(lambda: tr.Param(model, widgets={"chosen": tr.widgets.CheckBoxGroup})).page
    seen: list[int] = []
    model.param.watch(lambda event: seen.append(event.new), "x")
    fields = page.locator(".tr-label")
    before = [text for text in fields.all_inner_texts() if text]
    page.get_by_role("button", name="Go").click()
    select = page.get_by_label("X", exact=True)
    expect(select.locator("option:checked")).to_have_text("3")
    expect(page.get_by_label("Hidden")).to_have_value("here")
    expect(page.get_by_role("checkbox", name="2")).to_be_checked()
    after = [text for text in fields.all_inner_texts() if text]
    assert after == [*before[: before.index("Text") + 1], "Hidden", *before[before.index("Text") + 1 :]]
    assert (model.x, seen) == (3, [3])

    text = page.get_by_label("Text", exact=True)
    text.fill("A1")
    text.press("Enter")
    expect(text).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("This value is not taken.", exact=True)).to_be_visible()
    assert model.text == "a"
    text.fill("b")
    text.press("Enter")
    expect(text).not_to_have_attribute("aria-invalid", "true")
    until(lambda: model.text == "b")

    slider = page.get_by_role("slider", name="Inside")
    for key, end in (("End", 9), ("Home", 1)):
        slider.press(key)
        until(lambda end=end: model.inside == end)

    part = page.get_by_role("button", name="Shape")
    assert page.get_by_role("slider", name="Radius").count() == 0
    part.press("Enter")
    page.get_by_role("slider", name="Radius").press("End")
    until(lambda: model.shape.radius == 9)


def test_the_widgets_of_an_expression_and_of_a_function_stay_under_the_users_hand(show: Show) -> None:
    def make() -> Any:
        rows = tr.widgets.IntSlider("Rows", value=1, start=1, end=30)
        lines = tr.rx("line  \n") * rows
        return tr.Column(tr.Row(lines), tr.interact(lambda word: f"said {word}", word=["one", "two"]))

    page = show(make).page
    slider = page.get_by_role("slider", name="Rows")
    box = slider.bounding_box()
    slider.press("End")
    expect(page.get_by_text("line").first).to_contain_text("line\nline", use_inner_text=True)
    assert slider.bounding_box() == box
    expect(slider).to_be_focused()
    page.get_by_label("word").select_option("two")
    expect(page.get_by_text("said two")).to_be_visible()
    resize(page, {"width": 390, "height": 844})
    until(lambda: (slider.bounding_box() or {"width": 0})["width"] > 280)  # as wide as the page has room
    fits(page, 390)
