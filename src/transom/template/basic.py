"""Panel's templates: the page under other names, with what they call its parameters."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any, ClassVar

import param

from transom.components.alias import Alias
from transom.components.colour import colour_of, text_on
from transom.components.encode import Encoder
from transom.components.storing import write_lock
from transom.template.area import Slot
from transom.template.grid import GridArea
from transom.template.page import Page
from transom.template.slides_area import SlidesArea

_IDLE = {
    "background_color": "Set the token --tr-bg in a style sheet.",
    "base_target": "Write the target into the links.",
    "base_url": "Start the server with --prefix.",
    "busy_indicator": "A line below the header shows that the page is busy.",
    "corner_radius": "Set the token --tr-radius in a style sheet.",
    "font": "Set the token --tr-font in a style sheet.",
    "font_url": "Load it in css_files, and set the token --tr-font.",
    "header_accent_base_color": "Write header_color.",
    "header_neutral_color": "Write header_background.",
    "location": "The address is always known.",
    "manifest": "",
    "meta_author": "",
    "meta_description": "",
    "meta_keywords": "",
    "meta_refresh": "",
    "meta_viewport": "",
    "neutral_color": "Set tokens in a style sheet.",
    "notifications": "Use state.notifications.",
    "collapsed_right_sidebar": "It is always shown.",
    "reveal_config": "",
    "reveal_theme": "Set theme, accent and tokens.",
    "shadow": "Set the token --tr-shadow in a style sheet.",
    "show_header": "The header is always shown.",
}
"""What Panel's templates take and these change nothing for, each with what to write instead."""


class BasicTemplate(Page):
    """What Panel's templates have in common: a `Page` with their names and defaults."""

    _unsynced: ClassVar[tuple[str, ...]] = ("collapsed_sidebar", "main_max_width")
    _idle: ClassVar[Mapping[str, str]] = _IDLE

    header_background = param.String(default="", doc="The colour behind the header, as CSS has it.")
    header_color = param.String(default="", doc="The colour of the texts in it; one that can be read when omitted.")
    collapsed_sidebar = param.Boolean(default=False, doc="Whether the sidebar is folded at first.")
    sidebar_width = param.Integer(default=330, bounds=(0, None), doc="Width of the sidebar in CSS pixels.")
    main_max_width = param.String(default="", doc='Greatest width of the main part, such as "1200px".')
    max_width = param.Parameter(default="", doc="The same, or a number of CSS pixels.")

    def __init__(self, **params: Any) -> None:
        if params.get("collapsed_sidebar"):
            params.setdefault("sidebar_open", False)
        if params.get("main_max_width"):
            params.setdefault("max_width", params["main_max_width"])
        super().__init__(**params)

    @property
    def config(self) -> Any:
        """The options of the page, `tr.config`, by the name that Panel's templates have for theirs."""
        return importlib.import_module("transom.options").config  # by its name: options lie above

    def _set_collapsed_sidebar(self, value: Any) -> dict[str, Any]:
        return {"collapsed_sidebar": value, "sidebar_open": not value}

    def _set_main_max_width(self, value: Any) -> dict[str, Any]:
        return {"main_max_width": value, "max_width": value}

    def _set_theme(self, value: Any) -> dict[str, Any]:
        return {"theme": value if isinstance(value, str) else getattr(value, "name", "auto")}

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if "header_background" in names:
            with write_lock:
                self._mark("header_color")

    def _encode_header_color(self, value: str, encoder: Encoder) -> str:
        behind = colour_of(self.header_background)
        return value or ("" if behind is None else str(text_on(behind)))


class VanillaTemplate(BasicTemplate):
    """A page; Panel's plainest template."""


class BootstrapTemplate(BasicTemplate):
    """A page; Panel's template in the look of Bootstrap."""


class GoldenTemplate(BasicTemplate):
    """A page; of Panel's template with windows that can be moved it has the parts."""


