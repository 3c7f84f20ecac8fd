"""What has the focus keeps it when it is disabled, in a real browser: nobody who uses keys loses their place."""

from __future__ import annotations

from typing import Any

import param
from playwright.sync_api import expect

import transom as tr
from tests.e2e.live import Show, until


class One(param.Parameterized):
    pass


class Two(param.Parameterized):
    pass


def test_a_button_that_is_disabled_keeps_the_focus_until_it_is_left(show: Show) -> None:
    def make() -> Any:
        run = tr.widgets.Button("Run")
        run.on_click(lambda _: setattr(run, "disabled", True))
        grid = tr.widgets.Tabulator([{"a": each} for each in range(30)], page_size=10, pagination="remote")
        return tr.Column(tr.widgets.Button("First"), run, tr.pipeline.Pipeline([("One", One), ("Two", Two)]), grid)

    page, _, run, *_ = show(make)
    button = page.get_by_role("button", name="Run", exact=True)
    page.get_by_role("button", name="First", exact=True).focus()
    page.keyboard.press("Shift")  # the first key fetches what sees to it
    page.wait_for_function("performance.getEntriesByType('resource').some((each) => each.name.includes('/focus-'))")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(lambda: run.disabled)
    expect(button).to_be_disabled()
    expect(button).to_be_focused()
    expect(button).to_have_css("opacity", "0.5")
    page.keyboard.press("Enter")  # does nothing
    page.keyboard.press("Space")
    run.disabled = False
    expect(button).to_be_enabled()
    expect(button).to_be_focused()
    assert run.clicks == 1
    page.keyboard.press("Enter")
    expect(button).to_be_disabled()
    assert run.clicks == 2
    page.keyboard.press("Shift+Tab")
    until(lambda: button.evaluate("(each) => each.disabled && each.matches(':disabled')"))
    for name in ("Next", "Previous", "Last page"):
        button = page.get_by_role("button", name=name, exact=True)
        expect(button).to_be_enabled()
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_be_disabled()
        expect(button).to_be_focused()
