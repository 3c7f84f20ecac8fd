"""Panes that have nothing to show: no error, no broken picture, nothing in the way; what comes later is shown."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from bokeh.plotting import figure
from matplotlib.figure import Figure

import transom as tr
from tests.e2e.live import Show, until
from tests.e2e.test_components_shown import picture
from tests.e2e.test_look import frame
from transom.demo.examples import components, example
from transom.demo.sounds import note

SAY_SO = {"Bokeh", "DataFrame", "Matplotlib", "Plotly", "Vega"}
"""Panes that say that there is nothing; a text that is empty needs no such word."""
NO_EXAMPLE = {"IPyWidget", "Video"}
"""There is no film here, and no notebook."""
SHOWN = "img, svg, canvas, video, audio, iframe, .katex, .bk-Figure, td, code, p, b, li, .tr-str, .tr-view"
STATE = """([el, shown]) => {
    const inside = (selector) => el.querySelectorAll(selector).length;
    const says = [el, ...el.querySelectorAll("*")].map((each) => getComputedStyle(each, "::after").content);
    return {
        wrong: inside(".tr-error, .tr-missing, [data-pending], [data-running], [data-error]"),
        said: el.innerText.trim() || (says.includes('"No data"') ? "No data" : ""),
        shown: inside(shown) + (el.innerText.trim() ? 1 : 0),
    };
}"""


def plots() -> dict[str, Any]:
    bokeh = figure(width=300, height=200)
    bokeh.line([1, 2], [1, 2])
    drawn = Figure(figsize=(3, 2))
    drawn.subplots().plot([1, 2])
    bars = {"mark": "bar", "data": {"values": [{"x": 1}]}, "encoding": {"x": {"field": "x"}}}
    return {"Bokeh": bokeh, "Matplotlib": drawn, "Plotly": {"data": [{"y": [1, 2]}]}, "Vega": bars}


def files() -> dict[str, Any]:
    kinds = {"PNG": "PNG", "JPG": "JPEG", "GIF": "GIF", "WebP": "WEBP", "Image": "PNG"}
    return {"Audio": note(0.1)} | {name: picture((0, 99, 99), kind) for name, kind in kinds.items()}


def panes() -> dict[str, Any]:
    found = {cls.__name__: cls for cls in components() if getattr(tr.pane, cls.__name__, None) is cls}
    assert set(found) >= SAY_SO | {"Audio", "HTML", "LaTeX", "PDF", "PNG", "ParamFunction", "Video"}
    return found


def test_nothing_is_no_error_and_what_comes_later_is_shown(show: Show) -> None:
    kinds = panes()
    made: dict[str, Any] = {}

    def make() -> Any:
        made.update({name: kind(None) for name, kind in kinds.items()})
        return tr.Column(*made.values())

    shown = show(make)
    page, session = shown.page, shown.session

    def states() -> dict[str, Any]:
        found = {name: frame(page, pane) for name, pane in made.items()}
        return {name: each.evaluate(f"(el) => ({STATE})([el, {SHOWN!r}])") for name, each in found.items()}

    def become(is_so: Callable[[str, Any], bool]) -> None:
        def others() -> dict[str, Any]:
            return {name: state for name, state in states().items() if not is_so(name, state)}

        with suppress(AssertionError):
            until(lambda: not others())
        assert others() == {}

    def nothing(name: str, state: Any) -> bool:
        said = "No data" if name in SAY_SO else "null" if name == "JSON" else ""
        return (state["said"], state["wrong"]) == (said, 0)

    def something(name: str, state: Any) -> bool:
        return state["said"] != "No data" and (state["wrong"], state["shown"] > 0) == (0, name not in NO_EXAMPLE)

    def give(objects: dict[str, Any]) -> None:
        for name, pane in made.items():
            pane.object = objects.get(name)

    become(nothing)
    objects = {name: example(kind).object for name, kind in kinds.items()} | plots() | files()
    assert {name for name, given in objects.items() if given is None} == NO_EXAMPLE
    session.apply(lambda: give(objects), function=give)
    become(something)
    session.apply(lambda: give({}), function=give)
    become(nothing)
