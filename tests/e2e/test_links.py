"""Links that act in the page: of parameters and of code, to components wherever they stand and to Bokeh's models."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import transom as tr
from tests.e2e.live import Show, frame, until

w = tr.widgets


def linked(page: Page, count: int) -> None:
    """Wait until so many links act."""
    expect(page.locator(f'.tr-Links[data-acting="{count}"]')).to_have_count(1)


def test_links_act_in_the_page(show: Show) -> None:
    later = w.TextInput("Later")
    outside = w.FloatSlider("Outside", end=10)

    def make() -> Any:
        text = w.TextInput("Text")
        copy = w.TextInput("Copy")
        off = w.Checkbox("Off")
        level = w.FloatSlider("Level", end=10, step=0.1)
        round_ = w.IntSlider("Round", end=10)
        choice = w.Select("Choice", options={"one": 1, "two": 2})
        radio = w.RadioButtonGroup("Radio", options={"two": 22, "one": 11})
        go = w.Button("Go")
        said = w.StaticText("Said", value="")
        text.jslink(copy, value="value", disabled="disabled")
        text.jslink(later, value="value")
        off.jslink(text, value="disabled")
        level.jslink(outside, value="value", bidirectional=True)
        level.jslink(round_, code={"value": "target.value = Math.round(source.value)"})
        round_.jslink(level, code={"value": "target.set('value', source.get('value'))"})
        choice.jslink(radio, value="value", bidirectional=True)
        go.jscallback(args={"said": said}, clicks="said.value = 'first ';")
        go.js_on_click(args={"said": said, "n": 3}, code="said.value += `${cb_obj.label} ${n} ${await 7}`;")
        return tr.Column(text, copy, off, level, round_, choice, radio, go, said)

    shown = show(make)
    page, text, copy, _off, level, round_, choice, radio, _go, said = shown.page, *shown.root
    linked(page, 10)
    page.get_by_label("Text").fill("abc")
    page.get_by_label("Text").press("Enter")
    expect(page.get_by_label("Copy")).to_have_value("abc")
    until(lambda: (text.value, copy.value, later.value) == ("abc", "abc", "abc"))
    shown.session.on_loop(lambda: shown.root.append(later))
    expect(page.get_by_label("Later")).to_have_value("abc")

    page.get_by_label("Off").check()
    expect(page.get_by_label("Text")).to_be_disabled()
    expect(page.get_by_label("Copy")).to_be_disabled()
    page.get_by_label("Off").uncheck()

    knob = page.get_by_role("slider", name="Level")
    for _ in range(6):
        knob.press("ArrowRight")
    expect(page.get_by_role("slider", name="Round")).to_have_value("1")
    until(lambda: round_.value == 1 and level.value == outside.value)

    page.get_by_label("Choice").select_option("two")
    expect(page.get_by_role("radiogroup", name="Radio").get_by_label("two")).to_be_checked()
    until(lambda: (choice.value, radio.value) == (2, 22))
    page.get_by_role("radiogroup", name="Radio").get_by_label("one").check()
    until(lambda: (choice.value, radio.value) == (1, 11))

    page.get_by_role("button", name="Go").click()
    expect(frame(page, said)).to_contain_text("first Go 3 7")


def test_links_act_in_a_saved_page(browser: Browser, tmp_path: Path) -> None:
    text, copy, said, go = w.TextInput("Text"), w.TextInput("Copy"), w.StaticText("Said", value=""), w.Button("Go")
    text.jslink(copy, value="value")
    go.js_on_click(args={"said": said}, code="said.value = 'clicked ' + cb_obj.label")
    level = w.IntSlider("Level", end=10)
    controls = level.controls(["label", "value", "end", "orientation", "disabled"])
    file = tr.Column(text, copy, go, said, level, controls).save(tmp_path / "saved.html")
    page = browser.new_page()
    page.goto(file.as_uri())
    linked(page, 7)
    page.get_by_label("Text").fill("abc")
    page.get_by_label("Text").press("Enter")
    expect(page.get_by_label("Copy")).to_have_value("abc")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("clicked Go")).to_be_visible()
    page.get_by_label("Label").fill("Speed")
    page.get_by_label("Label").press("Enter")
    slider = page.get_by_role("slider", name="Speed")
    page.get_by_label("End", exact=True).fill("20")
    page.get_by_label("End", exact=True).press("Enter")
    expect(slider).to_have_attribute("max", "20")
    slider.press("End")
    expect(page.get_by_label("Value", exact=True)).to_have_value("20")
    page.get_by_label("Value", exact=True).fill("7")
    page.get_by_label("Value", exact=True).press("Enter")
    expect(slider).to_have_value("7")
    page.get_by_label("Orientation").select_option("vertical")
    expect(slider).to_have_attribute("aria-orientation", "vertical")
    page.get_by_label("Disabled").check()
    expect(slider).to_be_disabled()
    page.close()


def test_a_link_to_a_model_of_bokeh_and_one_that_is_made_later(show: Show) -> None:
    plotting = pytest.importorskip("bokeh.plotting")

    def make() -> Any:
        figure = plotting.figure(height=200, x_range=(0, 1))
        line = figure.line([0, 1], [0, 1])
        end = w.FloatSlider("End", start=1, end=10, value=1, step=1)
        end.jslink(figure, value="x_range.end")
        end.jslink(line, value="glyph.line_width")
        name = w.TextInput("Name")
        name.jscallback(args={"figure": figure}, value="figure.x_range.start = -Number(cb_obj.value)")
        return tr.Column(end, name, tr.pane.Bokeh(figure), tr.pane.Str(""))

    shown = show(make)
    page, end, name, pane, told = shown.page, *shown.root
    expect(page.locator(".bk-Figure")).to_be_visible()
    linked(page, 3)
    page.get_by_role("slider", name="End").press("ArrowRight")
    until(lambda: end.value == 2)
    page.get_by_label("Name").fill("3")
    page.get_by_label("Name").press("Enter")
    found = "() => [Bokeh.documents[0].roots()[0].x_range.end, Bokeh.documents[0].roots()[0].x_range.start]"
    until(lambda: page.evaluate(found) == [2, -3])
    until(lambda: (pane.object.x_range.start, pane.object.x_range.end) == (-3, 2))
    until(lambda: pane.object.renderers[0].glyph.line_width == 2)
    shown.session.on_loop(lambda: name.jslink(told, value="object"))
    linked(page, 4)
    page.get_by_label("Name").fill("4")
    page.get_by_label("Name").press("Enter")
    expect(frame(page, told)).to_have_text("4")
