"""A lost connection loses nothing: patches are replayed, events are sent again, neither counts twice (40)."""

from __future__ import annotations

import asyncio
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import transom as tr
from tests.site import Site, on_clock, sets
from transom.app import page_of
from transom.errors import ProtocolError
from transom.session import ledger, outbox

ran: list[int] = []


@pytest.fixture(autouse=True)
def fresh():
    ran.clear()


def app():
    button, text, slider = tr.widgets.Button(), tr.widgets.StaticText(value=""), tr.widgets.IntSlider(end=10)
    ticking = tr.widgets.Button(label="ticking")

    async def handler(event):
        ran.append(event.new)
        text.value = f"click {event.new}"

    async def tick(event):
        for number in range(1, 21):
            await asyncio.sleep(0.1)
            text.value = f"tick {number}"

    button.on_click(handler)
    ticking.on_click(tick)
    button.label = "button"
    return tr.Row(button, ticking, text, slider)


def modes(page):
    return [frame["mode"] for frame in page.frames if frame["t"] == "welcome"]


async def test_what_was_written_meanwhile_is_replayed(site):
    page = await site(app).open()
    page.click("ticking")
    await page.advance(0.55)
    assert sets(page)[-1] == "tick 5"
    await page.disconnect()
    await page.advance(1.0)
    await page.reconnect()
    await page.settle()
    assert modes(page) == ["fresh", "resumed"]
    assert sets(page)[-1] == "tick 15"
    await page.advance(1.0)
    assert sets(page) == [f"tick {number}" for number in range(1, 21)]
    assert [frame["t"] for frame in page.frames].count("snapshot") == 1


async def test_events_sent_again_are_answered_and_not_run_again(site):
    page = await site(app).open()
    message = {"t": "event", "cseq": 1, "id": page.find("button").id, "name": "click", "value": None}
    page.click("button")
    await page.advance(0.1)
    assert page.settled == {1: None}
    page.settled.clear()
    page.send(message)
    await page.advance(0.1)
    assert page.settled == {1: None}
    assert ran == [1]


async def test_an_event_that_was_lost_on_its_way_is_run_once(site):
    page = await site(app).open()
    await page.disconnect()
    page._inbox = asyncio.Queue()  # what is sent now goes nowhere
    page.click("button")
    page.click("button")
    await page.reconnect()
    await page.advance(0.1)
    assert ran == [1, 2]
    assert not page.unsettled


async def test_an_event_whose_answer_was_lost_is_run_once(site):
    page = await site(app).open()
    page.click("button")
    deliver, page._deliver = page._deliver, lambda frame: None
    await page.advance(0.1)
    assert ran == [1]
    assert page.unsettled
    await page.disconnect()
    page._deliver = deliver
    await page.reconnect()
    await page.advance(0.1)
    assert ran == [1]
    assert not page.unsettled
    assert page.find("StaticText")["value"] == "click 1"


async def test_more_was_missed_than_is_kept(site):
    """A snapshot takes the place of the replay."""
    page = await site(app).open()
    page.click("ticking")
    await page.advance(0.15)
    await page.disconnect()
    await page.advance(0.3)
    session = page.registry.sessions[page.epoch]
    session.view.outbox.seen(session.view.outbox.sseq)  # as if the ring had run over
    await page.reconnect()
    await page.advance(2)
    assert modes(page) == ["fresh", "snapshot"]
    assert page.find("StaticText")["value"] == "tick 20"


def telling_app():
    button = tr.widgets.Button()
    button.on_click(lambda event: tr.state.notifications.info(f"notice {event.new}", 0))
    return button


async def test_notices_that_were_missed_come_with_the_snapshot_and_none_twice(site):
    page = await site(telling_app).open()
    page.click()
    await page.advance(0.1)
    session = page.session
    await page.disconnect()
    for number in range(2, 5):
        session.notify({"kind": "notify", "id": f"m{number}", "text": f"notice {number}"})
        await page.advance(0.1)
    session.view.outbox.ring.clear()  # as if it had run over
    await page.reconnect()
    await page.settle()
    assert modes(page) == ["fresh", "snapshot"]
    assert [notice["text"] for notice in page.notices] == [f"notice {number}" for number in range(1, 5)]
    page.sseq = -1  # a page that asks for everything anew; it has said what it has seen
    await page.disconnect()
    await page.reconnect()
    await page.settle()
    assert modes(page)[2:] == ["snapshot"]
    assert len(page.notices) == 4


async def test_of_notices_that_were_missed_the_newest_are_kept(site):
    page = await site(telling_app, unused_retention=120.0).open()
    session = page.session
    await page.disconnect()
    for number in range(1000):
        session.notify({"kind": "notify", "id": f"m{number}", "text": f"notice {number}"})
        await page.advance(0.02)
    await page.reconnect()
    await page.settle()
    assert modes(page) == ["fresh", "snapshot"]
    assert [notice["text"] for notice in page.notices] == [f"notice {number}" for number in range(936, 1000)]


