"""The inspector of a page in development: pill, panel, keys, what is in it, and that no other page has it."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import transom as tr
from tests.e2e.axe import run_axe
from tests.e2e.live import Live, Show, Shown, come_to_rest, fits, live_server, shower, until

STALE = 'run 4 wrote StaticText.value after the newer run 5, before /srv/app.py:21. Write @tr.task(policy="latest").'


@pytest.fixture(scope="module")
def live() -> Iterator[Live]:
    with live_server(dev=True) as live:
        yield live


async def fetch() -> None:
    await asyncio.sleep(600)


def make() -> Any:
    load = tr.widgets.Button(label="Load")
    train = tr.widgets.Button(label="Train")
    text = tr.widgets.StaticText(value="ready")
    say = tr.widgets.Button(label="Say")

    async def load_prices(event: Any) -> None:
        await fetch()

    @tr.task(policy="queue")
    def train_model(event: Any) -> None:
        run = tr.current_run()
        run.progress = 0.42
        while True:
            time.sleep(0.02)
            run.check_cancelled()

    def answer(event: Any) -> None:
        text.value = f"said {event.new}"

    load.on_click(load_prices)
    train.on_click(train_model)
    say.on_click(answer)
    return tr.Column(tr.pane.Markdown("# Prices"), tr.Row(load, train, say), text)


def press(page: Page) -> None:
    page.keyboard.press("Alt+t")


def panel(page: Page) -> Any:
    return page.get_by_role("dialog", name="Inspector")


def part(page: Page, name: str) -> Any:
    return panel(page).get_by_role("region", name=name)


def opened(show: Show, **options: Any) -> Shown:
    shown = show(make, **options)
    press(shown.page)
    expect(panel(shown.page)).to_be_visible()
    return shown


def test_it_is_not_fetched_before_there_is_something_to_show(show: Show) -> None:
    shown = show(make)
    page = shown.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2].partition("-")[0]))
    page.get_by_role("button", name="Say").click()
    expect(page.get_by_text("said 1")).to_be_visible()
    assert [name for name in asked if name.startswith("inspector")] == []
    assert page.locator(".tr-inspect, .tr-inspect-pill").count() == 0
    press(page)
    expect(panel(page)).to_be_visible()
    assert [name for name in asked if name.startswith("inspector")] == ["inspector_panel"]


def test_a_report_is_announced_by_a_pill_that_opens_the_panel(show: Show) -> None:
    shown = show(make)
    page = shown.page
    shown.session.advise("stale", STALE)
    pill = page.get_by_role("region", name="Inspector")
    expect(pill).to_contain_text("1 report")
    expect(pill).to_contain_text("Alt+T")
    shown.session.advise("long", "It takes long.")
    expect(pill).to_contain_text("2 reports")
    page.get_by_role("button", name="2 reports").press("Enter")
    expect(panel(page)).to_be_focused()
    expect(pill).to_be_hidden()
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(pill).to_be_visible()


def test_on_a_phone_messages_stand_above_the_pill(show: Show) -> None:
    shown = show(make, viewport={"width": 390, "height": 700})
    page = shown.page
    shown.session.advise("stale", STALE)
    notice = {"kind": "notify", "id": "n", "level": "error", "text": "Failed", "duration": 0, "detail": None}
    shown.session.notify(notice)
    pill, toast = page.locator(".tr-inspect-pill"), page.locator(".tr-toast")
    expect(pill).to_be_visible()
    expect(toast).to_be_visible()
    page.wait_for_function("() => document.getAnimations().every(({ playState }) => playState !== 'running')")
    below, above = pill.bounding_box(), toast.bounding_box()
    assert below is not None
    assert above is not None
    assert above["y"] + above["height"] <= below["y"]


def test_a_long_name_stays_beside_its_mark(show: Show) -> None:
    async def works(event: Any) -> None:
        await asyncio.sleep(600)

    works.__name__ = works.__qualname__ = "a_name_that_is_much_longer_than_others_" * 4
    page = show(lambda: tr.widgets.Button("Begin", on_click=works)).page
    page.get_by_role("button", name="Begin").click()
    press(page)
    name = part(page, "Runs").locator(".tr-inspect__name")
    expect(name).to_contain_text("a_name")
    come_to_rest(page, panel(page).bounding_box, 100)
    top, state = name.bounding_box(), part(page, "Runs").locator(".tr-inspect__state").bounding_box()
    line = part(page, "Runs").locator(".tr-inspect__line").bounding_box()
    assert top is not None
    assert state is not None
    assert line is not None
    assert abs(top["y"] - line["y"]) < 2  # not below its mark
    assert abs(state["y"] - line["y"]) < 2


def test_the_pill_can_be_dismissed(show: Show) -> None:
    shown = show(make)
    page = shown.page
    shown.session.advise("stale", STALE)
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator(".tr-inspect-pill")).to_be_hidden()
    shown.session.advise("long", "It takes long.")
    press(page)
    expect(part(page, "Reports").get_by_role("listitem")).to_have_count(2)
    press(page)
    expect(panel(page)).to_be_hidden()
    expect(page.locator(".tr-inspect-pill")).to_be_hidden()


def test_the_focus_goes_in_and_comes_back(show: Show) -> None:
    page = show(make).page
    say = page.get_by_role("button", name="Say")
    say.focus()
    press(page)
    expect(panel(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Close the inspector")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(say).to_be_focused()
    press(page)
    page.get_by_role("button", name="Close the inspector").click()
    expect(say).to_be_focused()


@pytest.mark.parametrize("keys", ["Control+Alt+t", "Alt+Shift+T", "t"])
def test_other_keys_do_not_open_it(show: Show, keys: str) -> None:
    page = show(make).page
    page.keyboard.press(keys)
    page.wait_for_timeout(200)
    assert page.locator(".tr-inspect").count() == 0


def test_empty_parts_say_so(show: Show) -> None:
    page = opened(show).page
    expect(part(page, "Runs").get_by_text("Nothing runs.")).to_be_visible()
    expect(part(page, "Patches").get_by_text("Nothing has changed yet.")).to_be_visible()
    expect(part(page, "Reports").get_by_text("Nothing to report.")).to_be_visible()
    expect(page.get_by_role("button", name="Clear the reports")).to_be_hidden()


def test_what_runs_is_shown_with_its_place_and_its_time(show: Show) -> None:
    shown = opened(show)
    page = shown.page
    page.get_by_role("button", name="Load", exact=True).click()
    row = part(page, "Runs").get_by_role("listitem")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("load_prices")
    expect(row).to_contain_text(f"test_inspector.py:{fetch.__code__.co_firstlineno + 1} fetch")
    state = row.locator(".tr-inspect__state")
    expect(state).to_have_text(re.compile(r"running · \d+\.\d s"))
    before = state.inner_text()
    expect(state).not_to_have_text(before)  # time passes here, without a word of the server
    (run,) = shown.session.runs
    run.progress = 0.5
    expect(row.get_by_role("progressbar")).to_have_js_property("value", 0.5)
    expect(row).to_contain_text("50 %")


def test_a_run_is_cancelled_and_the_focus_stays_in_the_panel(show: Show) -> None:
    shown = opened(show)
    page = shown.page
    for _ in range(2):
        page.get_by_role("button", name="Load", exact=True).click()
    cancel = part(page, "Runs").get_by_role("button", name="Cancel load_prices")
    expect(cancel).to_have_count(2)
    first, second = sorted(shown.session.runs, key=lambda run: run.number)
    cancel.first.press("Enter")
    expect(cancel).to_have_count(1)
    assert (first.state, second.state) == ("cancelled", "running")
    focused = page.locator(".tr-inspect:focus-within")
    expect(focused).to_have_count(1)
    cancel.press("Enter")
    expect(part(page, "Runs").get_by_text("Nothing runs.")).to_be_visible()
    expect(focused).to_have_count(1)


def test_runs_in_threads_and_runs_that_wait(show: Show) -> None:
    shown = opened(show)
    page = shown.page
    for _ in range(2):
        page.get_by_role("button", name="Train", exact=True).click()
    rows = part(page, "Runs").get_by_role("listitem")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("running")
    expect(rows.nth(0)).to_contain_text("42 %")
    expect(rows.nth(1)).to_contain_text("pending")
    for number in (1, 0):
        rows.nth(number).get_by_role("button").click()
        expect(rows).to_have_count(number)


def test_patches_are_listed_newest_first(show: Show) -> None:
    shown = show(make)
    page = shown.page
    say = page.get_by_role("button", name="Say")
    for number in (1, 2, 3):
        say.click()
        expect(page.get_by_text(f"said {number}")).to_be_visible()
    press(page)
    rows = part(page, "Patches").locator("tbody tr")
    expect(rows).to_have_count(3)
    assert [row.locator("td").first.inner_text() for row in rows.all()] == ["3", "2", "1"]
    number, size, took, ops, what = rows.first.locator("td").all_inner_texts()
    assert int(number) == shown.session.view.outbox.sseq
    assert size.endswith(" B")
    assert float(took) >= 0
    assert ops == "1"
    assert what.startswith("StaticText c")
    assert what.endswith(": value")
    say.click()
    expect(rows).to_have_count(4)
    expect(rows.first.locator("td").first).to_have_text("4")


def test_looking_at_it_changes_nothing(show: Show) -> None:
    shown = opened(show)
    page = shown.page
    before = shown.session.view.outbox.sseq
    page.get_by_role("button", name="Load", exact=True).click()
    expect(part(page, "Runs").get_by_role("listitem")).to_have_count(1)
    part(page, "Runs").get_by_role("button", name="Cancel load_prices").click()
    expect(part(page, "Runs").get_by_text("Nothing runs.")).to_be_visible()
    assert shown.session.view.outbox.sseq == before
    until(lambda: not shown.session.busy)
    expect(part(page, "Patches").get_by_text("Nothing has changed yet.")).to_be_visible()


def test_reports_are_read_and_cleared(show: Show) -> None:
    shown = opened(show)
    page = shown.page
    shown.session.advise("stale", STALE)
    shown.session.advise("blocked", "load blocked the event loop; make it a plain `def`.")
    items = part(page, "Reports").get_by_role("listitem")
    expect(items).to_have_count(2)
    expect(items.nth(0)).to_contain_text("blocked")
    expect(items.nth(1)).to_contain_text("run 4 wrote StaticText.value")
    expect(items.nth(1).locator("code")).to_have_text("app.py:21")
    expect(items.nth(0).locator("code")).to_have_text("def")
    page.get_by_role("button", name="Clear the reports").press("Enter")
    expect(part(page, "Reports").get_by_text("Nothing to report.")).to_be_visible()
    expect(page.locator(".tr-inspect:focus-within")).to_have_count(1)
    press(page)
    expect(panel(page)).to_be_hidden()
    expect(page.locator(".tr-inspect-pill")).to_be_hidden()
    press(page)
    expect(part(page, "Reports").get_by_text("Nothing to report.")).to_be_visible()
    shown.session.advise("long", "It takes long.")
    expect(items).to_have_count(1)


def test_after_a_cut_it_goes_on(show: Show, live: Live) -> None:
    shown = opened(show)
    page = shown.page
    page.get_by_role("button", name="Load", exact=True).click()
    expect(part(page, "Runs").get_by_role("listitem")).to_have_count(1)
    session = shown.session
    assert live.loop is not None
    transport = session.view._transport
    assert transport is not None
    asyncio.run_coroutine_threadsafe(transport.aclose(1012, "cut"), live.loop).result(5)
    until(lambda: session.view.attached and not session.view.uses(transport))
    expect(page.locator("html")).to_have_attribute("data-tr-connection", "open")
    page.get_by_role("button", name="Load", exact=True).click()
    expect(part(page, "Runs").get_by_role("listitem")).to_have_count(2)


def test_on_a_phone_there_is_one_part_at_a_time(show: Show) -> None:
    page = opened(show, viewport={"width": 390, "height": 800}).page
    expect(part(page, "Runs")).to_be_visible()
    expect(part(page, "Patches")).to_be_hidden()
    tab = panel(page).get_by_role("button", name="Reports")
    tab.click()
    expect(tab).to_have_attribute("aria-pressed", "true")
    expect(part(page, "Reports")).to_be_visible()
    expect(part(page, "Runs")).to_be_hidden()
    come_to_rest(page, panel(page).bounding_box)
    box = panel(page).bounding_box()
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 390, 800)


def test_the_end_of_the_page_can_still_be_reached(show: Show) -> None:
    def tall() -> Any:
        return tr.Column(*(tr.widgets.Button(label=f"Button {number}") for number in range(60)))

    page = show(tall).page
    press(page)
    expect(panel(page)).to_be_visible()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.get_by_role("button", name="Button 59").click()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(show: Show, scheme: str, width: int) -> None:
    shown = show(make, color_scheme=scheme, viewport={"width": width, "height": 900})
    page = shown.page

    def check() -> None:
        page.wait_for_function("() => document.getAnimations().every((one) => one.animationName !== 'tr-enter')")
        fits(page, width)
        found = run_axe(page).response["violations"]
        assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []

    press(page)
    expect(panel(page)).to_be_visible()
    check()
    press(page)
    shown.session.advise("stale", STALE)
    expect(page.locator(".tr-inspect-pill")).to_be_visible()
    check()
    for name in ("Load", "Train", "Train", "Say"):
        page.get_by_role("button", name=name, exact=True).click()
    press(page)
    expect(panel(page).locator(".tr-inspect__run")).to_have_count(3)
    check()
    for name in ("Patches", "Reports") if width < 400 else ():
        panel(page).get_by_role("button", name=name).first.click()
        check()


@pytest.fixture
def in_production() -> Iterator[Live]:
    with live_server() as live:
        yield live


def test_outside_of_development_there_is_none(in_production: Live, open_page: Callable[..., Page]) -> None:
    shown = shower(in_production, open_page)(make)
    page = shown.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "inspector" in request.url else None)
    shown.session.advise("stale", STALE)
    press(page)
    page.get_by_role("button", name="Say").click()
    expect(page.get_by_text("said 1")).to_be_visible()
    page.wait_for_timeout(300)
    assert page.locator(".tr-inspect, .tr-inspect-pill").count() == 0
    assert asked == []
    assert "StaticText.value" not in page.content()
