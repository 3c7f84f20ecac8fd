"""Batching: what is one patch, when it is cut, and what a slow page gets."""

from __future__ import annotations

import asyncio
import gc
import json
import threading
from itertools import pairwise

import pytest

import transom as tr
from tests.site import patches, sets, until, wait_for
from transom.session.outbox import BURST


@pytest.mark.statement(54)
async def test_all_writes_of_a_def_are_one_patch(site):

    def app():
        button = tr.widgets.Button()
        texts = [tr.widgets.StaticText(label=f"t{number}") for number in range(15)]

        def handler(event):
            for text in texts:
                text.value = "set"

        button.on_click(handler)
        return tr.Column(button, *texts)

    page = await site(app).open()
    page.click()
    await page.advance(1)
    filled = [ops for ops in patches(page) if ops]
    assert sum(len(ops) for ops in filled) == 15
    assert len(filled) == 1 or max(len(ops) for ops in filled) >= 14  # a long `def` shows its progress


@pytest.mark.statement(54)
async def test_all_writes_between_two_awaits_are_one_patch(site):
    def app():
        button = tr.widgets.Button()
        texts = [tr.widgets.StaticText(label=f"t{number}") for number in range(15)]

        async def handler(event):
            for text in texts:
                text.value = "set"

        button.on_click(handler)
        return tr.Column(button, *texts)

    page = await site(app).open()
    page.click()
    await page.advance(1)
    (ops,) = patches(page)
    assert len(ops) == 15


@pytest.mark.statement(55)
async def test_a_write_before_an_await_is_shown_before_it_ends(site):

    def app():
        button, text = tr.widgets.Button(), tr.widgets.StaticText()

        async def handler(event):
            text.value = "A"
            await asyncio.sleep(10)
            text.value = "B"

        button.on_click(handler)
        return tr.Row(button, text)

    page = await site(app).open()
    page.click()
    await page.settle()
    assert page.find("StaticText")["value"] == "A"
    await page.advance(11)
    assert sets(page) == ["A", "B"]


@pytest.mark.statement(58)
async def test_the_same_property_thrice_is_one_change(site):

    def app():
        button, text = tr.widgets.Button(), tr.widgets.StaticText()

        async def handler(event):
            for value in ("a", "b", "c"):
                text.value = value

        button.on_click(handler)
        return tr.Row(button, text)

    page = await site(app).open()
    page.click()
    await page.advance(1)
    assert patches(page) == [[["set", page.find("StaticText").id, {"value": "c"}]]]


@pytest.mark.statement(51)
async def test_ten_thousand_awaits_are_few_patches_at_once_and_then_one_each_16_ms(site):

    def app():
        button, text = tr.widgets.Button(), tr.widgets.StaticText()

        async def handler(event):
            for number in range(10_000):
                text.value = number
                await asyncio.sleep(0.0001)

        button.on_click(handler)
        return tr.Row(button, text)

    page = await site(app).open()
    times = []
    page.view.outbox.observers.append(lambda frame: times.append(asyncio.get_running_loop().time()))
    page.click()
    await page.advance(1.5)
    assert sets(page)[-1] == "9999"
    assert 50 < len(times) <= 1 / 0.016 + 2 + BURST
    assert min(later - earlier for earlier, later in pairwise(times[BURST:])) >= 0.0159


@pytest.mark.parametrize("pause", [0, 0.001, 0.3])
async def test_what_is_written_after_an_await_leaves_at_once_too(site, pause):
    """On a page where little else is written."""

    def app():
        button, text = tr.widgets.Button(), tr.widgets.StaticText()

        async def handler(event):
            text.value = f"Running {event.new}"
            await asyncio.sleep(pause)
            text.value = f"Finished {event.new}"

        button.on_click(handler)
        return tr.Row(button, text)

    page = await site(app).open()
    loop = asyncio.get_running_loop()
    for number in range(1, 4):
        await page.advance(0.1)
        clicked = loop.now
        page.click()
        await page.advance(pause)
        assert loop.now == pytest.approx(clicked + pause)
        assert sets(page)[-2:] == [f"Running {number}", f"Finished {number}"]


