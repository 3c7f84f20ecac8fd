"""`Linking`: links between components that act in the page, without a round trip.

Owns what may be linked with what, in words for the author. How a link reaches a page is `link.py`'s affair.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from transom.components.info import class_info
from transom.components.outline import short
from transom.components.storing import write_lock
from transom.diagnostics.absent import near
from transom.errors import ComponentError

if TYPE_CHECKING:
    from transom.components.component import Component
    from transom.components.link import Link

CLICK = "click"
"""What is listened to in place of a parameter."""
_CLICKED = ("clicks", "value", "clicked", CLICK)


class Linking:
    """What components have to do with one another in the page."""

    _page_links: tuple[Link, ...] = ()
    """Those of which it is the source, in the order in which they were made."""
    _modules: tuple[str, ...] = ()
    """Texts of modules that it brings along, beside that of its class."""

    def jslink(
        self,
        target: Any,
        code: Mapping[str, str] | None = None,
        args: Mapping[str, Any] | None = None,
        bidirectional: bool = False,
        **links: str,
    ) -> None:
        """Let parameters of `target` follow this component's in the page, `slider.jslink(other, value="value")`.

        Args:
            target: a component, or a model of Bokeh that a pane shows.
            code: JavaScript by the parameter after whose change it runs, in place of `links`.
            args: what the code has by further names: components, models of Bokeh, plain values.
            bidirectional: whether this component follows the target too.
            links: parameters of the target by those of this component.

        Raises:
            ComponentError: a parameter that the page does not have, or nothing to do.
        """
        if bool(code) == bool(links) or (code and bidirectional):
            raise ComponentError(
                "jslink takes parameters of the target by those of the source, as value='value', or code for one way, "
                "as code={'value': 'target.value = source.value'}: one of the two."
            )
        if not links:
            self._link_code(code or {}, {**(args or {}), "target": target})
        for name, other in links.items():
            on, to = _known(self, name), _target(target, other)
            self._link(on=on, to=to, both=bidirectional, args={"target": target})

    def jscallback(self, args: Mapping[str, Any] | None = None, **callbacks: str) -> None:
        """Run JavaScript in the page after a change, `slider.jscallback(value="console.log(cb_obj.value)")`.

        Args:
            args: what the code has by name: components, models of Bokeh, plain values.
            callbacks: JavaScript by the parameter after whose change it runs; of a button, `clicks`.

        Raises:
            ComponentError: a parameter that the page does not have.
        """
        self._link_code(callbacks, args or {})

    def _link_code(self, code: Mapping[str, str], args: Mapping[str, Any]) -> None:
        for name in args:
            if not name.isidentifier() or name in ("source", "cb_obj", "cb_data"):
                raise ComponentError(f"args={{{name!r}: …}}: the code cannot call it that. Write another name.")
        for name, text in code.items():
            if not isinstance(text, str):
                raise ComponentError(f"{name}={short(text)} is no JavaScript. Write it as a text.")
            self._link(on=_known(self, name), code=text, args=dict(args))

    def _link(self, **params: Any) -> None:
        from transom.components.link import Link

        link = Link(source=self, **params)
        with write_lock:
            self.__dict__["_page_links"] = (*self._page_links, link)
            for mount in cast("Component", self)._mounts:
                mount.mark("_page_links")


def _target(obj: Any, name: str) -> str:
    """The parameter of a component, or the path from a model of Bokeh's, that is to follow."""
    from transom.components.link import is_of_bokeh, let_follow

    if is_of_bokeh(obj):
        let_follow(obj, name)
        return name
    if not getattr(type(obj), "_is_component", False):
        raise ComponentError(f"{short(obj)} cannot follow. Give a component, or a model of Bokeh's that a pane shows.")
    return _known(obj, name)


def _known(obj: Any, name: str) -> str:
    """The parameter of a component that the page has as `name`."""
    info = class_info(type(obj))
    own = info.aliases.get(name, name)
    if own in info.synced and not own.startswith("_"):
        return own
    if own in _CLICKED and CLICK in info.events:
        return CLICK
    kind = type(obj).__name__
    if own in info.parameters:
        raise ComponentError(f"{kind}.{name} stays in Python, so the page cannot follow or set it. Watch it in Python.")
    like = near(name, info.synced)
    raise ComponentError(f"{kind} has no parameter {name!r}." + (f" Did you mean {like!r}?" if like else ""))