async def test_a_change_that_waits_to_be_sent_is_in_the_snapshot_and_no_patch_before_it(site):
    page = await site(app).open()
    page.click("ticking")
    await page.advance(0.15)
    session = page.session
    await page.disconnect()
    await page.advance(0.1)
    session.view.outbox.ring.clear()
    session.view.outbox._next = asyncio.get_running_loop().time() + 0.016  # the next patch is not due yet
    session.show(
        [*(root.component for root in session.view.tree.roots), tr.widgets.StaticText(label="late", value="x")]
    )
    await page.reconnect()
    await page.settle()
    assert modes(page) == ["fresh", "snapshot"]
    assert page.find("late")["value"] == "x"


async def test_a_token_of_another_session_resumes_nothing(site):
    both = site(app)
    first, second = await both.open(), await both.open()
    await first.disconnect()
    first.token = second.token
    await first.reconnect()
    await first.wait(lambda: modes(first) == ["fresh", "rebuilt"])
    assert len(both.registry.sessions) == 3


@pytest.mark.parametrize(
    ("url", "mode"), [("/?n=2#part", "resumed"), ("", "resumed"), ("/other", "rebuilt"), ("/other?n=1", "rebuilt")]
)
async def test_a_session_is_of_one_address(site, url, mode):
    both = site(app)
    both.app.pages["/other"] = page_of(lambda: tr.widgets.TextInput(label="other"))
    page = await both.open()
    page.click("button")
    await page.settle()
    await page.disconnect()
    page._url = url
    await page.reconnect()
    await page.settle()
    assert modes(page) == ["fresh", mode]
    assert bool(page.all("TextInput")) is (mode == "rebuilt")


async def test_a_session_whose_page_stays_away_ends(site):
    one = site(app, session_retention=10.0)
    page = await one.open()
    session = page.session
    await page.disconnect()
    await page.advance(9)
    assert not session.closed
    await page.advance(2)
    assert session.closed
    assert one.registry.sessions == {}


@pytest.mark.statement(40)
async def test_a_page_that_comes_back_in_time_keeps_its_session(site):
    page = await site(app, session_retention=10.0).open()
    session = page.session
    for _ in range(5):
        await page.disconnect()
        await page.advance(9)
        await page.reconnect()
    assert page.session is session
    assert not session.closed


async def test_a_session_whose_page_broke_the_protocol_ends_too(site):
    one = site(app, session_retention=10.0)
    page = await one.open()
    session = page.session
    page.send("nonsense")
    await page.wait(lambda: page.transport.closed)
    await page.advance(11)
    assert session.closed


async def test_a_gap_in_the_events_ends_the_connection(site):
    page = await site(app).open()
    page._cseq = 5
    page.click("button")
    await page.wait(lambda: page.transport.closed)
    assert page.transport.closed == 4400
    assert ran == []


async def test_a_newer_connection_fences_the_older(site):
    """What the older one sends no longer counts, and it is told."""
    page = await site(app).open()
    old, old_inbox = page.transport, page._inbox
    await page.reconnect()
    old_inbox.put_nowait(json.dumps({"t": "event", "cseq": 1, "id": page.find("button").id, "name": "click"}))
    await page.advance(0.1)
    assert ran == []
    assert old.closed is not None
    assert page.view.attached
    page.click("button")
    await page.advance(0.1)
    assert ran == [1]


async def test_a_page_that_is_told_of_a_gap_says_so(site):
    """The page model of these tests refuses what a browser would refuse."""
    page = await site(app).open()
    page._deliver('{"t":"patch","sseq":5,"ops":[]}')
    with pytest.raises(ProtocolError):
        await page.settle()
    page._broken = None


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("click"), st.integers(1, 3)),
        st.tuples(st.just("cut"), st.sampled_from(["clean", "loses events", "loses patches"])),
        st.tuples(st.just("wait"), st.floats(0, 0.3)),
        st.tuples(st.just("slide"), st.integers(0, 10)),
    ),
    max_size=15,
)


@given(STEPS, st.sampled_from([0, 3, outbox.STORED_ACKS]))
@settings(max_examples=80)
@pytest.mark.slow
@pytest.mark.statement(40)
def test_any_schedule_of_cuts_runs_each_click_once_and_ends_with_equal_sides(steps, stored):
    """However few answers the session remembers."""
    ran.clear()

    async def main():
        one = Site(app)
        page = await one.open()
        deliver = page._deliver
        clicks = 0
        page.click("ticking")
        for what, detail in steps:
            if what == "click":
                for _ in range(detail):
                    page.click("button")
                clicks += detail
            elif what == "slide":
                page.set("IntSlider", detail)
            elif what == "wait":
                await page.advance(detail)
            else:
                if detail == "loses events":
                    page._inbox = asyncio.Queue()
                    page.click("button")
                    clicks += 1
                elif detail == "loses patches":
                    page._deliver = lambda frame: None
                    await page.advance(0.12)
                if detail == "loses events":  # the old connection is still there: the new one fences it
                    await page.reconnect()
                else:
                    await page.disconnect()
                    page._deliver = deliver
                    await page.reconnect()
        page._deliver = deliver
        await page.advance(3)
        assert ran == [*range(1, clicks + 1)]
        assert not page.unsettled
        nodes = page.view.tree.nodes
        assert page.models.keys() == nodes.keys()
        for id_, model in page.models.items():
            assert model["label"] == nodes[id_].component.label
        assert page.view.ledger.applied == page._cseq
        await one.aclose()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledger, "STORED_ACKS", stored)
        on_clock(main())
