"""The two guides whose examples are tried: our own, and the one written for Panel, word for word.

Both have the same four examples: clicks that overlap, a plot under a lock, a bound picture, the same picture by
hand. The second may be absent: a checkout has it only where it lies beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from transom.demo import GUIDE

_BESIDE = Path(__file__).parents[2] / "shared" / "seed" / "async_callbacks.md"


@dataclass(frozen=True)
class Guide:
    """A guide, and what its own words for the same things are.

    Attributes:
        path: the file.
        title: its title.
        fence: how a cell begins.
        code: the line of each cell's first line of code.
        clicked: what the first example's button says.
        begun: what the first example shows when its third click begins; `ended` when that has ended.
        streamed: what the second example's button says.
        column: the column of the plot's source that counts.
        refused: words of the message for a page of HTML in place of a picture.
        prose: markup that its text becomes.
        links: the files that it leads to, in order.
        panel: whether it imports Panel.
    """

    path: Path
    title: str
    fence: str
    code: tuple[int, ...]
    clicked: str
    begun: str
    ended: str
    streamed: str
    column: str
    refused: str
    prose: tuple[str, ...]
    links: tuple[str, ...]
    panel: bool


OURS = Guide(
    path=GUIDE,
    title="Callbacks that take their time",
    fence="```python",
    code=(12, 43, 78, 107, 131),
    clicked="Brew a cup",
    begun="Cup 3 is brewing …",
    ended="Cup 3 is ready.",
    streamed="Walk five steps",
    column="step",
    refused="Not a picture",
    prose=(
        '<h1 id="callbacks-that-take-their-time">',
        '<h2 id="a-plot-that-must-not-be-disturbed">',
        "the gallery shows what else you can build with",
        "<table>",
    ),
    links=("gallery.py", "policies.py"),
    panel=False,
)
PANELS = Guide(
    path=_BESIDE,
    title="Use Asynchronous Callbacks",
    fence="```{pyodide}",
    code=(15, 38, 65, 86),
    clicked="Click me!",
    begun="Running 3",
    ended="Finished 3",
    streamed="Click me!",
    column="x",
    refused="Not a JPG picture",
    prose=(
        '<h1 id="use-asynchronous-callbacks">',
        '<aside class="tr-callout tr-callout--admonition" aria-label="Prerequisites">',
        "<ol>",
        "<hr",
        '<h2 id="paramwatch"><code>.param.watch</code>',
        '<h2 id="pnbind">',
        "How-to &gt; Link Parameters with Callbacks API",
    ),
    links=("../links/index.md", "../links/watchers.md"),
    panel=True,
)

panels = pytest.mark.skipif(not _BESIDE.exists(), reason="the guide written for Panel is not beside this checkout")
"""Marks a test that needs the second guide."""

GUIDES = [pytest.param(OURS, id="ours"), pytest.param(PANELS, id="panels", marks=panels)]
