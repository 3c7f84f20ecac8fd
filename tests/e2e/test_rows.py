"""Controls side by side, in a real browser: level with each other, and the other way round where text is."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

import transom as tr
from tests.e2e.live import BOX, Show, frame

CONTROL = "input, select, button:not(.tr-mark), output, progress, .tr-spinner"
W = tr.widgets


def controls(label: str, **params: Any) -> list[Any]:
    """One of each, with a label above what can have one."""
    return [
        W.TextInput(label=label, width=140, **params),
        W.Button(label="Go", **params),
        W.Select(label=label, options=["a"], width=100),
        W.Checkbox(label="Sure"),
        W.IntSlider(label=label, end=10, width=140, **params),
        tr.indicators.Progress(label=label, value=40, width=120),
        tr.indicators.LoadingSpinner(value=True, size=20),
        W.StaticText(value="words"),
        W.Button(icon="x", description="Away"),
    ]


def middles(page: Page, components: list[Any]) -> list[float]:
    boxes = [frame(page, each).locator(CONTROL).first.evaluate(BOX) for each in components]
    return [box[1] + box[3] / 2 for box in boxes]


def level(page: Page, components: list[Any]) -> bool:
    found = middles(page, components)
    return max(found) - min(found) <= 1.5


@pytest.mark.parametrize("label", ["Label", ""], ids=["labelled", "bare"])
@pytest.mark.parametrize("params", [{}, {"description": "What it is for"}], ids=["plain", "with help"])
def test_controls_in_a_row_are_level(show: Show, label: str, params: dict[str, Any]) -> None:
    shown = show(lambda: tr.Row(*controls(label, **params)), viewport={"width": 1600, "height": 600})
    expect(shown.page.locator(".tr-spinner")).to_have_count(1)
    assert level(shown.page, list(shown.root))
    shown.root[0].error = "What is wrong with it needs more than one line."
    expect(shown.page.locator(".tr-note:not([hidden])")).to_have_count(1)
    assert level(shown.page, list(shown.root))


def test_controls_in_rows_within_rows_are_level(show: Show) -> None:
    def make() -> Any:
        inner = tr.Row(W.Button(label="Go"), tr.Row(W.Checkbox(label="Sure"), W.TextInput(label="Name", width=140)))
        return tr.Row(W.Button(label="Back"), inner, W.Select(label="Kind", options=["a"], width=100))

    shown = show(make, viewport={"width": 1200, "height": 600})
    back, inner, kind = shown.root
    assert level(shown.page, [back, inner[0], *inner[1], kind])


def test_a_label_of_two_lines_lifts_nothing(show: Show) -> None:
    def make() -> Any:
        return tr.Row(W.TextInput(label="A label that needs more than one line", width=120), W.Button(label="Go"))

    shown = show(make)
    assert level(shown.page, list(shown.root))


def test_they_are_level_on_a_phone_and_a_line_of_its_own_has_no_gap(show: Show) -> None:
    def make() -> Any:
        return tr.Row(W.TextInput(label="Name", width=200), W.Button(label="Go"), W.Button(label="Alone", width=300))

    shown = show(make, viewport={"width": 390, "height": 600})
    field, beside, alone = shown.root
    assert level(shown.page, [field, beside])
    above, below = (frame(shown.page, each).evaluate(BOX) for each in (field, alone))
    assert below[1] - (above[1] + above[3]) == pytest.approx(12, abs=1)


def test_beside_something_tall_controls_are_level_at_the_top(show: Show) -> None:
    def make() -> Any:
        return tr.Row(
            W.TextInput(label="Name", width=140), W.Button(label="Go"), tr.Card("tall", height=300, width=200)
        )

    shown = show(make)
    field, button, card = shown.root
    assert level(shown.page, [field, button])
    tops = [frame(shown.page, each).evaluate(BOX)[1] for each in (field, card)]
    assert tops[0] == pytest.approx(tops[1], abs=1)


# ------------------------------------------------------------------------------------- right to left


def turned(page: Page) -> None:
    page.evaluate("document.documentElement.dir = 'rtl'")


ARROW = """(el) => {
  const {left, right} = getComputedStyle(el, '::after');
  return [parseFloat(left), parseFloat(right)];
}"""


def fill(slider: Locator) -> tuple[bool, bool]:
    """Whether the track has the colour of its filled part near its left and its right end."""
    image = Image.open(io.BytesIO(slider.screenshot())).convert("RGB")
    row = [image.getpixel((x, image.height // 2)) for x in (4, image.width - 5)]
    return (is_accent(row[0]), is_accent(row[1]))


def is_accent(pixel: tuple[int, ...]) -> bool:
    red, green, blue = pixel[:3]
    return max(red, green, blue) - min(red, green, blue) > 60  # the rest of the track is grey


def test_a_slider_is_filled_from_where_it_starts(show: Show) -> None:
    page = show(lambda: tr.Column(W.IntSlider(label="Size", end=10, value=4), W.Select(label="S", options=["a"]))).page
    slider = page.get_by_role("slider")
    assert fill(slider) == (True, False)
    turned(page)
    assert fill(slider) == (False, True)
    slider.press("ArrowLeft")
    expect(slider).to_have_value("5")
    arrow = page.locator(".tr-select").evaluate(ARROW)
    assert arrow[0] < arrow[1]


def test_rows_labels_and_tabs_turn_round(show: Show) -> None:
    def make() -> Any:
        row = tr.Row(W.TextInput(label="One", width=200), W.Button(label="Two"))
        return tr.Column(row, tr.Tabs(("A", "text"), ("B", "text")))

    page, row, _ = show(make)
    turned(page)
    right = "(el) => el.getBoundingClientRect().right"
    field, button = (frame(page, each) for each in row)
    assert field.evaluate(right) == pytest.approx(frame(page, row).evaluate(right), abs=1)
    assert button.evaluate(right) < field.evaluate("(el) => el.getBoundingClientRect().left")
    label = page.get_by_text("One", exact=True)
    assert label.evaluate(right) == pytest.approx(field.evaluate(right), abs=1)
    assert level(page, list(row))
    first, second = page.get_by_role("tab").all()
    assert first.evaluate(right) > second.evaluate(right)
