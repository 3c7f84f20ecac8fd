"""Tasks in a browser: what is seen of them, a Stop button, and work that outlives its page."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest
from playwright.sync_api import expect

import transom as tr
from tests.e2e.live import BOX, Show


def test_a_task_shows_its_progress_and_is_stopped(show: Show) -> None:
    made: list[Any] = []

    def make() -> Any:
        @tr.task(policy="drop")
        def work(_event: Any) -> None:
            run = tr.current_run()
            run.progress = 0.4
            while True:
                run.check_cancelled()
                pause.wait(0.02)

        pause = threading.Event()
        made.append(work)
        start, stop = tr.widgets.Button(label="Start", on_click=work), tr.widgets.Button(label="Stop")
        stop.on_click(lambda _event: work.cancel())
        start.loading = work.param.running
        progress = tr.indicators.Progress(value=tr.bind(lambda share: int(100 * (share or 0)), work.param.progress))
        return tr.Column(start, stop, progress, tr.widgets.StaticText(label="State", value=work.param.state))

    page, *_ = show(make)
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Start").click(force=True)
    expect(page.get_by_role("progressbar")).to_have_attribute("value", "40")
    expect(page.locator(".tr-StaticText")).to_contain_text("running")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".tr-StaticText")).to_contain_text("cancelled")


@pytest.mark.statement(33)
def test_detached_work_is_found_again_by_the_tab_that_began_it(show: Show) -> None:
    """The page is loaded anew while it goes on; another tab has nothing of it."""
    release = threading.Event()

    def make() -> Any:
        @tr.task(scope="detached")
        async def work(_event: Any) -> str:
            await asyncio.to_thread(release.wait, 20)
            return "it is finished"

        go = tr.widgets.Button(label="Go", on_click=work)
        state = tr.widgets.StaticText(label="State", value=work.param.state)
        return tr.Column(go, state, tr.widgets.StaticText(label="Result", value=work.param.value))

    page, *_ = show(make)
    page.get_by_role("button", name="Go").click()
    expect(page.locator(".tr-StaticText").first).to_contain_text("running")
    page.reload()
    expect(page.locator(".tr-StaticText").first).to_contain_text("running")
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(".tr-StaticText").first).to_contain_text("pending")
    release.set()
    expect(page.locator(".tr-StaticText").last).to_contain_text("it is finished")
    expect(other.locator(".tr-StaticText").last).not_to_contain_text("finished")


# ------------------------------------------------------------------------------------------ TaskButton


def test_a_task_button_runs_says_how_far_and_stops(show: Show) -> None:
    loops: list[asyncio.AbstractEventLoop] = []

    async def save(event: Any) -> None:
        loops.append(asyncio.get_running_loop())
        run = tr.current_run()
        run.progress = 0.25
        await go_on.wait()
        run.progress = "file 3 of 4"
        await asyncio.sleep(3600)

    go_on = asyncio.Event()
    page, button = show(lambda: tr.Column(tr.widgets.TaskButton(save, label="Save", button_type="primary")))
    group = page.get_by_role("group", name="Save")
    run, stop = page.get_by_role("button", name="Save", exact=True), page.get_by_role("button", name="Stop Save")
    line = page.get_by_role("progressbar", name="Save")
    expect(run).to_be_visible()
    expect(stop).to_be_hidden()
    expect(line).to_be_hidden()
    before = group.evaluate(BOX)
    run.click()
    expect(stop).to_be_visible()
    expect(line).to_have_attribute("aria-valuenow", "25")
    assert group.evaluate(BOX) == before  # nothing moves
    assert button.running
    loops[0].call_soon_threadsafe(go_on.set)
    expect(run).to_contain_text("file 3 of 4")
    assert group.evaluate(BOX) == before
    stop.focus()
    stop.press("Enter")
    expect(stop).to_be_hidden()
    expect(run).to_be_focused()
    expect(page.locator(".tr-live[role=status]")).to_contain_text("Save: stopped")
    assert button.state == "cancelled"