class SlidesTemplate(VanillaTemplate):
    """A page whose main part is slides: each thing of it fills the window. Arrow keys go from one to the next."""

    main = Slot(SlidesArea, doc="The slides, in order: `main[:] = [first, second]`.")
    collapsed_sidebar = param.Boolean(default=True, doc="Whether the sidebar is folded at first.")
    sidebar_open = param.Boolean(default=False, doc="Whether the sidebar is shown; the user can fold it.")


class EditableTemplate(VanillaTemplate):
    """A page; of Panel's template whose readers arrange what is in it, it has the parts."""

    _unsynced = ("editable", "layout", "local_save")

    editable = param.Boolean(default=True, doc="Taken, and changes nothing yet.")
    layout = param.Dict(default={}, doc="Taken, and changes nothing yet.")
    local_save = param.Boolean(default=True, doc="Taken, and changes nothing yet.")


class MaterialTemplate(BasicTemplate):
    """A page; Panel's template in the look of Material."""

    sidebar_width = param.Integer(default=370, bounds=(0, None), doc="Width of the sidebar in CSS pixels.")


class _Fast(BasicTemplate):
    accent_base_color = Alias("accent")
    main_layout: param.Selector[Any] = param.Selector(
        default="card", objects=[None, "card"], doc="Whether each thing in the main part has a frame around it."
    )

    sidebar_footer = Slot(doc="What stands at the foot of the sidebar.")

    def __init__(self, **params: Any) -> None:
        if params.get("accent"):
            params.setdefault("header_background", params["accent"])
        super().__init__(**{"sidebar_footer": None, **params})


class FastListTemplate(_Fast):
    """A page whose main part is a list, each thing of it in a frame; what is in `right_sidebar` stands beside it."""

    right_sidebar_footer = Slot(doc="What stands at the foot of that.")
    right_sidebar = Slot(doc="What stands beside the main part at its end; on phones below it.")
    right_sidebar_width = param.Integer(default=330, bounds=(0, None), doc="Its width in CSS pixels.")

    def __init__(self, **params: Any) -> None:
        super().__init__(**{"right_sidebar": None, "right_sidebar_footer": None, **params})


class _Grid(BasicTemplate):
    _unsynced = ("row_height", "cols", "compact", "prevent_collision", "save_layout", "breakpoints", "dimensions")

    main = Slot(GridArea, doc="What the page is about: `main[:3, :6] = plot` in a grid of 12 columns.")
    row_height = param.Integer(default=150, bounds=(1, None), doc="Least height of a row of the grid in CSS pixels.")
    cols = param.Dict(default={}, doc="Taken, and changes nothing: there are 12, and one on phones.")
    breakpoints = param.Dict(default={}, doc="Taken, and changes nothing.")
    compact = param.Parameter(default=None, doc="Taken, and changes nothing yet.")
    dimensions = param.Dict(default={}, doc="Taken, and changes nothing yet.")
    prevent_collision = param.Boolean(default=False, doc="Taken, and changes nothing yet.")
    save_layout = param.Boolean(default=False, doc="Taken, and changes nothing yet.")

    def _updated(self, names: frozenset[str]) -> None:
        super()._updated(names)
        if not names.isdisjoint(("row_height", "main")):
            self.main.styles = {**self.main.styles, "grid-auto-rows": f"minmax({self.row_height}px, auto)"}


class ReactTemplate(_Grid):
    """A page whose main part is a grid of 12 columns."""


class FastGridTemplate(_Grid, _Fast):
    """A page whose main part is a grid of 12 columns, each thing of it in a frame."""


TEMPLATES: dict[str, type[Page]] = {
    "bootstrap": BootstrapTemplate, "editable": EditableTemplate, "fast": FastListTemplate,
    "fast-list": FastListTemplate, "fast-grid": FastGridTemplate, "golden": GoldenTemplate,
    "material": MaterialTemplate, "page": Page, "react": ReactTemplate, "slides": SlidesTemplate,
    "vanilla": VanillaTemplate,
}  # fmt: skip
"""Templates by the names that `config.template` takes."""


def named(template: Any) -> Any:
    """The name of a class of templates; anything else as it is."""
    return next((name for name, kind in TEMPLATES.items() if kind is template), template)
