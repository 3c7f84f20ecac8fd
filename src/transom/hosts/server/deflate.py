"""Large texts on their way to a page are deflated, each by itself: between messages a connection keeps nothing for it.

A browser that is allowed to deflates all that it sends, so what comes out of its frames is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from websockets.exceptions import PayloadTooBig
from websockets.extensions import Extension
from websockets.extensions.permessage_deflate import PerMessageDeflate, ServerPerMessageDeflateFactory
from websockets.frames import Frame, Opcode
from websockets.typing import ExtensionParameter

from transom.session.allowance import Allowance

LEAST = 8 << 10
"""Bytes of a text from which on it is deflated: a shorter one is sooner sent than made smaller."""
MOST = 512 << 10
"""Bytes up to which it is: more would hold up everybody for longer than some milliseconds."""
LEVEL = 1
"""Of zlib: a fifth of the time of its own choice, for a quarter more bytes."""
INFLATED_RATE = 64e6
"""Bytes a second that may come out of a page's frames, and twice as many at once."""


class LargeTexts(PerMessageDeflate):
    """RFC 7692 without contexts: deflates large texts, inflates whatever comes.

    Args:
        bits: what the page can inflate, as a power of two.
        allowance: of bytes that come out of frames; over it the connection ends with 1009.
    """

    def __init__(self, bits: int, allowance: Allowance) -> None:
        super().__init__(True, True, 15, bits, {"level": LEVEL})
        self._allowance = allowance

    def encode(self, frame: Frame) -> Frame:
        """Deflate a large text; any other frame goes as it is."""
        if frame.opcode is Opcode.TEXT and frame.fin and LEAST <= len(frame.data) <= MOST:
            return super().encode(frame)
        return frame

    def decode(self, frame: Frame, *, max_size: int | None = None) -> Frame:
        """Inflate a frame that was deflated, to `max_size` bytes at most."""
        read = super().decode(frame, max_size=max_size)
        if read is not frame and self._allowance.spend(len(read.data)):
            raise PayloadTooBig(None, max_size)
        return read


class Deflating(ServerPerMessageDeflateFactory):
    """Agrees with a page that offers to deflate.

    Args:
        clock: has the time, in seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__(server_no_context_takeover=True, client_no_context_takeover=True)
        self._clock = clock

    def process_request_params(
        self, params: Sequence[ExtensionParameter], accepted_extensions: Sequence[Extension]
    ) -> tuple[list[ExtensionParameter], LargeTexts]:
        """What is agreed, and who does it."""
        agreed, plain = super().process_request_params(params, accepted_extensions)
        return agreed, LargeTexts(plain.local_max_window_bits, Allowance(INFLATED_RATE, self._clock))
