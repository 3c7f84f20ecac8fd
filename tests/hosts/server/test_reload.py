"""Pages come back to new code, also those that the older code is still making."""

from __future__ import annotations

import asyncio
import threading

import pytest

import transom as tr
from tests.hosts.server.raw import TEXT, frame
from transom.hosts.server.reload import reload_pages


@pytest.mark.parametrize("kind", ["def", "async def"])
async def test_a_page_that_is_still_being_made_begins_anew_at_once(start, kind):
    asked, end = [], threading.Event()

    async def later():
        asked.append("later")
        await asyncio.sleep(3600)

    def at_once():
        asked.append("at once")
        end.wait(60)
        return "older"

    running = await start(at_once if kind == "def" else later)
    page = await running.page()
    page.send(frame(TEXT, b'{"t":"hello","proto":1,"url":"/"}'))
    async with asyncio.timeout(15):
        while not asked:  # noqa: ASYNC110 - of a server that does not know it is watched
            await asyncio.sleep(0.01)
    reload_pages(running.server)
    assert await page.closed() == 1012
    end.set()


async def test_a_page_that_is_shown_is_told_and_stays_until_it_has_the_new(start):
    running = await start(lambda: tr.widgets.Button(label="Go"))
    page = await running.page()
    await page.hello()
    reload_pages(running.server)
    assert "reload" in str((await page.message("patch"))["ops"])
