"""What components hold by any name, what is made of others, and the sizes that all have, in a real browser."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

import transom as tr
from tests.e2e.live import BOX, Show, frame, until


class Made(tr.PyComponent):
    shown = tr.Child()

    def __panel__(self) -> Any:
        return self.shown


def size(page: Any, component: Any) -> tuple[int, int]:
    _, _, width, height = frame(page, component).evaluate(BOX)
    return round(width), round(height)


def test_what_a_component_is_made_of_has_the_size_that_it_is_given(show: Show) -> None:
    def make() -> Any:
        inside = [tr.widgets.TextInput(label=f"t{n}") for n in range(3)]
        inside.append(tr.Spacer(height=10))
        given: list[dict[str, Any]] = [{}, {"width": 500}, {"sizing_mode": "stretch_width"}, {"height": 90}]
        return tr.Column(*(Made(shown=each, **size) for each, size in zip(inside, given, strict=True)), width=700)

    page, *made = show(make)
    expect(page.get_by_label("t2")).to_be_visible()
    assert [size(page, each.shown)[0] for each in made[:3]] == [320, 500, 700]
    assert [size(page, each)[0] for each in made[1:3]] == [500, 700]
    assert size(page, made[3].shown)[1] == size(page, made[3])[1] == 90
    made[1].width = 300
    until(lambda: size(page, made[1].shown)[0] == 300)
    made[0].disabled = True
    expect(page.get_by_label("t0")).to_be_disabled()


def test_policies_and_proportions(show: Show) -> None:
    def make() -> Any:
        words = "some words that wrap where there is no room"
        return tr.Column(
            tr.Spacer(height=20, width_policy="max"),
            tr.pane.Str(words, width=300, width_policy="min"),
            tr.pane.Str("word", width_policy="fit"),
            tr.pane.Str("word", width=200, width_policy="fixed"),
            tr.Spacer(width=200, aspect_ratio=2),
            tr.Spacer(width=100, height=50, sizing_mode="stretch_width", height_policy="auto", aspect_ratio=4),
            tr.Spacer(width=120, height=40, width_policy="max", height_policy="auto", aspect_ratio="auto"),
            width=600,
        )

    page, *made = show(make)
    least, fit, fixed = (size(page, each)[0] for each in made[1:4])
    assert size(page, made[0]) == (600, 20)
    assert least < 100
    assert 0 < fit < 100
    assert fixed == 200
    assert size(page, made[4]) == (200, 100)
    assert size(page, made[6])[0] == 600
    made[4].aspect_ratio = 4
    until(lambda: size(page, made[4]) == (200, 50))
    made[3].width_policy = "max"
    until(lambda: size(page, made[3])[0] == 600)
    made[3].width_policy = "auto"
    until(lambda: size(page, made[3])[0] == 200)


def test_bars_are_always_there_where_that_is_asked(show: Show) -> None:
    modes = (True, "y-auto", "both", "x", "y")
    page, *boxes = show(lambda: tr.Row(*(tr.Column("a", scroll=mode, width=90, height=90) for mode in modes)))
    overflow = "(el) => [getComputedStyle(el).overflowX, getComputedStyle(el).overflowY].join()"
    found = [frame(page, each).evaluate(overflow) for each in boxes]
    assert found == ["auto,auto", "auto,auto", "scroll,scroll", "scroll,auto", "auto,scroll"]
    boxes[2].scroll = False
    until(lambda: frame(page, boxes[2]).evaluate(overflow) == "visible,visible")


def test_a_card_with_a_header_of_its_own(show: Show) -> None:
    def make() -> Any:
        header = tr.Row(tr.widgets.TextInput(label="Filter"), tr.widgets.Button(label="Go"))
        return tr.Column(
            tr.Card("The body.", header=header, header_background="#00687a", header_color="white", title="Sales"),
            tr.Card("Other.", title="Titled", active_header_background="rgb(1, 2, 3)", title_css_classes=["mine"]),
        )

    page, card, titled = show(make)
    field = page.get_by_role("textbox", name="Filter")
    field.fill("abc")
    card.title = "Changed"
    page.get_by_role("button", name="Go").click()
    until(lambda: card.header[1].clicks == 1)
    assert not card.collapsed
    card.header.insert(0, "first")
    expect(page.get_by_text("first")).to_be_visible()
    assert field.input_value() == "abc"  # it is the same element
    header = frame(page, card).locator("header")
    expect(header).to_have_css("background-color", "rgb(0, 104, 122)")
    header.get_by_role("button", name="Changed").press("Enter")
    until(lambda: card.collapsed)
    expect(page.get_by_text("The body.")).to_be_hidden()
    expect(page.get_by_role("group", name="Titled")).to_be_visible()
    other = frame(page, titled).locator("header")
    expect(other).to_have_css("background-color", "rgb(1, 2, 3)")
    expect(other.locator(".mine")).to_have_text("Titled")
    titled.collapsed = True
    expect(other).not_to_have_css("background-color", "rgb(1, 2, 3)")
    card.header = None
    expect(page.get_by_role("button", name="Changed")).to_be_visible()
    expect(field).to_have_count(0)
