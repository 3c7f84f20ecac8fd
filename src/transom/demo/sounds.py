"""The demo's sound, made when it is shown."""

from __future__ import annotations

import io
import math
import struct
import wave

RATE = 16_000


def note(seconds: float = 2.0, pitch: float = 330.0) -> bytes:
    """A note that fades, as a WAV file."""
    count = int(seconds * RATE)
    samples = (
        int(12_000 * (1 - at / count) * math.sin(2 * math.pi * pitch * at / RATE) * min(1, at / 400))
        for at in range(count)
    )
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{count}h", *samples))
    return target.getvalue()
