"""`TextInput`, `StaticText` and `Checkbox`."""

from __future__ import annotations

import threading

import pytest

import transom as tr


async def test_value_follows_enter_and_value_input_each_key(site):
    seen = []

    def app():
        text = tr.widgets.TextInput()
        text.param.watch(lambda event: seen.append((event.name, event.new)), "value")
        text.param.watch(lambda event: seen.append((event.name, event.new)), "value_input")
        text.param.watch(lambda event: seen.append((event.name, event.new)), "enter_pressed")
        return text

    page = await site(app).open()
    page.set("TextInput", "a", "value_input")
    await page.settle()
    page.set("TextInput", "ab", "value_input")
    page.set("TextInput", "ab")
    page.event("TextInput", "enter_pressed")
    await page.settle()
    assert seen == [("value_input", "a"), ("value_input", "ab"), ("value", "ab"), ("enter_pressed", True)]


def test_a_program_sets_both_texts():
    text = tr.widgets.TextInput(value="start")
    assert text.value_input == "start"
    text.value = "new"
    assert text.value_input == "new"
    text.value_input = "typed"
    assert text.value == "new"


async def test_a_watcher_of_the_keys_that_blocks_leaves_the_loop_when_value_sets_them(site):
    threads = []

    def app():
        text = tr.widgets.TextInput()
        text.param.watch(lambda event: threads.append(threading.current_thread()), "value_input")
        return text

    page = await site(app).open()
    page.set("TextInput", "pasted")  # no key before it
    await page.settle()
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


@pytest.mark.parametrize(("length", "fits"), [(5, True), (6, False)])
async def test_max_length(site, length, fits):
    page = await site(lambda: tr.widgets.TextInput(max_length=5)).open()
    cseq = page.set("TextInput", length * "x")
    await page.advance(0.1)
    assert (page.settled[cseq] is None) is fits


@pytest.mark.parametrize(("value", "text"), [("x", "x"), (1.5, "1.5"), (None, ""), ([1], "[1]"), (True, "True")])
async def test_static_text_shows_the_text_of_anything(site, value, text):
    page = await site(lambda: tr.widgets.StaticText(value=value)).open()
    assert page.find("StaticText")["value"] == text


async def test_a_checkbox_is_yes_or_no(site):
    seen = []

    def app():
        box = tr.widgets.Checkbox(value=True)
        box.param.watch(lambda event: seen.append(event.new), "value")
        return box

    page = await site(app).open()
    page.set("Checkbox", False)
    await page.settle()
    assert seen == [False]
    with pytest.raises(ValueError):
        tr.widgets.Checkbox(value="yes")


async def test_a_long_text_can_be_edited(site):
    page = await site(lambda: tr.widgets.TextInput("Long", value="x" * 6000)).open()
    page.set("Long", "x" * 5999, "value_input")
    page.set("Long", "x" * 60_000)
    await page.settle()
    assert page.settled == {1: None, 2: None}


@pytest.mark.parametrize(("length", "fits"), [(5999, True), (6000, True), (6001, False), (3, True)])
async def test_a_text_that_code_made_too_long_can_be_made_shorter(site, length, fits):
    page = await site(lambda: tr.widgets.TextInput("Long", value="x" * 6000, max_length=5)).open()
    cseq = page.set("Long", "x" * length)
    await page.settle()
    assert (page.settled[cseq] is None) is fits


KINDS = [tr.widgets.TextInput, tr.widgets.PasswordInput, tr.widgets.TextAreaInput]


@pytest.mark.parametrize("kind", KINDS)
async def test_all_texts_have_both_values_and_none_is_no_text(site, kind):
    made = []

    def app():
        made.append(kind("Text", value="a", placeholder="Write"))
        return made[0]

    page = await site(app).open()
    page.set("Text", "ab", "value_input")
    await page.settle()
    assert (made[0].value, made[0].value_input) == ("a", "ab")
    made[0].value = None
    await page.settle()
    assert (made[0].value_input, page.find("Text")["value_input"]) == ("", "")
    assert (made[0].value, kind(value=None).value, kind(value_input=None).value_input) == ("", "", "")
    page.set("Text", "line\nline 𝒳")
    await page.settle()
    assert (made[0].value, made[0].value_input) == ("line\nline 𝒳", "line\nline 𝒳")


def test_what_browsers_may_fill_in_is_said():
    assert [kind().autocomplete for kind in KINDS] == ["off", "current-password", "off"]


async def test_a_password_is_not_printed_and_not_kept(site, caplog):
    def app():
        field = tr.widgets.PasswordInput("Password", value="swordfish")
        field.param.watch(lambda event: 1 / 0, "value")
        return field

    field = tr.widgets.PasswordInput("Password", value="swordfish")
    assert str(field) == repr(field) == "PasswordInput(label='Password')"
    assert "swordfish" not in str(tr.Row(field))
    page = await site(app, dev=True).open()
    told = [op[3] for frame in page.frames for op in frame.get("ops", ()) if op[0] == "class"]
    assert [each["secret"] for each in told if each["name"] == "PasswordInput"] == [["value", "value_input"]]
    page.set("Password", "hunter2")
    await page.settle()
    assert "ZeroDivisionError" in caplog.text
    assert "hunter2" not in caplog.text
    assert "swordfish" not in caplog.text


def test_a_text_of_several_lines_has_panels_defaults():
    area = tr.widgets.TextAreaInput()
    assert (area.rows, area.cols, area.max_rows, area.auto_grow, area.resizable) == (2, 20, None, False, "both")
