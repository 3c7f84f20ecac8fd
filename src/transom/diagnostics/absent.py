"""Names that are not there: what to say of them, whether Panel has them, and what stands in.

Owns the names of Panel and the few of ours that really stand in for one of them. What of Panel's exists here is
never asked of this table: it is consulted when a name has not been found.
"""

from __future__ import annotations

import dis
import importlib
import sys
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from types import FrameType
from typing import Any

_PANEL = {
    "": "Accordion Feed FlexBox FloatPanel GridBox GridSpec GridStack HSpacer Modal Param ReactiveExpr Swipe Template "
    "VSpacer WidgetBox chat custom interact ipywidget links param pipeline reactive template theme viewable widget",
    "widgets": "ArrayInput AutocompleteInput BooleanStatus ButtonIcon CheckBoxGroup CheckButtonGroup CodeEditor "
    "ColorPicker CompositeWidget CrossSelector DataFrame DatePicker DateRangePicker DateRangeSlider DateSlider "
    "DatetimeInput DatetimePicker DatetimeRangeInput DatetimeRangePicker DatetimeRangeSlider DatetimeSlider Debugger "
    "Dial DiscretePlayer DiscreteSlider EditableFloatSlider EditableIntSlider EditableRangeSlider FileDownload "
    "FileDropper FileInput FileSelector FloatInput Gauge Grammar IntInput IntRangeSlider JSONEditor LinearGauge "
    "LiteralInput LoadingSpinner MenuButton MultiChoice MultiSelect NestedSelect Number NumberInput PasswordInput "
    "Player Progress RadioBoxGroup RadioButtonGroup RangeSlider SpeechToText Spinner Switch Tabulator Terminal "
    "TextAreaInput TextEditor TextToSpeech TimePicker Toggle ToggleGroup ToggleIcon TooltipIcon Tqdm Trend Utterance "
    "VideoStream Voice",
    "pane": "AVIF Alert Audio DataFrame DeckGL ECharts HoloViews ICO IPyLeaflet IPyWidget Interactive JSON LaTeX "
    "Matplotlib PDF ParamMethod ParamRef Perspective Placeholder Plotly RGGPlot ReactiveExpr Reacton Streamz Textual "
    "VTKVolume Vega Video Vizzu YT",
    "layout": "Accordion Divider Feed FlexBox FloatPanel GridBox GridSpec GridStack HSpacer Modal Swipe VSpacer "
    "WidgetBox",
    "indicators": "BooleanIndicator BooleanStatus Dial Gauge LinearGauge Number String TooltipIcon Tqdm Trend",
    "state": "access_token app_url base_url browser_info cookies curdoc encryption headers kill_all_servers location "
    "log publish refresh_token rel_path reset route_params session_args session_info template user user_info "
    "webdriver",
}
_NAMES = {where: frozenset(names.split()) for where, names in _PANEL.items()}
PACKAGES = frozenset({"chat", "custom", "links", "param", "pipeline", "reactive", "template", "theme", "viewable"})
"""Modules of Panel of which every name counts as one of Panel."""

_INSTEAD = {
    "Feed": "Column",
    "ReactiveExpr": "bind", "interact": "bind",
    "layout.Feed": "Column",
    "pane.Alert": "pane.Markdown", "pane.ParamMethod": "pane.ParamFunction", "pane.ReactiveExpr": "bind",
    "state.cookies": "state.page", "state.headers": "state.page", "state.location": "state.page",
    "state.session_args": "state.page",
    "widgets.AutocompleteInput": "widgets.Select", "widgets.ButtonIcon": "widgets.Button",
    "widgets.DiscreteSlider": "widgets.Select", "widgets.EditableFloatSlider": "widgets.FloatSlider",
    "widgets.EditableIntSlider": "widgets.IntSlider", "widgets.LiteralInput": "widgets.TextInput",
    "widgets.LoadingSpinner": "indicators.LoadingSpinner", "widgets.Progress": "indicators.Progress",
    "widgets.MultiChoice": "widgets.MultiSelect", "widgets.TextAreaInput": "widgets.TextInput",
    "widgets.ToggleIcon": "widgets.Toggle",
}  # fmt: skip
_LIKE = 0.75
"""How like a name must be to be proposed, from 0 to 1."""


def is_panels(where: str, name: str) -> bool:
    """Whether Panel has the name in that module ("widgets", "" for the package); asked of names that are absent."""
    return name in _NAMES.get(where, ()) or where.partition(".")[0] in PACKAGES


def stand_in(where: str, name: str) -> str | None:
    """The name of ours that stands in for one of Panel's, such as "widgets.Checkbox"."""
    return _INSTEAD.get(f"{where}.{name}" if where else name)


def near(name: str, names: Iterable[str]) -> str | None:
    """The public name of the same kind that is most like `name`; `None` when none is like it.

    Classes begin with a capital, functions and parameters do not.
    """
    public = [each for each in names if each[:1].isupper() == name[:1].isupper() and not each.startswith("_")]
    found = get_close_matches(name, public, n=1, cutoff=_LIKE)
    return found[0] if found else None


def absent(root: str, where: str, name: str, names: Iterable[str]) -> str:
    """What to say of a name that is not there.

    Args:
        root: what the code calls the package, such as "tr" or "pn".
        where: the module in it, or "" for itself.
        name: the name.
        names: the public names that there are.
    """
    full = _dotted(root, where, name)
    if is_panels(where, name):
        instead = stand_in(where, name)
        return f"{full} is not yet in Transom." + (f" {_dotted(root, instead)} may stand in for it." if instead else "")
    found = near(name, names)
    meant = _elsewhere(where, name) or (found and _dotted(where, found))
    return f"Transom has no {full}." + (f" Did you mean {_dotted(root, meant)}?" if meant else "")


def _dotted(*parts: str) -> str:
    return ".".join(part for part in parts if part)


def absent_name(module: str, names: Iterable[str]) -> Callable[[str], Any]:
    """The `__getattr__` of a module of ours (PEP 562): it refuses in the words of the code that asks.

    Args:
        module: its name.
        names: its public names.
    """

    def refuse(name: str) -> Any:
        raise refusal(module, name, names, sys._getframe(1))

    return refuse


def refusal(module: str, name: str, names: Iterable[str], asking: FrameType) -> AttributeError | ImportError:
    """The exception for a name that a module of ours does not have.

    Args:
        module: the module's name.
        name: what was asked for.
        names: its public names.
        asking: the frame that asks: an `import` of names gets an `ImportError` with the same words.
    """
    if name.startswith("_"):
        return AttributeError(f"module {module!r} has no attribute {name!r}")
    text = absent(_called(asking), module.partition(".")[2], name, names)
    code = asking.f_code.co_code
    if code[asking.f_lasti] == dis.opmap["IMPORT_FROM"]:
        return ImportError(text, name=module)
    return AttributeError(text)


def _called(frame: FrameType) -> str:
    """What the code of a frame calls the package."""
    package = sys.modules["transom"]
    names = (name for scope in (frame.f_globals, frame.f_locals) for name, value in scope.items() if value is package)
    return next(names, "transom")


def _elsewhere(where: str, name: str) -> str | None:
    """Where else the very name is."""
    for other in ("", "widgets", "pane", "layout", "indicators"):
        module = importlib.import_module(f"transom.{other}" if other else "transom")
        if other != where and name in module.__all__:
            return f"{other}.{name}" if other else name
    return None