async def test_of_many_writes_the_first_few_leave_at_once_and_others_at_the_interval(site):
    def app():
        button, text = tr.widgets.Button(), tr.widgets.StaticText()

        async def handler(event):
            for number in range(10):
                text.value = number
                await asyncio.sleep(0)

        button.on_click(handler)
        return tr.Row(button, text)

    page = await site(app).open()
    page.click()
    await page.advance(0)
    assert sets(page) == ["0", "1", "2", "3"]
    await page.advance(0.017)
    assert sets(page) == ["0", "1", "2", "3", "9"]
    await page.advance(0.04)  # two intervals: not all of it is there again
    page.click()
    await page.advance(0)
    assert sets(page)[5:] == ["0", "1"]
    await page.advance(1)
    assert sets(page)[5:] == ["0", "1", "9"]


async def test_the_progress_of_a_long_def_is_shown(site):
    halfway, go_on = threading.Event(), threading.Event()

    def app():
        button, text = tr.widgets.Button(), tr.widgets.StaticText()

        def handler(event):
            text.value = "halfway"
            halfway.set()
            wait_for(go_on)
            text.value = "done"

        button.on_click(handler)
        return tr.Row(button, text)

    page = await site(app).open()
    page.click()
    await until(halfway.is_set)
    asyncio.get_running_loop().until = 1.0
    await asyncio.sleep(0.1)
    assert sets(page) == ["halfway"]
    go_on.set()
    await page.advance(0.1)
    assert sets(page) == ["halfway", "done"]


async def test_an_ack_rides_in_the_patch_that_has_the_effect(site):
    def app():
        button, text = tr.widgets.Button(), tr.widgets.StaticText()
        button.on_click(lambda event: setattr(text, "value", event.new) if event.new == 1 else None)
        return tr.Row(button, text)

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    assert page.frames[-1]["by"] == [[1, None]]
    page.click()
    await page.advance(0.1)
    assert page.frames[-1] == {"t": "ack", "cseq": 2, "sseq": page.sseq, "result": None}


async def test_an_event_is_acknowledged_when_its_coroutines_have_suspended_once(site):
    def app():
        button = tr.widgets.Button()

        async def handler(event):
            await asyncio.sleep(100)

        button.on_click(handler)
        return button

    page = await site(app).open()
    cseq = page.click()
    await page.settle()
    assert page.settled == {cseq: None}
    assert page.session.runs


# --- a slow page ---


class Throttle:
    """Lets a page read only when it is opened."""

    def __init__(self, page):
        self.page = page
        self.open = asyncio.Event()
        self.send, page.transport.send = page.transport.send, self.slow

    async def slow(self, frame):
        await self.open.wait()
        await self.send(frame)


def counting_app():
    button, text = tr.widgets.Button(), tr.widgets.StaticText(value="")

    async def handler(event):
        for number in range(1000):
            text.value = f"{number} " + 500 * "x"
            await asyncio.sleep(0.02)

    button.on_click(handler)
    return tr.Row(button, text)


@pytest.mark.statement(59)
async def test_a_slow_page_gets_one_snapshot_with_the_newest_state(site):
    page = await site(counting_app).open()
    throttle = Throttle(page)
    page.click()
    await page.advance(30)
    outbox = page.view.outbox
    assert outbox.lagging
    assert len(outbox._queue) <= 257
    assert sum(len(frame) for frame in outbox._queue) <= 2 << 20
    throttle.open.set()
    await page.advance(1)
    kinds = [frame["t"] for frame in page.frames]
    assert kinds.count("snapshot") == 2  # the first, and one for all that was missed
    assert page.find("StaticText")["value"].startswith("999 ")
    assert page.sseq == outbox.sseq
    assert not outbox.lagging


async def test_a_page_that_reads_nothing_for_long_is_let_go_and_keeps_its_session(site):
    page = await site(counting_app).open()
    throttle = Throttle(page)
    session = page.session
    page.click()
    await page.advance(30)
    assert page.transport.closed is None
    await page.advance(10)
    assert page.transport.closed == 1013
    assert not session.view.attached
    assert not session.closed
    page.transport.send = throttle.send
    await page.reconnect()
    await page.advance(1)
    assert page.session is session
    assert page.find("StaticText")["value"].startswith("999 ")
    assert not page.unsettled


async def test_a_page_that_reads_slowly_is_not_let_go(site):
    page = await site(counting_app).open()
    send = page.transport.send

    async def slow(frame):
        await asyncio.sleep(20)
        await send(frame)

    page.transport.send = slow
    page.click()
    await page.advance(600)
    assert page.view.outbox.lagging
    assert page.transport.closed is None


async def test_nor_is_one_that_has_nothing_to_read(site):
    page = await site(counting_app).open()
    await page.advance(600)
    assert page.transport.closed is None


