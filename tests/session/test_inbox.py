"""What the page sends: what is echoed, what is merged, what is refused (60)."""

from __future__ import annotations

import asyncio
import threading

import pytest

import transom as tr
from tests.site import patches, sets, until, wait_for
from transom.errors import RejectedError


@pytest.mark.statement(60)
async def test_an_equal_value_is_not_echoed(site):
    page = await site(lambda: tr.widgets.IntSlider(end=10)).open()
    cseq = page.set("IntSlider", 7)
    await page.advance(0.1)
    assert patches(page) == [] or "value" not in str(patches(page))
    assert page.settled == {cseq: None}


@pytest.mark.statement(60)
@pytest.mark.parametrize("kind", ["def", "coroutine"])
async def test_nor_is_it_while_a_callback_goes_on(site, kind):
    begun, release = threading.Event(), threading.Event()

    def app():
        slider = tr.widgets.IntSlider(end=10)

        def blocking(event):
            begun.set()
            wait_for(release)

        async def awaiting(event):
            begun.set()
            await asyncio.sleep(1)

        slider.param.watch(blocking if kind == "def" else awaiting, "value")
        return slider

    page = await site(app).open()
    page.set("IntSlider", 7)
    await until(begun.is_set)
    asyncio.get_running_loop().until = 0.1
    await asyncio.sleep(0.1)
    release.set()
    await page.advance(2)
    assert sets(page) == []


@pytest.mark.statement(60)
async def test_a_clamp_is_delivered_even_if_the_browser_has_sent_more_since(site):
    def app():
        slider = tr.widgets.IntSlider(end=100)

        async def clamp(event):
            slider.value = min(event.new, 50)

        slider.param.watch(clamp, "value")
        return slider

    page = await site(app).open()
    for value in (60, 70, 80):
        page.set("IntSlider", value)
    await page.advance(0.1)
    assert sets(page)[-1] == 50
    assert page.find("IntSlider")["value"] == 50
    last = page.patches()[-1]
    assert last["by"][-1][0] == 3 or page.settled[3] is None


@pytest.mark.statement(60)
async def test_a_value_that_a_callback_changes_is_delivered(site):
    def app():
        text = tr.widgets.TextInput()
        text.param.watch(lambda event: setattr(text, "value", event.new.upper()), "value")
        return text

    page = await site(app).open()
    page.set("TextInput", "abc")
    await page.advance(0.1)
    assert page.find("TextInput")["value"] == "ABC"
    page.set("TextInput", "ABC")
    await page.advance(0.1)
    assert sets(page) == ["ABC"]


async def test_set_away_and_back_is_delivered_after_all(site):
    """The page has been told of the value between, so it must be told of the first again."""

    def app():
        slider = tr.widgets.IntSlider(end=100)

        async def there_and_back(event):
            mine = event.new
            slider.value = 99
            await asyncio.sleep(1)
            slider.value = mine

        button = tr.widgets.Button()
        button.on_click(lambda event: None)
        slider.param.watch(lambda event: None, "value")
        tr.bind(there_and_back, slider)

        async def handler(event):
            slider.value = 99
            await asyncio.sleep(1)
            slider.value = 5

        button.on_click(handler)
        return tr.Row(slider, button)

    page = await site(app).open()
    page.set("IntSlider", 5)
    await page.advance(0.1)
    page.click()
    await page.advance(2)
    assert sets(page) == [99, 5]


@pytest.mark.statement(61)
async def test_neighbours_merge_while_they_wait_and_clicks_never_do(site):
    begun, release = threading.Event(), threading.Event()
    trace = []

    def app():
        slider, button = tr.widgets.IntSlider(end=100), tr.widgets.Button()

        def first(event):
            trace.append(event.new)
            if event.new == 1:
                begun.set()
                wait_for(release)

        slider.param.watch(first, "value")
        button.on_click(lambda event: trace.append(f"click {event.new}"))
        return tr.Row(slider, button)

    page = await site(app).open()
    page.set("IntSlider", 1)
    await until(begun.is_set)
    for value in (2, 3, 4):
        page.set("IntSlider", value)
    page.click()
    page.click()
    for value in (5, 6):
        page.set("IntSlider", value)
    for _ in range(20):
        await asyncio.sleep(0)
    release.set()
    await page.settle()
    assert trace == [1, 4, "click 1", "click 2", 6]
    await page.advance(0.1)
    assert {*page.settled} == {*range(1, 9)}  # each is answered, merged or not


async def test_cancel_ends_the_runs_that_an_event_started_and_no_others(site):
    ended = []

    def app():
        button = tr.widgets.Button()

        async def handler(event):
            try:
                await asyncio.sleep(10)
                ended.append(("done", event.new))
            except asyncio.CancelledError:
                ended.append(("cancelled", event.new))
                raise

        button.on_click(handler)
        return button

    page = await site(app).open()
    page.click()
    second = page.click()
    await page.advance(1)
    page.send({"t": "cancel", "cseq": second})
    await page.advance(1)
    assert ended == [("cancelled", 2)]
    await page.advance(10)
    assert ended == [("cancelled", 2), ("done", 1)]


