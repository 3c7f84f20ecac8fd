"""Frames: what goes in comes out, and what is no frame is refused quickly and without a trace of its data."""

from __future__ import annotations

import contextlib
import json
import struct
import time
import tracemalloc

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transom.errors import ProtocolError
from transom.protocol.codec import check_bounds, decode, encode, pack, restore, unpack
from transom.protocol.messages import Ack, Ahead, Bye, Event, Hello, Patch, Pong, Snapshot, Welcome

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
KEYS = TEXT.filter(lambda key: key not in ("$b", "__proto__"))
FINITE = st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=10,
)
BUFFERS = st.lists(st.binary(max_size=40), max_size=4)


@given(JSON, BUFFERS)
def test_buffers_and_json_survive_the_way(value, buffers):
    header = msgspec.json.encode({"v": value})
    back, views = unpack(pack(header, buffers))
    assert json.loads(back) == json.loads(header)
    assert [bytes(view) for view in views] == buffers


@given(BUFFERS.filter(bool), TEXT)
def test_buffers_stand_at_multiples_of_eight(buffers, text):
    frame = pack(text.encode(), buffers)
    _, views = unpack(frame)
    whole = memoryview(frame)
    at = 8 + 4 * len(buffers) + len(text.encode())
    for view, buffer in zip(views, buffers, strict=True):
        at += -at % 8
        assert bytes(whole[at : at + len(buffer)]) == buffer == bytes(view)
        at += len(buffer)


@given(st.binary(max_size=64), st.integers(0, 64))
def test_truncated_frames_are_refused_or_whole(buffer, cut):
    frame = pack(b'{"t":"ping"}', [buffer])
    if cut >= len(frame):
        assert unpack(frame)
        return
    try:
        unpack(frame[:cut])
    except ProtocolError:
        return
    assert cut >= len(frame) - 7 or frame[:cut] == frame  # nothing but padding is gone


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused(data):
    with contextlib.suppress(ProtocolError):
        assert decode(data)


@given(st.text(max_size=60))
def test_any_text_is_decoded_or_refused(text):
    with contextlib.suppress(ProtocolError):
        assert decode(text)


@given(JSON, st.integers(1, 2**53))
def test_an_event_keeps_its_value(value, cseq):
    frame = json.dumps({"t": "event", "cseq": cseq, "id": "c1", "name": "value", "value": value})
    message, _ = decode(frame)
    assert isinstance(message, Event)
    assert message.value == value
    assert message.cseq == cseq


def test_buffers_of_an_event_take_their_places():
    header = b'{"t":"event","cseq":1,"id":"c1","name":"value","value":{"a":[{"$b":1},{"$b":0}]}}'
    message, _ = decode(pack(header, [b"zero", b"one"]))
    one, zero = message.value["a"]
    assert (bytes(one), bytes(zero)) == (b"one", b"zero")


@pytest.mark.parametrize("index", [-1, 2, 1.0, "0", None, True, [], 10**20])
def test_a_buffer_that_is_not_there_is_refused(index):
    if index is True:
        return
    with pytest.raises(ProtocolError):
        restore({"$b": index}, [b"a", b"b"])


@pytest.mark.parametrize(
    "message",
    [
        Welcome("fresh", "e", "t", 0, 0, {"frame": 1}),
        Ahead(["texts-1.js"]),
        Snapshot(3, [["page", {"roots": []}]]),
        Patch(1, [["set", "c1", {"value": 1}]], [(1, None), (2, {"rejected": "unknown"})]),
        Ack(1, 2),
        Pong(),
        Bye(1013, "full", 2.0),
    ],
)
def test_a_message_without_buffers_is_readable_text(message):
    frame = encode(message)
    assert isinstance(frame, str)
    assert json.loads(frame)["t"] == type(message).__struct_config__.tag


def test_a_message_with_buffers_is_binary():
    header, (buffer,) = unpack(encode(Patch(1, [["set", "c1", {"object": {"$b": 0}}]]), [b"data"]))
    assert json.loads(header)["ops"][0][2] == {"object": {"$b": 0}}
    assert bytes(buffer) == b"data"


# --- bounds ---


def nested(depth):
    value: object = 1
    for _ in range(depth):
        value = [value]
    return value


def test_depth():
    check_bounds(nested(31))
    with pytest.raises(ProtocolError, match="deeper"):
        check_bounds(nested(33))


def test_number_of_items():
    check_bounds([0] * 10_000)
    for wide in ([0] * 10_001, {str(n): 0 for n in range(10_001)}, [[0] * 200] * 60):
        with pytest.raises(ProtocolError, match="more than"):
            check_bounds(wide)


def test_integers():
    check_bounds([2**64 - 1, -(2**64) + 1])
    for huge in (2**64, [-(2**64)], {"a": [10**400]}):
        with pytest.raises(ProtocolError, match="64 bit"):
            check_bounds(huge)