async def test_events_of_a_slow_page_are_settled_all_the_same(site):
    """Acks whose patches were never sent come after the snapshot."""

    def app():
        button, text = tr.widgets.Button(), tr.widgets.StaticText(value="")
        button.on_click(lambda event: setattr(text, "value", f"{event.new}" + 20_000 * "x"))
        return tr.Row(button, text)

    page = await site(app).open()
    throttle = Throttle(page)
    for _ in range(120):
        page.click()
        await page.advance(0.02)
    assert page.view.outbox.lagging
    throttle.open.set()
    await page.advance(1)
    assert not page.unsettled
    assert {*page.settled} == {*range(1, 121)}


async def test_a_slow_page_is_told_what_was_said_meanwhile_once(site):
    """Those that wait in the queue come from there, those that were dropped with the snapshot."""

    def app():
        button, text = tr.widgets.Button(), tr.widgets.StaticText(value="")

        def handler(event):
            tr.state.notifications.info(str(event.new))
            text.value = f"{event.new}" + 50_000 * "x"

        button.on_click(handler)
        return tr.Row(button, text)

    page = await site(app).open()
    throttle = Throttle(page)
    for _ in range(40):
        page.click()
        await page.advance(0.02)
    assert page.view.outbox.lagging
    throttle.open.set()
    await page.advance(1)
    assert [frame["t"] for frame in page.frames].count("snapshot") == 2
    assert [notice["text"] for notice in page.notices] == [str(number) for number in range(1, 41)]


async def test_what_a_slow_page_has_yet_to_be_sent_when_it_reads_again_is_in_the_snapshot(site):
    page = await site(counting_app).open()
    throttle = Throttle(page)
    page.click()
    await page.advance(19)
    outbox = page.view.outbox
    assert outbox.lagging
    loop = asyncio.get_running_loop()
    outbox._next = loop.time() + 0.016
    page.session.notify({"kind": "notify", "id": "m", "text": "late"})  # waits until the interval is over
    assert outbox.tree.dirty
    throttle.open.set()
    await page.settle()
    assert [notice["text"] for notice in page.notices] == ["late"]
    assert page.sseq == outbox.sseq


@pytest.mark.statement(59)
async def test_a_slow_page_leaves_others_alone(site):
    both = site(counting_app)
    slow, quick = await both.open(), await both.open()
    Throttle(slow)
    slow.click()
    quick.click()
    await quick.advance(25)
    assert quick.find("StaticText")["value"].startswith("999 ")


@pytest.mark.statement(59)
async def test_the_ring_is_bounded(site):
    page = await site(counting_app).open()
    page._say_seen = lambda message: None  # a page that never says what it has
    page.click()
    await page.advance(25)
    outbox = page.view.outbox
    assert len(outbox.ring) <= 512
    assert sum(len(frame) for _, frame, _ in outbox.ring) <= 1 << 20
    assert outbox._ring_bytes == sum(len(frame) for _, frame, _ in outbox.ring)


async def test_a_value_that_cannot_be_sent_does_not_take_the_page_with_it(site, failures):
    """Each is reported, the others of the patch arrive, and so do later ones."""
    circle = []
    circle.append(circle)
    bad = [object(), {"deep": [object()]}, circle]

    def app():
        button = tr.widgets.Button()
        text = tr.widgets.StaticText()

        async def handler(event):
            button.tags = [bad[event.new - 1]]
            text.value = f"after {event.new}"

        button.on_click(handler)
        return tr.Row(button, text)

    page = await site(app).open()
    for number in range(1, 4):
        page.click()
        await page.advance(0.1)
        assert page.find("StaticText")["value"] == f"after {number}"
        assert len(failures()) == number


async def test_text_that_is_no_unicode_reaches_the_page_with_marks(site):
    def app():
        button, text = tr.widgets.Button(), tr.widgets.StaticText()

        async def handler(event):
            text.value = "broken \ud800 text"
            button.tags = [{"k\udfff": "v"}]

        button.on_click(handler)
        return tr.Row(button, text)

    page = await site(app).open()
    page.click()
    await page.advance(0.1)
    assert page.find("StaticText")["value"] == "broken \N{REPLACEMENT CHARACTER} text"
    json.dumps(page.find("Button")["tags"]).encode()


async def test_a_connection_that_breaks_while_writing_is_quiet(site, failures, caplog):
    page = await site(counting_app).open()

    async def broken(frame):
        raise ConnectionResetError

    page.transport.send = broken
    page.click()
    await page.advance(1)
    await page.disconnect()
    del page.transport
    gc.collect()
    assert failures() == []
    assert [record for record in caplog.records if record.name == "asyncio"] == []
