"""The constructors and attributes of the components in `transom.pane.media`.

Written by `python -m dev.stubs`; do not edit.
"""

from typing import Any, Unpack

import transom.pane.media
from transom._typing import Common, Parameters, Reference, Value

class Audio(Parameters, transom.pane.media.Audio):
    """Plays sound: a file, or samples in a NumPy array, one column a channel.

    Floats are between -1 and 1, whole numbers of 16 bits as they are.
    """

    sample_rate: Value[int, int | Reference]
    loop: Value[bool, bool | Reference]
    time: Value[float, float | Reference]
    throttle: Value[int, int | Reference]
    paused: Value[bool, bool | Reference]
    volume: Value[float | None, float | Reference | None]
    autoplay: Value[bool, bool | Reference]
    muted: Value[bool, bool | Reference]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        sample_rate: int | Reference = 44100,
        loop: bool | Reference = False,
        time: float | Reference = 0.0,
        throttle: int | Reference = 250,
        paused: bool | Reference = True,
        volume: float | Reference | None = 100,
        autoplay: bool | Reference = False,
        muted: bool | Reference = False,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Plays sound: a file, or samples in a NumPy array, one column a channel.

        Args:
            sample_rate: Samples a second of an array.
            loop: Whether it begins again at its end.
            time: Where it is, in seconds.
            throttle: Milliseconds between two reports of `time`.
            paused: Whether it stands still.
            volume: Per cent; `None`: as the browser has it.
            autoplay: Whether it begins by itself.
            muted: Whether it is silent.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """

class Video(Parameters, transom.pane.media.Video):
    """Shows a film."""

    loop: Value[bool, bool | Reference]
    time: Value[float, float | Reference]
    throttle: Value[int, int | Reference]
    paused: Value[bool, bool | Reference]
    volume: Value[float | None, float | Reference | None]
    autoplay: Value[bool, bool | Reference]
    muted: Value[bool, bool | Reference]
    object: Value[Any, Any]
    error: Value[Any, dict[Any, Any] | Reference | None]
    def __init__(
        self,
        object: Any = None,
        *,
        loop: bool | Reference = False,
        time: float | Reference = 0.0,
        throttle: int | Reference = 250,
        paused: bool | Reference = True,
        volume: float | Reference | None = 100,
        autoplay: bool | Reference = False,
        muted: bool | Reference = False,
        error: dict[Any, Any] | Reference | None = None,
        **common: Unpack[Common],
    ) -> None:
        """Shows a film.

        Args:
            loop: Whether it begins again at its end.
            time: Where it is, in seconds.
            throttle: Milliseconds between two reports of `time`.
            paused: Whether it stands still.
            volume: Per cent; `None`: as the browser has it.
            autoplay: Whether it begins by itself.
            muted: Whether it is silent.
            object: What is shown.
            error: Why it cannot be shown: title, message, detail, id.
            common: what every component takes, such as `label`, `width` and `visible`.
        """
