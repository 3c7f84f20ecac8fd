"""Every widget in a real browser: what the user does reaches Python, what Python sets reaches the page."""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

import transom as tr
from tests.e2e.live import Show, frame, until

CARET = "(input) => [input.selectionStart, input.selectionEnd]"


# ---------------------------------------------------------------------------------------------- Button


def test_a_click_counts_by_mouse_and_by_key(show: Show) -> None:
    events: list[int] = []

    def make() -> Any:
        return tr.Column(tr.widgets.Button("Go", on_click=lambda event: events.append(event.new)))

    page, button = show(make)
    element = page.get_by_role("button", name="Go")
    element.click()
    element.press("Enter")
    element.press("Space")
    until(lambda: events == [1, 2, 3])
    assert button.clicks == 3
    element.dblclick()
    until(lambda: button.clicks == 5)


def test_a_button_looks_as_python_says(show: Show) -> None:
    page, button = show(lambda: tr.Column(tr.widgets.Button(label="Go", button_type="primary", icon="send")))
    element = page.get_by_role("button")
    expect(element).to_have_attribute("data-type", "primary")
    expect(element.locator("svg path")).to_have_count(1)
    filled = element.evaluate("(el) => getComputedStyle(el).backgroundColor")
    button.param.update(label="Stop", color="danger", variant="outline", icon=None)
    expect(element).to_have_text("Stop")
    expect(element).to_have_attribute("data-style", "outline")
    expect(element.locator("svg")).to_have_count(0)
    expect(element).not_to_have_css("background-color", filled)
    button.param.update(label="", description="Ends it")
    expect(page.get_by_role("button", name="Ends it")).to_be_visible()


def test_disabled_and_hidden_controls_refuse(show: Show) -> None:
    def make() -> Any:
        w = tr.widgets
        kinds = [w.Button, w.TextInput, w.Checkbox, w.IntSlider, w.FloatSlider]
        return tr.Column(*(kind(label=kind.__name__) for kind in kinds), w.Select(label="Select", options=["a", "b"]))

    shown = show(make)
    controls = shown.page.locator("main").locator("button, input, select")
    assert controls.count() == 6
    for widget in shown.root:
        widget.disabled = True
    expect(shown.page.locator("main :is(button, input, select):disabled")).to_have_count(6)
    shown.page.keyboard.press("Tab")
    assert shown.page.evaluate("document.activeElement === document.body")
    for widget in shown.root:
        widget.disabled = False
    expect(shown.page.locator("main :is(button, input, select):disabled")).to_have_count(0)
    shown.root.disabled = True  # a layout's holds for all in it
    expect(shown.page.locator("main :is(button, input, select):disabled")).to_have_count(6)
    shown.root.disabled = False
    for widget in shown.root:
        widget.visible = False
    for control in controls.all():
        expect(control).to_be_hidden()
    box = frame(shown.page, shown.root).bounding_box()
    assert box is None or box["height"] == 0  # what is hidden takes no room


# ------------------------------------------------------------------------------------------- TextInput


def test_text_reaches_python_by_key_by_enter_and_by_leaving(show: Show) -> None:
    entered: list[str] = []

    def make() -> Any:
        text = tr.widgets.TextInput(label="Name", placeholder="Ada")
        text.param.watch(lambda event: entered.append(text.value), "enter_pressed")
        return tr.Column(text)

    page, text = show(make)
    field = page.get_by_label("Name")
    expect(field).to_have_attribute("placeholder", "Ada")
    field.press_sequentially("Grac")
    until(lambda: text.value_input == "Grac")
    assert text.value == ""
    field.press_sequentially("e")
    field.press("Enter")
    until(lambda: entered == ["Grace"])
    assert text.value == text.value_input == "Grace"
    field.press("Enter")
    until(lambda: entered == ["Grace", "Grace"])
    field.fill("Ada")
    until(lambda: text.value_input == "Ada")
    assert text.value == "Grace"
    field.blur()
    until(lambda: text.value == "Ada")


def test_what_python_writes_keeps_focus_and_caret(show: Show) -> None:
    def make() -> Any:
        text = tr.widgets.TextInput(label="Upper")

        async def upper(_: Any) -> None:
            text.value = text.value_input.upper()

        text.param.watch(upper, "value_input")
        return tr.Column(text)

    page, text = show(make)
    field = page.get_by_label("Upper")
    field.press_sequentially("abcd")
    expect(field).to_have_value("ABCD")
    field.press("ArrowLeft")
    field.press("ArrowLeft")
    field.press("x")
    expect(field).to_have_value("ABXCD")
    expect(field).to_be_focused()
    assert field.evaluate(CARET) == [3, 3]
    text.value = "A"  # shorter than where the caret is
    expect(field).to_have_value("A")
    assert field.evaluate(CARET) == [1, 1]


