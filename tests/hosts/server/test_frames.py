"""Frames as bytes: how many of what kind one page may send, and what it is told beyond that."""

from __future__ import annotations

import pytest

from tests.hosts.server.raw import CONT, PING, PONG, TEXT, frame, upgrade
from transom.hosts.server.frames import MOST_FRAGMENTS, BoundedFrames


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Reader:
    """An open connection that bytes are read from."""

    def __init__(self, first: int = 100, later: int = 1000) -> None:
        self.clock = Clock()
        self.frames = BoundedFrames(first, later, self.clock)
        self.frames.receive_data(upgrade(80))
        [request] = self.frames.events_received()
        self.frames.send_response(self.frames.accept(request))
        self.frames.data_to_send()

    def read(self, data: bytes) -> int:
        """How many frames came out of it."""
        self.frames.receive_data(data)
        return len(self.frames.events_received())

    @property
    def code(self) -> int | None:
        close = self.frames.close_sent
        return None if close is None else int(close.code)


@pytest.mark.parametrize("opcode", [PING, PONG])
def test_no_control_frame_is_looked_at_after_the_last_that_is_allowed(opcode):
    reader = Reader()
    assert reader.read(frame(opcode) * 40_000) == 200
    assert reader.code == 1008
    assert len(b"".join(reader.frames.data_to_send())) < 800  # a pong for each, and the close
    assert reader.read(frame(opcode) * 40_000) == 0


def test_a_hundred_control_frames_a_second_are_allowed_for_ever():
    reader = Reader()
    for _ in range(100):
        assert reader.read(frame(PING) * 99) == 99
        reader.clock.now += 1
    assert reader.code is None


def test_a_message_has_so_many_fragments_and_no_more():
    reader = Reader()
    most = frame(TEXT, fin=False) + frame(CONT, fin=False) * (MOST_FRAGMENTS - 2) + frame(CONT)
    assert reader.read(most) == MOST_FRAGMENTS
    assert reader.code is None
    reader.clock.now += 10
    reader.read(frame(TEXT, fin=False) + frame(CONT, fin=False) * (MOST_FRAGMENTS - 1))
    assert reader.code == 1009


def test_fragments_of_many_messages_are_counted_too():
    reader = Reader()
    for _ in range(10):
        reader.read(frame(TEXT, fin=False) + frame(CONT, fin=False) * 500 + frame(CONT))
    assert reader.code == 1008


def test_control_frames_between_fragments_are_control_frames():
    reader = Reader()
    assert reader.read((frame(TEXT, fin=False) + frame(PING) * 2 + frame(CONT)) * 20) == 80
    assert reader.code is None


@pytest.mark.parametrize("fragments", [1, 2])
def test_the_first_message_is_small(fragments):
    reader = Reader()
    if fragments == 1:
        reader.read(frame(TEXT, b"x" * 101)[:6])
    else:
        reader.read(frame(TEXT, b"x" * 60, fin=False) + frame(CONT, b"x" * 41)[:6])
    assert reader.code == 1009


def test_later_messages_are_larger_though_they_come_in_one_read():
    reader = Reader()
    assert reader.read(frame(TEXT, b"x" * 100) + frame(TEXT, b"x" * 1000)) == 2
    reader.read(frame(TEXT, b"x" * 1001))
    assert reader.code == 1009
