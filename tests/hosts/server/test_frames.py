"""Frames as bytes: how many of what kind one page may send, and what it is told beyond that."""

from __future__ import annotations

import json
import zlib

import pytest

from tests.hosts.server.raw import CONT, PING, PONG, TEXT, frame, upgrade
from transom.hosts.server.deflate import LEAST, MOST
from transom.hosts.server.frames import MOST_FRAGMENTS, BoundedFrames


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Reader:
    """An open connection that bytes are read from."""

    def __init__(self, first: int = 100, later: int = 1000, offer: str | None = None) -> None:
        self.clock = Clock()
        self.frames = BoundedFrames(first, later, self.clock)
        self.frames.receive_data(upgrade(80, sec_websocket_extensions=offer))
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


# Deflated ones


def deflated(text: bytes, *, fin: bool = True) -> bytes:
    """A text as a browser deflates it."""
    packer = zlib.compressobj(wbits=-15)
    packed = (packer.compress(text) + packer.flush(zlib.Z_SYNC_FLUSH)).removesuffix(b"\0\0\xff\xff")
    whole = frame(TEXT, packed, fin=fin)
    return bytes([whole[0] | 0x40]) + whole[1:]


OFFER = "permessage-deflate; client_max_window_bits"


def sent(reader: Reader, text: bytes) -> bytes:
    reader.frames.send_text(text)
    return b"".join(reader.frames.data_to_send())


def test_a_large_text_is_deflated_and_each_can_be_read_by_itself():
    reader = Reader(offer=OFFER)
    text = json.dumps([{"label": f"Field {number}"} for number in range(1000)]).encode()
    for _ in range(2):
        first, second, *rest = data = sent(reader, text)
        assert (first, second) == (0x80 | 0x40 | TEXT, 126)
        assert zlib.decompress(bytes(rest[2:]) + b"\0\0\xff\xff\x01\0\0\xff\xff", wbits=-15) == text
        assert len(data) < len(text) / 4


@pytest.mark.parametrize("size", [10, LEAST - 1, MOST + 1])
def test_what_is_sooner_sent_or_too_long_to_be_waited_for_goes_as_it_is(size):
    assert sent(Reader(offer=OFFER), b"x" * size).endswith(b"x" * size)


def test_bytes_go_as_they_are():
    reader = Reader(offer=OFFER)
    reader.frames.send_binary(bytes(LEAST))
    assert b"".join(reader.frames.data_to_send()).endswith(bytes(LEAST))


def test_who_does_not_offer_it_is_sent_plain_text():
    assert sent(Reader(), b"x" * LEAST).endswith(b"x" * LEAST)


def test_a_smaller_window_of_the_page_is_kept_to():
    reader = Reader(offer="permessage-deflate; server_max_window_bits=9")
    text = bytes(range(256)) * 64
    packed = sent(reader, text)[4:]
    assert zlib.decompress(packed + b"\0\0\xff\xff\x01\0\0\xff\xff", wbits=-9) == text


def test_what_a_page_deflates_counts_as_what_it_is():
    reader = Reader(first=100, later=2000, offer=OFFER)
    assert reader.read(deflated(b"x" * 100) + deflated(b"y" * 2000)) == 2
    assert reader.code is None
    reader.read(deflated(b"x" * 2001))
    assert reader.code == 1009


def test_the_first_message_is_small_however_it_is_sent():
    reader = Reader(first=100, offer=OFFER)
    reader.read(deflated(b"x" * 101))
    assert reader.code == 1009


def test_no_more_comes_out_of_small_frames_than_a_page_can_mean():
    reader = Reader(first=1 << 20, later=1 << 20, offer=OFFER)
    bomb = deflated(b"x" * (1 << 20))
    assert len(bomb) < 1100
    assert reader.read(bomb * 400) < 130
    assert reader.code == 1009
    calm = Reader(first=1 << 20, later=1 << 20, offer=OFFER)
    for _ in range(200):
        assert calm.read(bomb) == 1
        calm.clock.now += 0.1
    assert calm.code is None


def test_garbage_that_is_marked_as_deflated_breaks_the_protocol():
    reader = Reader(offer=OFFER)
    whole = frame(TEXT, b"\xff\xff\xff")
    reader.read(bytes([whole[0] | 0x40]) + whole[1:])
    assert reader.code == 1002