def test_python_clears_a_field_that_has_not_been_confirmed(show: Show) -> None:
    page, text = show(lambda: tr.Column(tr.widgets.TextInput(label="Chat")))
    field = page.get_by_label("Chat")
    field.press_sequentially("hello")
    until(lambda: text.value_input == "hello")
    text.value = ""
    expect(field).to_have_value("")
    text.value_input = "draft"
    expect(field).to_have_value("draft")


def test_a_text_has_its_length(show: Show) -> None:
    page, text, free = show(
        lambda: tr.Column(tr.widgets.TextInput(label="Short", max_length=3), tr.widgets.TextInput(label="Free"))
    )
    field = page.get_by_label("Short")
    field.press_sequentially("abcde")
    until(lambda: text.value_input == "abc")
    expect(field).to_have_value("abc")
    text.max_length = 5
    expect(field).to_have_attribute("maxlength", "5")
    box = page.get_by_label("Free")  # as long as a message may be
    free.value = "x" * 6000
    expect(box).to_have_value("x" * 6000)
    box.press("End")
    box.press("Backspace")
    until(lambda: len(free.value_input) == 5999)
    page.keyboard.insert_text("y" * (1 << 20))
    expect(box).to_have_accessible_description("This is too large to be sent.")
    assert len(free.value_input) == 5999
    free.value = "short"
    expect(box).to_have_value("short")


def test_labels_names_and_descriptions(show: Show) -> None:
    def make() -> Any:
        w = tr.widgets
        return tr.Column(
            w.TextInput(name="By name"), w.TextInput(placeholder="By placeholder"), w.Checkbox(),
            w.Select(options=["a"]), w.IntSlider(description="Turn it up"),
        )  # fmt: skip

    page, named, bare, box, _, slider = show(make)
    expect(page.get_by_label("By name")).to_be_visible()
    expect(page.get_by_role("textbox", name="By placeholder")).to_be_visible()
    for role, name in (("checkbox", "Checkbox"), ("combobox", "Choice"), ("slider", "Slider")):
        expect(page.get_by_role(role, name=name)).to_be_visible()
    named.label = "Renamed"
    bare.name = "Named"
    box.label = "Yes"
    expect(page.get_by_role("textbox", name="Renamed")).to_be_visible()
    expect(page.get_by_role("textbox", name="Named", exact=True)).to_be_visible()
    page.get_by_text("Yes").click()  # the label belongs to the box
    until(lambda: box.value is True)
    control = page.get_by_role("slider")
    expect(control).to_have_accessible_description("Turn it up")
    mark = page.get_by_role("button", name="Help")
    tip = page.get_by_role("tooltip")
    expect(mark).to_have_accessible_description("Turn it up")
    control.hover()
    control.focus()
    expect(tip).to_be_hidden()
    mark.hover()
    expect(tip).to_have_text("Turn it up")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.mouse.move(0, 0)
    mark.hover()
    expect(tip).to_be_visible()
    page.mouse.move(0, 0)
    expect(tip).to_be_hidden()
    mark.dispatch_event("click")  # as a finger does, which rests nowhere
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    page.keyboard.press("Enter")
    expect(tip).to_be_visible()
    page.keyboard.press("Tab")
    expect(tip).to_be_hidden()
    slider.description = None
    expect(control).to_have_accessible_description("")
    expect(mark).to_be_hidden()


def test_what_is_wrong_stands_at_the_field(show: Show) -> None:
    def make() -> Any:
        w = tr.widgets
        return tr.Column(w.TextInput("Name", required=True, description="Yours", max_length=3), w.TextInput("Next"))

    page, name, following = show(make)
    box = page.get_by_label("Name")
    expect(box).to_have_attribute("required", "")
    expect(page.get_by_role("textbox", name="Name", exact=True)).to_be_visible()
    box.focus()
    expect(box).to_have_accessible_description("Yours")
    page.get_by_label("Next").focus()
    expect(box).to_have_accessible_description("Yours Required.")
    expect(box).to_have_attribute("aria-invalid", "true")
    box.fill("Al")
    expect(box).to_have_accessible_description("Yours")
    expect(box).not_to_have_attribute("aria-invalid", "true")
    name.error = "Taken."
    expect(page.get_by_text("Taken.", exact=True).first).to_be_visible()
    expect(box).to_have_accessible_description("Yours Taken.")
    expect(page.locator("[role=status]", has_text="Name Taken.")).to_have_count(1)  # it is spoken
    name.error = None
    box.evaluate("(el) => { el.maxLength = 99; el.focus(); }")  # a page that does not keep to it
    page.keyboard.insert_text("bert")
    expect(box).to_have_accessible_description("Yours At most 3 characters: this text has 6.")
    expect(box).to_have_value("Albert")  # what was typed is not lost
    assert name.value_input == "Al"
    for _ in "lbert":
        page.keyboard.press("Backspace")
    expect(box).to_have_accessible_description("Yours")
    until(lambda: name.value_input == "A")
    assert following.error is None


