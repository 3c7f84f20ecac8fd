"""What stands between a socket and the protocol on it: how much goes through in a step, and every end, on the clock."""

from __future__ import annotations

import asyncio

import pytest

from transom.hosts.server.door import Door, most_connections
from transom.hosts.server.wire import END_SECONDS, QUIET_SECONDS, REFUSED_SECONDS, REQUEST_SECONDS, STUCK_SECONDS, Wire


class Socket(asyncio.Transport):
    """A transport that notes what is done with it; `unsent` is what the peer has not read."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = b""
        self.unsent = 0
        self.reading = True
        self.closing = False
        self.aborted = False
        self.wire: Wire | None = None

    def write(self, data):
        self.sent += data

    def get_write_buffer_size(self):
        return self.unsent

    def pause_reading(self):
        assert self.reading
        self.reading = False

    def resume_reading(self):
        assert not self.reading
        self.reading = True

    def is_closing(self):
        return self.closing

    def close(self):
        if not self.closing:
            self.closing = True
            if not self.unsent:
                self._lose()

    def abort(self):
        self.closing = self.aborted = True
        self._lose()

    def _lose(self):
        wire, self.wire = self.wire, None
        if wire is not None:
            asyncio.get_running_loop().call_soon(wire.connection_lost, None)


class Recorder(asyncio.Protocol):
    """A protocol that takes everything, and notes how much of it in each step of the loop."""

    def __init__(self) -> None:
        self.steps: list[int] = []
        self.pieces: list[int] = []
        self.data = b""
        self.lost = False
        self._open = False
        self.each = lambda: None

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        if not self._open:
            self._open = True
            self.steps.append(0)
            asyncio.get_running_loop().call_soon(self._shut)
        self.steps[-1] += len(data)
        self.pieces.append(len(data))
        self.data += data
        self.each()

    def _shut(self):
        self._open = False

    def connection_lost(self, exc):
        self.lost = True


class Line:
    """A wire between a socket and a recorder."""

    def __init__(self, door: Door | None = None) -> None:
        self.socket = Socket()
        self.peer = Recorder()
        self.answering = False
        self.wire = Wire(self.peer, lambda: self.answering, door or Door(10), asyncio.get_running_loop())
        self.socket.wire = self.wire
        self.wire.connection_made(self.socket)

    def upgraded(self) -> Line:
        self.wire.set_protocol(self.peer)
        return self


async def passes(seconds: float) -> None:
    loop = asyncio.get_running_loop()
    loop.until = loop.time() + seconds
    await asyncio.sleep(seconds)


async def turns(count: int = 1) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


# Pieces


async def test_a_large_read_is_handed_on_in_steps_with_others_in_between():
    line = Line().upgraded()
    others = 0

    def other() -> None:
        nonlocal others
        others += 1
        asyncio.get_running_loop().call_soon(other)

    other()
    data = bytes(range(256)) * 1024  # as much as asyncio reads at once
    line.wire.data_received(data)
    assert not line.socket.reading
    while not line.socket.reading:
        await turns()
    assert line.peer.data == data
    assert max(line.peer.steps) <= 4096
    assert max(line.peer.pieces) <= 256
    assert others >= len(line.peer.steps) - 1


async def test_a_small_read_is_handed_on_at_once():
    line = Line()
    line.wire.data_received(b"GET")
    assert line.peer.data == b"GET"
    assert line.socket.reading


async def test_a_protocol_that_has_enough_is_given_no_more():
    line = Line().upgraded()
    line.peer.each = line.wire.pause_reading
    line.wire.data_received(b"x" * 1000)
    await turns(5)
    assert line.peer.pieces == [256]
    line.wire.resume_reading()
    assert line.peer.pieces == [256]  # soon, and not from within
    await turns(5)
    assert line.peer.pieces == [256, 256]
    line.peer.each = lambda: None
    line.wire.resume_reading()
    await turns(2)
    assert sum(line.peer.pieces) == 1000
    assert line.socket.reading


async def test_what_is_left_of_a_read_goes_to_the_protocol_that_takes_over():
    line = Line()
    second = Recorder()
    line.peer.each = lambda: line.wire.set_protocol(second)
    line.wire.data_received(b"x" * 300)
    assert (line.peer.data, second.data) == (b"x" * 256, b"x" * 44)


async def test_nothing_is_handed_on_after_the_end():
    line = Line().upgraded()
    line.peer.each = line.wire.close
    line.wire.data_received(b"x" * 9000)
    await turns(5)
    assert line.peer.pieces == [256]
    assert line.peer.lost


# Requests


async def test_a_peer_has_ten_seconds_for_a_request_and_bytes_do_not_prolong_them():
    line = Line()
    for _ in range(9):
        line.wire.data_received(b"a")
        await passes(1)
    assert not line.socket.aborted
    await passes(1.1)
    assert line.socket.aborted
    assert line.peer.lost


async def test_each_answer_gives_ten_seconds_more():
    line = Line()
    for _ in range(5):
        await passes(REQUEST_SECONDS - 1)
        line.wire.write(b"answer")
    assert not line.socket.aborted
    await passes(REQUEST_SECONDS + 0.1)
    assert line.socket.aborted


async def test_an_answer_that_takes_long_to_make_is_waited_for():
    line = Line()
    line.wire.data_received(b"GET")
    line.answering = True
    await passes(10 * REQUEST_SECONDS)
    assert not line.socket.aborted
    line.answering = False
    await passes(2 * REQUEST_SECONDS)
    assert line.socket.aborted


async def test_who_reads_an_answer_slowly_may():
    line = Line()
    line.socket.unsent = 100
    line.wire.write(b"answer")
    for left in range(99, 90, -1):
        await passes(STUCK_SECONDS - 1)
        line.socket.unsent = left
    assert not line.socket.aborted


async def test_who_reads_nothing_of_an_answer_is_let_go():
    line = Line()
    line.socket.unsent = 100
    line.wire.write(b"answer")
    await passes(STUCK_SECONDS + 0.1)
    assert line.socket.aborted


async def test_a_request_of_more_than_64_kib_is_refused():
    line = Line()
    line.wire.data_received(b"a" * 70_000)
    await turns(30)
    assert line.socket.sent.startswith(b"HTTP/1.1 431 ")
    assert len(line.peer.data) <= 1 << 16
    await passes(1)
    assert line.peer.lost


async def test_a_socket_that_was_upgraded_may_be_silent():
    line = Line().upgraded()
    await passes(1000)
    assert not line.socket.closing


# Ends


async def test_a_close_that_cannot_be_sent_ends_all_the_same():
    line = Line().upgraded()
    line.socket.unsent = 1_000_000
    line.wire.close()
    await passes(END_SECONDS - 0.1)
    assert not line.peer.lost
    await passes(0.2)
    assert line.socket.aborted
    assert line.peer.lost


async def test_a_close_that_can_be_sent_is_no_abort():
    line = Line()
    line.wire.close()
    await passes(END_SECONDS + 1)
    assert line.peer.lost
    assert not line.socket.aborted


async def test_who_was_told_to_close_is_not_listened_to_and_closed_when_quiet():
    line = Line().upgraded()
    line.wire.data_received(b"x" * 9000)
    line.wire.linger()
    before = len(line.peer.data)
    for _ in range(5):
        await passes(QUIET_SECONDS / 2)
        assert line.socket.reading  # so that it gets to read why
        line.wire.data_received(b"y" * 5000)
    assert len(line.peer.data) == before
    assert not line.socket.closing
    await passes(QUIET_SECONDS + 0.01)
    assert line.socket.closing
    assert not line.socket.aborted


async def test_who_never_stops_sending_is_cut_off():
    line = Line().upgraded()
    line.wire.linger()
    for _ in range(int(END_SECONDS / 0.1) + 1):
        await passes(0.1)
        if not line.socket.closing:
            line.wire.data_received(b"y" * 5000)
    assert line.socket.aborted


async def test_an_end_leaves_no_timer_behind():
    line = Line()
    line.wire.linger()
    line.wire.abort()
    await turns(2)
    assert line.peer.lost
    assert not [each for each in asyncio.get_running_loop()._scheduled if not each.cancelled()]


# The door


async def test_the_longest_silent_makes_room():
    door = Door(3)
    lines = [Line(door) for _ in range(3)]
    lines[0].wire.write(b"answer")
    Line(door)
    await turns(2)
    assert [line.socket.aborted for line in lines] == [False, True, False]
    assert door.count == 3


@pytest.mark.parametrize("begun", [True, False])
async def test_who_is_being_answered_and_pages_make_no_room(begun):
    door = Door(2)
    busy, page = Line(door), Line(door).upgraded()
    busy.socket.unsent = 10 if begun else 0
    busy.answering = not begun
    page.wire.known()
    late = Line(door)
    await passes(REFUSED_SECONDS - 0.1)
    assert not late.socket.aborted
    await passes(0.2)  # it asks for nothing that it could be told there is no room for
    assert late.socket.aborted
    assert not late.peer.lost  # it never knew of it
    assert not busy.socket.aborted
    assert not page.socket.aborted
    assert door.count == 2


@pytest.mark.parametrize(("files", "connections"), [(20, 15), (256, 192), (1024, 896), (100_000, 99_872)])
def test_a_process_keeps_open_files_for_other_things(monkeypatch, files, connections):
    resource = pytest.importorskip("resource")
    monkeypatch.setattr(resource, "getrlimit", lambda _: (files, files))
    assert most_connections() == connections
