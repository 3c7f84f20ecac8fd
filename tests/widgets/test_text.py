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
