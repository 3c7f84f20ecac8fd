"""Frames: one message with its buffers as one piece of text or bytes.

A message without buffers is a JSON text frame (readable in the browser's developer tools). With
buffers it is binary: `u32 header length, u32 n, n × u32 buffer length`, little-endian, then the
JSON header, then the buffers, each at a multiple of 8 counted from the frame's start. In the JSON
a buffer is `{"$b": index}`.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from typing import Any

import msgspec

from transom.errors import ProtocolError
from transom.protocol.messages import (
    Cancel,
    ClientMessage,
    Event,
    Fetch,
    Hello,
    Inspect,
    Message,
    Ping,
    Seen,
    ServerMessage,
)

Buffer = bytes | bytearray | memoryview
Frame = str | bytes

MAX_DEPTH = 32
MAX_KEYS = 10_000
MAX_INTEGER = 1 << 64

_encoder = msgspec.json.Encoder()


class _RawEvent(Message, tag="event"):
    """An `Event` whose value is text still."""

    cseq: int
    id: str
    name: str
    value: msgspec.Raw = msgspec.Raw(b"null")
    base: int = 0


_decoder = msgspec.json.Decoder(Hello | _RawEvent | Seen | Cancel | Inspect | Fetch | Ping)
_value_decoder = msgspec.json.Decoder()
_TOKENS = re.compile(rb'[\[{,]|"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)


def encode(message: ServerMessage, buffers: Sequence[Buffer] = ()) -> Frame:
    """The frame of `message`; text when there are no buffers."""
    header = _encoder.encode(message)
    if not buffers:
        return header.decode()
    return pack(header, buffers)


def pack(header: bytes, buffers: Sequence[Buffer]) -> bytes:
    """A binary frame of a JSON header and its buffers."""
    sizes = [memoryview(buffer).nbytes for buffer in buffers]
    prefix = struct.pack(f"<II{len(sizes)}I", len(header), len(sizes), *sizes)
    parts: list[Buffer] = [prefix, header]
    length = len(prefix) + len(header)
    for buffer, size in zip(buffers, sizes, strict=True):
        parts += [bytes(-length % 8), buffer]
        length += -length % 8 + size
    return b"".join(parts)


def unpack(frame: bytes) -> tuple[bytes, list[memoryview]]:
    """The JSON header and the buffers of a binary frame.

    Raises:
        ProtocolError: lengths that do not fit the frame.
    """
    view = memoryview(frame)
    if len(view) < 8:
        raise ProtocolError("a binary frame of less than 8 bytes")
    header_size, count = struct.unpack_from("<II", view)
    if count > 1024 or 8 + 4 * count > len(view):
        raise ProtocolError("a binary frame with more buffers than bytes")
    sizes = struct.unpack_from(f"<{count}I", view, 8)
    offset = 8 + 4 * count
    header = view[offset : offset + header_size]
    offset += header_size
    buffers: list[memoryview] = []
    for size in sizes:
        offset += -offset % 8
        buffers.append(view[offset : offset + size])
        offset += size
    if offset > len(view):
        raise ProtocolError("a binary frame that is shorter than it says")
    return bytes(header), buffers


def decode(frame: Frame) -> tuple[ClientMessage, list[memoryview]]:
    """The message of a client's frame, its fields checked, its values within bounds.

    Raises:
        ProtocolError: not a frame of this protocol.
    """
    header, buffers = (frame, []) if isinstance(frame, str) else unpack(frame)
    try:
        message = _decoder.decode(header)
        if isinstance(message, _RawEvent):
            return _event(message, buffers), buffers
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise ProtocolError("not a message of this protocol") from error
    return message, buffers


def _event(raw: _RawEvent, buffers: Sequence[Buffer]) -> Event:
    if raw.cseq < 1:
        raise ProtocolError("an event number below 1")
    _check_count(bytes(raw.value))
    value = _value_decoder.decode(raw.value)
    if isinstance(value, dict | list | int):
        check_bounds(value)
        if buffers:
            value = restore(value, buffers)
    return Event(raw.cseq, raw.id, raw.name, value, raw.base)


def _check_count(text: bytes) -> None:
    """Refuse JSON of far too many items before there is an object for each."""
    most = 2 * MAX_KEYS + 1  # a container and a comma for each
    if not text.startswith((b"[", b"{")) or sum(map(text.count, (b"[", b"{", b","))) <= most:
        return
    for token in _TOKENS.finditer(text):  # those in texts do not count
        most -= text[token.start()] != ord('"')
        if most < 0:
            raise ProtocolError(f"a value of more than {MAX_KEYS} items")


def check_bounds(value: Any) -> None:
    """Refuse values that are deep, wide or huge enough to hurt.

    Raises:
        ProtocolError: deeper than 32, over 10 000 keys or items, integers over 64 bit, `__proto__`.
    """
    seen = 0
    level: list[Any] = [value]
    for _ in range(MAX_DEPTH):
        deeper: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                if "__proto__" in item:
                    raise ProtocolError("a key that is not allowed")
                deeper.extend(item.values())
            elif isinstance(item, list):
                deeper.extend(item)
            elif isinstance(item, int) and not -MAX_INTEGER < item < MAX_INTEGER:
                raise ProtocolError("an integer of more than 64 bit")
        seen += len(deeper)
        if seen > MAX_KEYS:
            raise ProtocolError(f"a value of more than {MAX_KEYS} items")
        if not deeper:
            return
        level = deeper
    raise ProtocolError(f"a value deeper than {MAX_DEPTH}")


def restore(value: Any, buffers: Sequence[Buffer]) -> Any:
    """`value` with each `{"$b": i}` replaced by buffer `i`."""
    if isinstance(value, dict):
        if value.keys() == {"$b"}:
            index = value["$b"]
            if not isinstance(index, int) or not 0 <= index < len(buffers):
                raise ProtocolError("a buffer that is not in the frame")
            return buffers[index]
        return {key: restore(item, buffers) for key, item in value.items()}
    if isinstance(value, list):
        return [restore(item, buffers) for item in value]
    return value
