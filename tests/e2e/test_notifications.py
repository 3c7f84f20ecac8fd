"""Notifications as they are seen, heard and taken away: how many, how long, by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

import transom as tr
from tests.e2e.live import BOX, Live, Show, Shown, stop_clock, until


def page_of_one() -> Any:
    return tr.Column(tr.widgets.Button(label="First"), tr.pane.Str("page"))


def tell(shown: Shown, *texts: str, level: str = "info", duration: int = 0) -> None:
    def send() -> None:
        for text in texts:
            tr.state.notifications.send(text, duration, level)

    shown.session.apply(send, function=send)


def toasts(shown: Shown) -> Locator:
    return shown.page.get_by_role("region", name="Notifications").locator(".tr-toast:not([data-leaving])")


def test_they_come_stay_and_go(show: Show) -> None:
    shown = show(page_of_one)
    page, session = shown.page, shown.session
    for level in ("success", "warning", "error"):
        tell(shown, f"{level} of 0", level=level)
    expect(toasts(shown)).to_have_text(["success of 0", "warning of 0", "error of 0"])
    for level in ("success", "warning", "error"):
        expect(page.locator(f".tr-toast--{level}")).to_contain_text(f"{level} of 0")
    expect(page.locator(".tr-live[role=status]")).to_contain_text("success of 0")
    expect(page.locator(".tr-live[role=alert]")).to_contain_text("error of 0")
    page.locator(".tr-toast--warning").get_by_role("button", name="Dismiss").click()
    page.get_by_role("button", name="Dismiss", exact=True).first.press("Enter")
    expect(toasts(shown)).to_have_count(1)
    made: list[Any] = []

    def withdraw() -> None:
        made.append(tr.state.notifications.info("to be withdrawn", 0))

    session.apply(withdraw, function=withdraw)
    expect(toasts(shown)).to_have_count(2)
    until(lambda: made)
    session.apply(made[0].destroy, function=withdraw)
    expect(toasts(shown)).to_have_count(1)


def test_they_have_a_look_and_a_place_and_go_together(show: Show) -> None:
    shown = show(page_of_one)

    def send() -> None:
        notifications = tr.state.notifications
        notifications.position, notifications.max_notifications = "top-left", 4
        for number in range(4):
            notifications.send(f"in violet {number}", 0, background="#6d28d9", icon="flame")

    shown.session.apply(send, function=send)
    expect(toasts(shown)).to_have_count(4)
    toast = toasts(shown).first
    expect(toast).to_have_css("background-color", "rgb(109, 40, 217)")
    expect(toast).to_have_css("color", "rgb(255, 255, 255)")
    until(lambda: max(toast.evaluate(BOX)[:2]) < 40)  # once it has glided there

    def clear() -> None:
        tr.state.notifications.clear()

    shown.session.apply(clear, function=clear)
    expect(toasts(shown)).to_have_count(0)


def test_none_goes_while_somebody_reads(show: Show) -> None:
    shown = show(page_of_one)
    stop_clock(shown.page)
    tell(shown, "stays")
    tell(shown, "passes", duration=1200)
    expect(toasts(shown)).to_have_count(2)
    toasts(shown).first.hover()
    shown.page.clock.run_for(3000)
    expect(toasts(shown)).to_have_count(2)
    shown.page.mouse.move(0, 0)
    shown.page.clock.run_for(3000)
    expect(toasts(shown)).to_have_text(["stays"])


def test_three_are_in_view_and_the_others_are_counted(show: Show) -> None:
    shown = show(page_of_one)
    page = shown.page
    tell(shown, *(f"message {number}" for number in range(1, 8)))
    expect(toasts(shown)).to_have_text(["message 5", "message 6", "message 7"])
    under = """([first]) => document.elementFromPoint(
        first.getBoundingClientRect().left + 20, first.getBoundingClientRect().bottom + 4
    )?.closest(".tr-toasts") ?? null"""
    until(lambda: toasts(shown).evaluate_all(under) is None)  # what is seen between them can be clicked
    page.get_by_role("button", name="+4 more").click()
    expect(toasts(shown)).to_have_count(7)
    fewer = page.get_by_role("button", name="Show fewer")
    expect(fewer).to_have_attribute("aria-expanded", "true")
    fewer.click()
    expect(toasts(shown)).to_have_count(3)
    page.get_by_role("button", name="Dismiss", exact=True).last.click()
    expect(toasts(shown)).to_have_text(["message 4", "message 5", "message 6"])
    page.get_by_role("button", name="Dismiss all").click()
    expect(toasts(shown)).to_have_count(0)
    expect(page.get_by_role("button", name="Dismiss all")).to_be_hidden()


def test_the_same_words_again_are_counted_on_one(show: Show) -> None:
    shown = show(page_of_one)
    tell(shown, "lost", "other", "lost", "lost")
    expect(toasts(shown)).to_have_text(["lost×3", "other"])
    tell(shown, "lost", level="error")
    expect(toasts(shown)).to_have_count(3)


def test_errors_that_stay_outlast_what_passes(show: Show) -> None:
    shown = show(page_of_one)
    stop_clock(shown.page)
    tell(shown, "broken", level="error")
    tell(shown, *(f"passing {number}" for number in range(6)), duration=1000)
    expect(shown.page.get_by_role("button", name="+4 more")).to_be_visible()
    shown.page.clock.run_for(2000)
    expect(toasts(shown)).to_have_text(["broken"])


@pytest.mark.parametrize("alike", [True, False])
def test_a_flood_leaves_little_behind(show: Show, alike: bool) -> None:
    shown = show(page_of_one)
    tell(shown, *("again" if alike else f"message {number}" for number in range(1000)), "last")
    expect(toasts(shown).last).to_have_text("last")
    until(lambda: shown.page.evaluate("document.querySelectorAll('.tr-toasts *, .tr-live *').length") < 80)
    if alike:
        expect(toasts(shown).first).to_have_text("again×1000")
    else:
        shown.page.get_by_role("button", name="+97 more").click()
        expect(toasts(shown)).to_have_count(100)


def test_by_keyboard_the_focus_goes_on_and_comes_back(show: Show) -> None:
    shown = show(page_of_one)
    page = shown.page
    tell(shown, "one", "two", "three")
    expect(toasts(shown)).to_have_count(3)
    first = page.get_by_role("button", name="First")
    first.focus()
    page.keyboard.press("Tab")
    expect(toasts(shown).first.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(toasts(shown).filter(has_text="two").get_by_role("button")).to_be_focused()
    page.keyboard.press("Escape")
    expect(toasts(shown).filter(has_text="three").get_by_role("button")).to_be_focused()
    page.keyboard.press("Escape")
    expect(toasts(shown)).to_have_count(0)
    expect(first).to_be_focused()


def test_what_is_said_before_a_page_is_opened_is_shown_there_and_what_has_the_focus_is_not_covered(
    show: Show, live: Live
) -> None:
    shown = show(lambda: tr.Column(tr.Spacer(height=740), tr.Row(tr.HSpacer(), tr.widgets.TextInput(label="Last"))))
    page = shown.page

    def go() -> None:
        tr.state.notifications.success("Saved.", 0)
        tr.state.location.href = "/?opened=1"

    shown.session.apply(go, function=go)
    page.wait_for_url("**/?opened=1")
    expect(toasts(shown)).to_have_text(["Saved."])
    page.get_by_role("button", name="Dismiss", exact=True).click()
    field = page.get_by_label("Last")
    field.focus()
    tell(Shown(page, None, live.sessions[-1]), "on the field")
    expect(toasts(shown)).to_have_text(["on the field"])

    def is_above() -> bool:
        _, top, _, height = toasts(shown).evaluate(BOX)
        return top + height <= field.evaluate(BOX)[1]

    until(is_above)