# -------------------------------------------------------------------------------------------- Checkbox


def test_a_checkbox_both_ways(show: Show) -> None:
    def make() -> Any:
        free, held = tr.widgets.Checkbox(label="Free"), tr.widgets.Checkbox(label="Held")
        held.param.watch(lambda event: setattr(held, "value", False), "value")
        return tr.Column(free, held)

    page, free, held = show(make)
    element = page.get_by_label("Free")
    element.press("Space")
    until(lambda: free.value is True)
    free.value = False
    expect(element).not_to_be_checked()
    page.get_by_label("Held").click()
    until(lambda: held.value is False)
    expect(page.get_by_label("Held")).not_to_be_checked()


# ---------------------------------------------------------------------------------------------- Select


def test_a_select_chooses_objects(show: Show) -> None:
    one, two = object(), {"two": 2}
    page, select = show(lambda: tr.Column(tr.widgets.Select(label="Pick", options={"One": one, "Two": two})))
    element = page.get_by_label("Pick")
    assert element.evaluate("(el) => el.selectedOptions[0].text") == "One"
    element.select_option("Two")
    until(lambda: select.value is two)
    element.press("ArrowUp")
    until(lambda: select.value is one)
    select.value = two
    expect(element).to_have_value("1")
    select.options = {"Zero": 0, "Two": two}
    expect(element.locator("option")).to_have_text(["Zero", "Two"])
    expect(element).to_have_value("1")
    select.options = ["a", "b"]
    expect(element).to_have_value("0")
    assert select.value == "a"


def test_a_select_in_groups_with_equal_labels(show: Show) -> None:
    groups = {"Pome": ["Apple", "Pear"], "Stone": {"Plum": 1, "Apple": 2}}
    page, select = show(lambda: tr.Column(tr.widgets.Select(label="Fruit", groups=groups)))
    element = page.get_by_label("Fruit")
    assert element.locator("optgroup").evaluate_all("(all) => all.map((one) => one.label)") == ["Pome", "Stone"]
    assert element.locator("optgroup").evaluate_all(
        "(all) => all.map((one) => [...one.children].map((option) => option.text))"
    ) == [["Apple", "Pear"], ["Plum", "Apple"]]
    element.select_option(index=3)
    until(lambda: select.value == 2)
    element.select_option(index=0)
    until(lambda: select.value == "Apple")
    select.groups = {"Nuts": ["Hazel", "Wal"]}
    expect(element.locator("option")).to_have_text(["Hazel", "Wal"])
    select.options = ["plain"]
    expect(element.locator("option")).to_have_text(["plain"])


def test_a_select_with_placeholder_and_with_size(show: Show) -> None:
    page, select, listed = show(
        lambda: tr.Column(
            tr.widgets.Select(label="Pick", options=["a", "b"], placeholder="Nothing yet"),
            tr.widgets.Select(label="List", options=list("abcdef"), size=4),
        )
    )
    element = page.get_by_label("Pick")
    assert element.evaluate("(el) => el.selectedOptions[0].text") == "Nothing yet"
    assert select.value is None
    element.select_option("b")
    until(lambda: select.value == "b")
    select.value = None
    assert_text = "(el) => el.selectedOptions[0].text === 'Nothing yet'"
    page.wait_for_function(assert_text, arg=element.element_handle())
    rows = page.get_by_role("listbox", name="List")
    rows.locator("option").nth(2).click()
    until(lambda: listed.value == "c")
    rows.press("ArrowDown")
    until(lambda: listed.value == "d")
    listed.size = 1
    expect(page.get_by_role("combobox", name="List")).to_have_value("3")


# --------------------------------------------------------------------------------------------- sliders


def drag(page: Page, slider: Locator, *shares: float) -> None:
    """Press at the first share of the track, move over the others; the button stays down."""
    box = slider.bounding_box()
    assert box is not None
    knob = 9
    for number, share in enumerate(shares):
        page.mouse.move(box["x"] + knob + share * (box["width"] - 2 * knob), box["y"] + box["height"] / 2)
        if number == 0:
            page.mouse.down()


