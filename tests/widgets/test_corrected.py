"""What is stored together: a watcher that corrects a value has the last word, and sees no half of a change."""

from __future__ import annotations

import pytest

import transom as tr


async def test_a_field_that_its_own_watcher_clears_stays_clear(site):
    seen = []

    def app():
        field = tr.widgets.TextInput()

        def clear(event):
            seen.append(event.new)
            field.value = ""

        field.param.watch(clear, "value")
        return field

    page = await site(app).open()
    page.set("TextInput", " hello ", "value_input")
    page.set("TextInput", " hello ")
    page.event("TextInput", "enter_pressed")
    await page.advance(0.1)
    model = page.find("TextInput")
    assert (model["value"], model["value_input"]) == ("", "")
    assert seen == [" hello ", ""]


def test_the_text_of_the_keys_that_a_watcher_writes_stays():
    field = tr.widgets.TextInput()
    field.param.watch(lambda event: setattr(field, "value_input", "next"), "value")
    field.value = "sent"
    assert (field.value, field.value_input) == ("sent", "next")


def test_a_watcher_of_either_text_sees_both():
    field = tr.widgets.TextInput()
    seen = []
    field.param.watch(lambda event: seen.append((field.value, field.value_input)), "value")
    field.param.watch(lambda event: seen.append((field.value, field.value_input)), "value_input")
    field.value = "x"
    assert seen == [("x", "x"), ("x", "x")]


def test_a_slider_that_its_own_watcher_puts_elsewhere_is_there_for_both():
    slider = tr.widgets.IntSlider(end=10)
    slider.param.watch(lambda event: setattr(slider, "value", min(event.new, 4)), "value")
    slider.value = 5
    assert (slider.value, slider.value_throttled) == (4, 4)


async def test_what_a_watcher_sets_while_the_user_moves_it_counts_as_set_by_a_program(site):
    def app():
        slider = tr.widgets.IntSlider(end=10)
        slider.param.watch(lambda event: setattr(slider, "value", min(event.new, 4)), "value")
        return slider

    page = await site(app).open()
    page.set("IntSlider", 3)
    await page.advance(0.1)
    assert page.find("IntSlider")["value_throttled"] == 0
    page.set("IntSlider", 9)
    await page.advance(0.1)
    assert (page.find("IntSlider")["value"], page.find("IntSlider")["value_throttled"]) == (4, 4)


@pytest.mark.parametrize(("name", "end", "expected"), [("end", 3, 3), ("start", 7, 7)])
def test_a_slider_clipped_by_a_new_end_is_so_for_both_numbers(name, end, expected):
    slider = tr.widgets.IntSlider(end=10, value=5)
    seen = []
    slider.param.watch(lambda event: seen.append((slider.value, slider.value_throttled)), name)
    setattr(slider, name, end)
    assert (slider.value, slider.value_throttled) == (expected, expected)
    assert seen == [(expected, expected)]


def test_options_never_go_with_the_labels_or_the_value_of_others():
    select = tr.widgets.Select(options=["a", "b"], value="b")
    seen = []
    for name in ("options", "labels", "value"):
        select.param.watch(lambda event: seen.append((select.options, select.labels, select.value)), name)
    select.options = {"C": "c", "D": "d"}
    assert seen == 3 * [({"C": "c", "D": "d"}, ["C", "D"], "c")]
    select.groups = {"G": ["e"]}
    assert seen[-1] == ({"e": "e"}, ["e"], "e")


def test_a_choice_that_a_watcher_of_the_options_makes_stays():
    select = tr.widgets.Select(options=["a", "b"])
    select.param.watch(lambda event: setattr(select, "value", "d"), "options")
    select.options = ["c", "d"]
    assert select.value == "d"


def test_a_field_is_cleared_by_a_value_that_it_had_before():
    """What was typed and not confirmed goes, though `value` itself does not change."""
    text = tr.widgets.TextInput()
    text.value_input = "hello"
    text.value = ""
    assert text.value_input == ""
