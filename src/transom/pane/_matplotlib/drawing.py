"""A figure as pictures: one for each look that is asked for, drawn when it is asked for.

Owns sizes: a picture is as large in the page as its figure is in inches, and has as many pixels as the screen can show.
The figure is left as it was.
"""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from transom.components.pane import PaneError
from transom.pane._matplotlib.dress import dressed, takes_colours
from transom.pane._matplotlib.look import Colours, Look
from transom.pane._picture.file import bounded
from transom.pane._picture.size import Size, natural_size
from transom.pane._picture.svg import read_svg

_MIMES = {"png": "image/png", "svg": "image/svg+xml"}
_MOST_PIXELS = 40_000_000
_MOST_KEPT = 16
"""So many looks a figure is kept in: pages say what they look like."""
_CSS_INCH = 96

_locks: WeakKeyDictionary[Any, threading.RLock] = WeakKeyDictionary()
_making = threading.Lock()


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure that has been drawn.

    Attributes:
        data: of the file.
        mime: what it is.
        size: width and height in the page, in CSS pixels.
    """

    data: bytes
    mime: str
    size: Size


@dataclass(frozen=True, slots=True)
class Style:
    """How a figure is drawn, whatever the page looks like.

    Attributes:
        format: "png" or "svg".
        inch: CSS pixels for an inch of the figure.
        density: the least number of pixels for one of CSS.
        tight: whether space around is cut off.
        themed: whether the page's colours are taken where the author has chosen none.
    """

    format: str
    inch: float
    density: int
    tight: bool
    themed: bool


class Drawing:
    """The pictures of one figure as it is now.

    Args:
        figure: which; another drawing is made when it has changed.
        style: how it is drawn.
    """

    def __init__(self, figure: Any, style: Style) -> None:
        self._figure = figure
        self._style = style
        self._drawn: dict[tuple[Colours | None, float], Picture] = {}
        self._themed = style.themed and takes_colours(figure)
        self.newest: Picture | None = None
        """What is shown until there is the right one."""

    @property
    def size(self) -> Size:
        """About as large is it in the page, in CSS pixels."""
        if self.newest is not None:
            return self.newest.size
        width, height = self._figure.get_size_inches() * self._style.inch
        return round(width), round(height)

    @property
    def title(self) -> str | None:
        """What is written over the figure; `None` where nothing is."""
        heads = [self._figure._suptitle, *(axes.title for axes in self._figure.axes)]
        texts = [each.get_text().strip() for each in heads if each is not None]
        return ", ".join(text for text in texts if text)[:200] or None

    def known(self, look: Look) -> Picture | None:
        """A picture that fits, if one was drawn: for these colours, and dense enough."""
        colours, ratio = self._key(look)
        fitting = (each for key, each in self._drawn.items() if key[0] == colours and key[1] >= ratio)
        return next(fitting, None)

    def draw(self, look: Look) -> Picture:
        """The picture for a look.

        Raises:
            PaneError: it is too large; Matplotlib raises what it raises.

        Concurrency: blocks; any thread. The figure must not be changed meanwhile.
        """
        with _lock_of(self._figure):
            found = self.known(look)
            if found is None:
                colours, ratio = self._key(look)
                with dressed(self._figure, colours):
                    found = self._saved(ratio)
                self._drawn[colours, ratio] = found
                if len(self._drawn) > _MOST_KEPT:
                    del self._drawn[next(iter(self._drawn))]
            self.newest = found
        return found

    def _key(self, look: Look) -> tuple[Colours | None, float]:
        ratio = 0.0 if self._style.format == "svg" else max(look.ratio, self._style.density)
        return look.colours if self._themed else None, ratio

    def _saved(self, ratio: float) -> Picture:
        style, figure, target = self._style, self._figure, io.BytesIO()
        width, height = figure.get_size_inches()
        if style.format == "png":
            ratio = min(ratio, (_MOST_PIXELS / max(1, width * height)) ** 0.5 / style.inch)
        figure.savefig(
            target,
            format=style.format,
            dpi=style.inch * ratio if style.format == "png" else "figure",
            facecolor=figure.get_facecolor(),
            **({"bbox_inches": "tight"} if style.tight else {}),
            **({"metadata": {"Date": None}} if style.format == "svg" else {}),
        )
        data, mime = bounded(target.getvalue()), _MIMES[style.format]
        if style.format == "svg":
            data, size = read_svg(data)
            scale = style.inch / _CSS_INCH
        else:
            size, scale = natural_size(data, mime) or (round(width * style.inch * ratio), round(height)), 1 / ratio
        return Picture(data, mime, (max(1, round(size[0] * scale)), max(1, round(size[1] * scale))))


def figure_of(obj: Any) -> Any:
    """The figure that `obj` is, or is in.

    Raises:
        PaneError: there is none.
    """
    found = figure_in(obj)
    if found is None:
        raise PaneError(
            "Not a Matplotlib figure", f"an object of type {type(obj).__qualname__} came; give a figure or axes."
        )
    return found


def figure_in(obj: Any) -> Any:
    """The whole figure that `obj` is, or is in; `None` where there is none."""
    seen = 0
    while obj is not None and not hasattr(obj, "savefig") and seen < 10:
        obj, seen = getattr(obj, "figure", None), seen + 1
    return obj if hasattr(obj, "savefig") else None


def _lock_of(figure: Any) -> threading.RLock:
    with _making:
        lock = _locks.get(figure)
        if lock is None:
            lock = _locks[figure] = threading.RLock()
        return lock
