"""`Audio` and `Video`: sound and films, whose state is equal on both sides."""

from __future__ import annotations

import io
import wave
from typing import Any, ClassVar

import param

from transom.components.pane import Pane
from transom.components.published import Publication, publish
from transom.pane._file import is_address, names_file, published


class Media(Pane):
    """The root of what plays.

    `object` may be a `Path`, bytes, an open file, or an address; other text is the relative path of a file below the
    folder of the app's file or the current folder. The page fetches what it plays, in pieces, for as long as it is
    shown. Browsers play by themselves only what is muted.
    """

    _front_end = "Media"
    _writable = ("time", "paused", "volume", "muted")
    tag: ClassVar[str] = ""
    suffixes: ClassVar[tuple[str, ...]] = ()

    loop = param.Boolean(default=False, doc="Whether it begins again at its end.")
    time = param.Number(default=0.0, bounds=(0, None), doc="Where it is, in seconds.")
    throttle = param.Integer(default=250, bounds=(0, None), doc="Milliseconds between two reports of `time`.")
    paused = param.Boolean(default=True, doc="Whether it stands still.")
    volume = param.Number(default=100, allow_None=True, bounds=(0, 100), doc="Per cent; `None`: as the browser has it.")
    autoplay = param.Boolean(default=False, doc="Whether it begins by itself.")
    muted = param.Boolean(default=False, doc="Whether it is silent.")

    _publication: Publication | None = None

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """See `Pane.applies`. Text is only when it is an address, never as the name of a file."""
        return bool(cls.tag) and names_file(obj, cls.suffixes)

    def _render(self, obj: Any) -> Any:
        self.__dict__["_publication"] = None
        if obj is None or (isinstance(obj, str) and not obj):
            return None
        if isinstance(obj, str) and is_address(obj):
            return {"tag": self.tag, "src": obj, "own": False}
        publication = self.__dict__["_publication"] = self._published(obj)
        return {"tag": self.tag, "src": publication.address, "own": True}

    def _published(self, obj: Any) -> Publication:
        return published(obj, type(self).__name__, self.suffixes, self._kind)

    def _kind(self, begin: bytes) -> str | None:
        """The media type of data that begins like this."""
        if begin[4:8] == b"ftyp":
            return f"{self.tag}/mp4"
        starts = {b"\x1aE\xdf\xa3": f"{self.tag}/webm", b"OggS": f"{self.tag}/ogg"}
        return next((kind for start, kind in starts.items() if begin.startswith(start)), None)


class Video(Media):
    """Shows a film."""

    priority = 0.9
    tag = "video"
    suffixes = (".mp4", ".webm", ".ogv", ".m4v", ".mov")


class Audio(Media):
    """Plays sound: a file, or samples in a NumPy array, one column a channel.

    Floats are between -1 and 1, whole numbers of 16 bits as they are.
    """

    priority = 0.9
    tag = "audio"
    suffixes = (".mp3", ".wav", ".ogg", ".oga", ".opus", ".flac", ".m4a", ".aac", ".weba")

    sample_rate = param.Integer(default=44100, bounds=(1, None), doc="Samples a second of an array.")

    _unsynced = ("sample_rate",)
    _rerender = ("sample_rate",)

    def _published(self, obj: Any) -> Publication:
        if hasattr(obj, "dtype") and getattr(obj, "ndim", 0) in (1, 2):
            return publish(_wave(obj, self.sample_rate), "audio/wav", "sound.wav")
        return super()._published(obj)

    def _kind(self, begin: bytes) -> str | None:
        if begin.startswith(b"RIFF") and begin[8:12] == b"WAVE":
            return "audio/wav"
        if begin.startswith(b"fLaC"):
            return "audio/flac"
        if begin.startswith(b"ID3") or (begin[:1] == b"\xff" and begin[1:2] >= b"\xe0"):
            return "audio/aac" if begin[1:2] in (b"\xf1", b"\xf9") else "audio/mpeg"
        return super()._kind(begin)


def _wave(samples: Any, rate: int) -> bytes:
    """An array as a file: 16 bits a sample."""
    if samples.dtype.kind == "f":
        samples = (samples.clip(-1, 1) * 32767).round()
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(1 if samples.ndim == 1 else samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.astype("<i2").tobytes())
    return target.getvalue()