@pytest.mark.statement(61)
def test_a_slider_tells_each_move_and_the_release(show: Show) -> None:
    moved: list[int] = []
    released: list[int] = []

    def make() -> Any:
        slider = tr.widgets.IntSlider(label="Level", end=100)
        slider.param.watch(lambda event: moved.append(event.new), "value")
        slider.param.watch(lambda event: released.append(event.new), "value_throttled")
        return tr.Column(slider)

    page, slider = show(make)
    element = page.get_by_role("slider")
    drag(page, element, 0.1, 0.3, 0.5, 0.7)
    until(lambda: slider.value == 70)
    assert released == []
    assert moved[0] == 10
    page.mouse.up()
    until(lambda: released == [70])
    for key in ("ArrowLeft", "End", "Home"):
        element.press(key)
    until(lambda: slider.value == slider.value_throttled == 0)
    assert moved[-3:] == [69, 100, 0]
    slider.value = 42
    expect(element).to_have_value("42")
    expect(page.locator(".tr-value")).to_have_text("42")
    assert slider.value_throttled == 42
    slider.param.update(start=50, end=60, value=55)
    expect(element).to_have_value("55")
    assert element.evaluate("(el) => [el.min, el.max, el.parentElement.style.getPropertyValue('--fill')]") == [
        "50",
        "60",
        "50%",
    ]


def test_a_slider_of_fine_steps_and_formats(show: Show) -> None:
    page, slider = show(
        lambda: tr.Column(tr.widgets.FloatSlider(label="Fine", start=0.001, end=0.002, step=0.0001, value=0.0013))
    )
    element = page.get_by_role("slider")
    text = page.locator(".tr-value")
    expect(text).to_have_text("0.0013")
    element.press("ArrowRight")
    until(lambda: slider.value == 0.0014)
    expect(text).to_have_text("0.0014")
    expect(element).to_have_attribute("aria-valuetext", "0.0014")
    slider.param.update(start=0, end=2000, step=0.5, value=1234.5, format="0,0.00")
    expect(text).to_have_text("1,234.50")
    slider.format = "%.1f m"
    expect(text).to_have_text("1234.5 m")
    slider.param.update(start=0, end=1, value=0.25, format="0%")
    expect(text).to_have_text("25%")
    slider.show_value = False
    expect(text).to_be_hidden()
    slider.orientation = "vertical"
    expect(element).to_have_attribute("aria-orientation", "vertical")
    box = element.bounding_box()
    assert box is not None
    assert box["height"] > box["width"]


def test_a_value_that_python_clamps_snaps_back(show: Show) -> None:
    def make() -> Any:
        slider = tr.widgets.IntSlider(label="At most five", value=5, end=10)

        def clamp(event: Any) -> None:
            slider.value = min(event.new, 5)

        async def clamp_late(event: Any) -> None:
            late.value = min(event.new, 5)

        late = tr.widgets.IntSlider(label="Later", value=5, end=10)
        slider.param.watch(clamp, "value")
        late.param.watch(clamp_late, "value")
        return tr.Column(slider, late)

    page, slider, late = show(make)
    for name, widget in (("At most five", slider), ("Later", late)):
        element = page.get_by_role("slider", name=name)
        element.press("End")
        expect(element).to_have_value("5")
        drag(page, element, 0.5, 0.7, 0.9)
        page.mouse.up()
        expect(element).to_have_value("5")
        until(lambda widget=widget: widget.value == 5)
        element.press("ArrowLeft")
        until(lambda widget=widget: widget.value == 4)


# ------------------------------------------------------------------------------------------ StaticText


def test_static_text_is_text(show: Show) -> None:
    page, text = show(lambda: tr.Column(tr.widgets.StaticText(label="State", value="<b>raw</b>")))
    output = page.get_by_role("status", name="State")
    expect(output).to_have_text("<b>raw</b>")
    text.value = 12.5
    expect(output).to_have_text("12.5")
    text.value = None
    expect(output).to_be_empty()


def test_focus_survives_a_storm_of_patches(show: Show) -> None:
    page, text, other = show(lambda: tr.Column(tr.widgets.TextInput(label="Text"), tr.widgets.StaticText()))
    field = page.get_by_label("Text")
    field.focus()
    for number in range(100):
        other.value = number
        if number % 10 == 0:
            field.press("x")
        time.sleep(0.002)
    expect(field).to_have_value("x" * 10)
    until(lambda: text.value_input == "x" * 10)
    expect(page.locator("main output")).to_have_text("99")