@pytest.mark.parametrize("value", [{"__proto__": 1}, [{"a": {"__proto__": {}}}]])
def test_keys(value):
    with pytest.raises(ProtocolError, match="not allowed"):
        check_bounds(value)


def event(value):
    return f'{{"t":"event","cseq":1,"id":"c1","name":"value","value":{value}}}'


BAD = {
    "empty": "",
    "empty binary": b"",
    "short binary": b"\x01\x02",
    "not json": "hello",
    "a list": "[]",
    "a number": "1",
    "no type": "{}",
    "unknown type": '{"t":"exec"}',
    "a server's message": '{"t":"patch","sseq":1,"ops":[]}',
    "missing field": '{"t":"event","cseq":1}',
    "text for a number": '{"t":"event","cseq":"1","id":"c","name":"n"}',
    "fraction": '{"t":"event","cseq":1.5,"id":"c","name":"n"}',
    "null id": '{"t":"event","cseq":1,"id":null,"name":"n"}',
    "cseq 0": '{"t":"event","cseq":0,"id":"c","name":"n"}',
    "cseq -1": '{"t":"event","cseq":-1,"id":"c","name":"n"}',
    "shown 1.5": '{"t":"hello","proto":1,"shown":1.5}',
    "shown text": '{"t":"hello","proto":1,"shown":"7"}',
    "shown null": '{"t":"hello","proto":1,"shown":null}',
    "seen text": '{"t":"seen","sseq":"x"}',
    "NaN": event("NaN"),
    "Infinity": event("Infinity"),
    "beyond floats": event("1e999"),
    "a million digits": event("9" * 1_000_000),
    "depth 33": event("[" * 33 + "]" * 33),
    "depth 100000": event("[" * 100_000 + "]" * 100_000),
    "a million keys": event("{" + ",".join(f'"{n}":0' for n in range(100_000)) + "}"),
    "proto key": event('{"__proto__":{}}'),
    "half a surrogate": event('"\\ud800"'),
    "half a surrogate in text": event('"\ud800"'),
    "bad utf-8": b"\x0c\x00\x00\x00\x00\x00\x00\x00" + b'{"t":"\xff\xfe"}',
    "trailing text": '{"t":"ping"} {"t":"ping"}',
    "header beyond the frame": struct.pack("<II", 1000, 0) + b'{"t":"ping"}',
    "buffers beyond the frame": struct.pack("<III", 12, 1, 1000) + b'{"t":"ping"}',
    "a thousand million buffers": struct.pack("<II", 12, 2**32 - 1) + b'{"t":"ping"}',
    "a buffer that is not there": pack(event('{"$b":3}').encode(), [b"x"]),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_frame_is_refused_quickly_and_without_quoting_it(name):
    began = time.perf_counter()
    with pytest.raises(ProtocolError) as caught:
        decode(BAD[name])
    assert time.perf_counter() - began < 15
    assert caught.value.code == 4400
    assert len(caught.value.reason.encode()) <= 123  # what a close frame holds
    assert "ping" not in caught.value.reason


def many(unit, size=1 << 19):
    return f"[{','.join([unit] * (size // (len(unit) + 1)))}]"


@pytest.mark.parametrize(
    "value",
    [
        many("[]"),
        many("{}"),
        many("0"),
        many('""'),
        many('{"a":[]}'),
        many("[" * 30 + "]" * 30),
        many('"[{,\\"[{,"'),
        many('"x"').replace("[", '{"k":0,').replace('"x"', '"x":0').replace("]", "}"),
    ],
    ids=["lists", "dicts", "numbers", "texts", "both", "deep", "brackets in texts", "keys"],
)
def test_a_value_of_very_many_items_is_refused_before_they_are_made(value):
    frame = event(value)
    with pytest.raises(ProtocolError):
        decode(frame)
    tracemalloc.start()
    try:
        with pytest.raises(ProtocolError, match="more than"):
            decode(frame)
        assert tracemalloc.get_traced_memory()[1] < 4 * len(frame)
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "value",
    [
        ['[{,\\",{[' * 30_000],
        ["a,b"] * 9_000,
        [[]] * 9_900,
        [[1] * 99] * 99,
        {"k,[": {str(n): "," for n in range(9000)}},
    ],
    ids=["one text", "texts", "lists", "table", "keys"],
)
def test_what_stands_in_texts_counts_for_nothing(value):
    assert decode(event(json.dumps(value)))[0].value == value


def test_a_hello_has_defaults_for_all_but_the_protocol():
    message, _ = decode('{"t":"hello","proto":1}')
    assert message == Hello(1)
    with pytest.raises(ProtocolError):
        decode('{"t":"hello"}')
