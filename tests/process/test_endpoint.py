"""One connection from its hello to its end; bad input and the answer each gets."""

from __future__ import annotations

import asyncio
import json

import pytest

import transom as tr
from tests.site import Site
from transom.testing import Page


def app():
    return tr.widgets.Button()


class Raw(Page):
    """A page that says only what the test says."""

    async def dial(self) -> None:
        hello = self.send
        self.send = lambda message: None
        self.epoch = "none yet"
        await self.open()
        self.send = hello
        self.epoch = None

    async def code(self):
        await self.wait(lambda: self.transport.closed is not None)
        return self.transport.closed


@pytest.fixture
async def raw():
    one = Site(app)
    page = Raw(one.registry, one.app)
    one.pages.append(page)
    await page.dial()
    yield page
    await one.aclose()


HELLO = {"t": "hello", "proto": 1, "url": "/"}
EVENT = {"t": "event", "cseq": 1, "id": "c1", "name": "click"}


async def test_silence_is_not_waited_for(raw):
    loop = asyncio.get_running_loop()
    loop.until = 4.9
    await asyncio.sleep(4.9)
    assert raw.transport.closed is None
    loop.until = 5.1
    await asyncio.sleep(0.2)
    assert raw.transport.closed == 4408
    assert raw.registry.sessions == {}


@pytest.mark.parametrize(
    ("frames", "code"),
    [
        ([EVENT], 4400),
        ([HELLO, "nonsense"], 4400),
        ([HELLO, {**EVENT, "value": "x" * (1 << 20)}], 1009),
        ([{**HELLO, "proto": 2}], 4409),
        ([{**HELLO, "url": "/nothing-here"}], 4404),
    ],
)
async def test_who_is_sent_away_is_told_why(raw, frames, code):
    """The whole table is in tests/hosts/server/test_bad_inputs.py."""
    for frame in frames:
        raw.send(json.dumps(frame, ensure_ascii=False) if isinstance(frame, dict) else frame)
    assert await raw.code() == code
    bye = raw.frames[-1]
    assert bye["t"] == "bye"
    assert bye["code"] == code
    assert bye["reason"]
    if HELLO not in frames:
        assert raw.registry.sessions == {}


async def test_a_hello_that_just_fits_is_taken(raw):
    text = json.dumps({**HELLO, "tab": ""})
    raw.send(json.dumps({**HELLO, "tab": "x" * (4096 - len(text))}))
    await raw.wait(lambda: raw.models)


async def test_a_page_that_goes_before_its_hello_leaves_nothing(raw):
    await raw.disconnect()
    assert raw.frames == []
    assert raw.registry.sessions == {}


async def test_pings_are_answered_and_start_nothing(raw):
    raw.send(HELLO)
    await raw.wait(lambda: raw.models)
    tasks = len(asyncio.all_tasks())
    for _ in range(100):
        raw.send({"t": "ping"})
    await raw.settle()
    assert [frame["t"] for frame in raw.frames].count("pong") == 100
    assert len(asyncio.all_tasks()) == tasks


async def test_over_the_limit_of_sessions_a_page_is_told_to_try_later():
    one = Site(app, max_sessions=1)
    await one.open()
    late = Raw(one.registry, one.app)
    await late.dial()
    late.send(HELLO)
    assert await late.code() == 1013
    bye = late.frames[-1]
    assert (bye["t"], bye["code"]) == ("bye", 1013)
    assert 1 <= bye["retry_after"] <= 10
    await one.aclose()


async def test_a_greeting_brings_no_values_along():
    """What a page enters travels as events only, with all their checks."""

    def app():
        return tr.Column(tr.widgets.Select(label="Role", options=["user", "admin"]), tr.widgets.TextInput(label="T"))

    one = Site(app)
    page = await one.open(restore=[["Select", "Role", 0, "value", 1], ["TextInput", "T", 0, "value", "x"]])
    await page.settle()
    assert page.find("Role")["value"][1] == 0
    assert page.find("T")["value"] == ""
    assert page.patches() == []
    await one.aclose()


async def test_the_welcome_says_what_the_page_needs(raw):
    raw.send({**HELLO, "theme": "dark"})
    await raw.wait(lambda: raw.models)
    welcome = raw.frames[0]
    assert welcome["mode"] == "fresh"
    assert welcome["limits"] == {"frame": 1 << 20}
    assert welcome["applied"] == 0
    assert len(welcome["epoch"]) >= 20
    assert len(welcome["token"]) >= 20
    assert raw.session.info.theme == "dark"
    assert raw.frames[1]["t"] == "snapshot"
