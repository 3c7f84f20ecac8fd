"""Which sessions are kept when there are many: those with a page always, others by what they are worth."""

from __future__ import annotations

import asyncio

import pytest

import transom as tr
from transom.testing import Page


def app():
    return tr.widgets.Button()


async def leave(one, *, used):
    page = await one.open()
    if used:
        page.click()
        await page.settle()
    session = page.session
    await page.disconnect()
    return session


async def test_a_full_server_closes_unused_sessions_first_then_the_one_longest_away(site):
    one = site(app, max_sessions=4)
    here = (await one.open()).session
    first, unused, second = [await leave(one, used=used) for used in (True, False, True)]
    for gone in (unused, first, second):
        page = await one.open()
        assert gone.epoch not in one.registry.sessions
        assert page.epoch in one.registry.sessions
        assert here.epoch in one.registry.sessions
    assert len(one.registry.sessions) == 4
    late = Page(one.registry, one.app)
    one.pages.append(late)
    await late.open()
    await late.wait(lambda: late.transport.closed)
    assert late.transport.closed == 1013  # all have their pages


async def test_the_page_of_a_session_that_was_closed_for_others_gets_a_new_one(site):
    one = site(app, max_sessions=1)
    page = await one.open()
    page.click()
    await page.settle()
    await page.disconnect()
    other = await one.open()
    await other.disconnect()
    await page.reconnect()
    await page.wait(lambda: [frame["mode"] for frame in page.frames if frame["t"] == "welcome"] == ["fresh", "rebuilt"])


async def test_hellos_that_only_come_and_go_keep_nobody_out(site):
    one = site(app, max_sessions=10)
    for _ in range(100):
        await leave(one, used=False)
    assert len(one.registry.sessions) <= 10
    await one.open()


@pytest.mark.parametrize(("used", "seconds"), [(False, 10), (True, 120)])
async def test_a_session_that_nobody_used_is_kept_for_seconds_only(site, used, seconds):
    one = site(app)
    session = await leave(one, used=used)
    loop = asyncio.get_running_loop()
    loop.until = seconds + 1.0
    await asyncio.sleep(seconds - 0.5)
    assert not session.closed
    await asyncio.sleep(1)
    assert session.closed


async def test_what_was_shown_after_the_first_snapshot_counts_as_use(site):
    page = await site(app).open()
    session = page.session
    page.send({"t": "seen", "sseq": 0})
    await page.settle()
    assert not session.view.used
    page.find("Button")
    session.view.tree.roots[0].component.label = "changed"
    await page.settle()
    page.send({"t": "seen", "sseq": 1})
    await page.settle()
    assert session.view.used


async def test_only_so_many_are_kept_whose_pages_are_away(site):
    one = site(app, max_detached=3)
    here = (await one.open()).session
    sessions = [await leave(one, used=used) for used in (True, True, False, True, True)]
    kept = [session.epoch in one.registry.sessions for session in sessions]
    assert kept == [False, True, False, True, True]
    assert here.epoch in one.registry.sessions