async def test_an_event_is_answered_however_long_ago_its_answer_was_given(site):
    """A page that lost the answer would wait for it, and ignore what the session says of that value."""
    page = await site(lambda: tr.Row(tr.widgets.TextInput(), tr.widgets.Button())).open()
    first = page.set("TextInput", "a")
    for _ in range(300):
        page.click()
        await page.advance(0.001)
    assert len(page.settled) == 301
    page.settled.clear()
    for cseq in (first, 2, 301):
        page.send({"t": "event", "cseq": cseq, "id": page.find("TextInput").id, "name": "value", "value": "b"})
    await page.advance(0.1)
    assert page.settled == {first: None, 2: None, 301: None}
    assert page.view.tree.nodes[page.find("TextInput").id].component.value == "a"


async def test_an_event_that_goes_on_is_answered_once_it_is_done(site):
    begun, release = threading.Event(), threading.Event()

    def app():
        def handler(event):
            begun.set()
            wait_for(release)

        return tr.widgets.Button(on_click=handler)

    page = await site(app).open()
    page.click()
    await until(begun.is_set)
    page.send({"t": "event", "cseq": 1, "id": page.find("Button").id, "name": "click"})
    for _ in range(20):
        await asyncio.sleep(0)
    assert page.settled == {}
    release.set()
    await page.settle()
    assert page.settled == {1: None}


@pytest.mark.parametrize(("count", "size"), [(256, 1), (2, 600_000)])
async def test_no_more_is_read_than_may_wait(site, count, size):
    """Not dropped either: it is read when there is room again."""
    begun, release = threading.Event(), threading.Event()
    seen = []

    def app():
        texts = [tr.widgets.TextInput(label=label, max_length=1_000_000) for label in "ab"]

        def handler(event):
            seen.append(event.new)
            begun.set()
            wait_for(release)

        for text in texts:
            text.param.watch(handler, "value")
        return tr.Row(*texts)

    page = await site(app).open()
    page.set("a", "first")
    await until(begun.is_set)
    sent = ["first"]
    for number in range(2 * count):
        sent.append(f"{number:06}" + size * "x")
        page.set("ba"[number % 2], sent[-1])
    for _ in range(5 * count):
        await asyncio.sleep(0)
    inbox = page.session.inbox
    assert len(inbox) == count
    assert page._inbox.qsize() == count
    release.set()
    await page.advance(1)
    assert not page.unsettled
    assert seen == sent
    assert not page.view.ledger.full


async def test_values_of_one_parameter_wait_as_one_and_are_counted(site):
    begun, release = threading.Event(), threading.Event()
    seen = []

    def app():
        slider = tr.widgets.IntSlider(end=1000)

        def handler(event):
            seen.append(event.new)
            begun.set()
            wait_for(release)

        slider.param.watch(handler, "value")
        return slider

    page = await site(app).open()
    page.set("IntSlider", 1000)
    await until(begun.is_set)
    for value in range(300):
        page.set("IntSlider", value)
    for _ in range(1000):
        await asyncio.sleep(0)
    assert page._inbox.qsize() == 300 - 256
    release.set()
    await page.advance(1)
    assert not page.unsettled  # so many answers at once are more than the page is sent in single frames
    assert seen[0] == 1000
    assert seen[-1] == 299
    assert len(seen) <= 4


async def test_a_session_that_ends_waits_for_no_room(site):
    begun, release = threading.Event(), threading.Event()

    def app():
        def handler(event):
            begun.set()
            wait_for(release)

        return tr.widgets.Button(on_click=handler)

    page = await site(app).open()
    session = page.session
    page.click()
    await until(begun.is_set)
    for _ in range(300):
        page.click()
    for _ in range(1000):
        await asyncio.sleep(0)
    assert session.view.ledger.full
    release.set()
    asyncio.get_running_loop().until = 10.0
    await page.registry.close(session)
    await page.wait(page._task.done)


async def test_a_page_whose_queue_stays_full_is_told_to_come_back(site):
    begun, release = threading.Event(), threading.Event()

    def app():
        def handler(event):
            begun.set()
            wait_for(release)

        return tr.widgets.Button(on_click=handler)

    page = await site(app).open()
    page.click()
    await until(begun.is_set)
    for _ in range(300):
        page.click()
    for _ in range(1000):
        await asyncio.sleep(0)
    asyncio.get_running_loop().until = 31.0
    await asyncio.sleep(30.5)
    assert page.transport.closed == 1013
    assert page.frames[-1]["retry_after"]
    release.set()
    await page.reconnect()
    await page.advance(1)
    assert not page.unsettled
    assert {*page.settled} == {*range(1, 302)}


async def test_memory_of_answered_events_is_bounded(site):
    page = await site(lambda: tr.widgets.IntSlider(end=1000)).open()
    for value in range(1000):
        page.set("IntSlider", value)
    await page.settle()
    ledger = page.view.ledger
    assert len(ledger._acks) <= 256
    assert ledger._waiting == {}


async def test_a_refused_value_consumes_its_number(site):
    page = await site(lambda: tr.widgets.IntSlider(end=10)).open()
    page.set("IntSlider", 99)
    page.set("IntSlider", 5)
    await page.advance(0.1)
    assert page.view.ledger.applied == 2
    assert page.settled[2] is None


def test_refusals_name_codes_only():
    assert str(RejectedError("bad_value")) == "bad_value"
