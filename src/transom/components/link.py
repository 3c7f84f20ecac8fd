"""`Link` and `Links`: how a page is told what to do after a change of a component.

A link is held by its source, so it is in every page that has the source and in no other. `Links` stands at the root of
such a page and says which there are.
"""

from __future__ import annotations

import itertools
from typing import Any
from weakref import WeakKeyDictionary

import param

from transom.components.component import Component
from transom.components.encode import Encoder
from transom.errors import ComponentError, EncodeError

_serial = itertools.count()


_followers: WeakKeyDictionary[Any, set[str]] = WeakKeyDictionary()


def follows(model: Any, attr: str) -> bool:
    """Whether a link has said of this property of a Bokeh model that it follows a component, so the page may set it."""
    return attr in _followers.get(model, ())


def let_follow(model: Any, path: str) -> None:
    """A property of a Bokeh model, or of one that it has, is to follow.

    Raises:
        ComponentError: there is no such property.
    """
    *names, last = path.split(".")
    owner = model
    for name in names:
        owner = getattr(owner, name, None)
    if last not in getattr(owner, "properties", set)():
        kind = type(model).__name__
        raise ComponentError(f"{kind} has no property {path!r}. Write the path to one, such as 'x_range.end'.")
    _followers.setdefault(owner, set()).add(last)


class Link(Component):
    """What the page does after a change of `source`: set a parameter, or run a module."""

    _front_end = "Link"
    _unsynced = ("code",)
    _literal = ("source", "args")

    source = param.Parameter(default=None, doc="The component that it hears of.")
    on = param.String(default="value", doc="The parameter of the source.")
    to = param.String(default="", doc="The parameter of the target that follows; of a Bokeh model a path.")
    both = param.Boolean(default=False, doc="Whether the source follows the target too.")
    args = param.Dict(default={}, doc="What the code has by name.")
    values = param.Dict(default={}, doc="By text of the source's choice what the target gets in its place.")
    code = param.String(default="", doc="JavaScript.")
    module = param.String(default="", doc="The address of the code as a module.")

    def __init__(self, **params: Any) -> None:
        super().__init__(**params)
        self.serial = next(_serial)
        names = ", ".join(dict.fromkeys(["cb_obj", "cb_data", "source", *self.args]))
        module = f"export default async ({{ {names} }}) => {{\n{self.code}\n}};\n"
        self.__dict__["_modules"] = (module,) if self.code else ()

    def _encode_source(self, value: Any, encoder: Encoder) -> str | None:
        return _id_in(value, encoder)

    def _encode_args(self, value: dict[str, Any], encoder: Encoder) -> dict[str, tuple[str, Any]]:
        """Each as its kind, and the id or the value."""
        return {name: _reference(each, encoder) for name, each in value.items()}

    def _encode_module(self, value: str, encoder: Any) -> str | None:
        return next(map(encoder.classes.published, self._modules), None)

    def _mounted(self, tree: Any) -> None:
        links = _links_in(tree) or Links()
        if links not in tree.also:
            tree.also.append(links)
            tree.set_roots(None)
        links.links = sorted([*links.links, self], key=lambda each: each.serial)

    def _unmounted(self, mount: Any) -> None:
        links = _links_in(mount.tree)
        if links is not None:
            links.links = [each for each in links.links if each is not self]


class Links(Component):
    """The links of one page."""

    _front_end = "Links"

    links = param.List(default=[], doc="Those whose sources the page has, in the order in which they were made.")

    def _encode_links(self, value: list[Link], encoder: Encoder) -> list[str]:
        return [id_ for each in value if (id_ := _id_in(each, encoder))]


def is_of_bokeh(value: Any) -> bool:
    """Whether it is a model of Bokeh's, or of a class of an author's that derives from one."""
    return any(each.__module__ == "bokeh.model.model" for each in type(value).__mro__)


def _links_in(tree: Any) -> Links | None:
    return next((each for each in tree.also if isinstance(each, Links)), None)


def _id_in(component: Component, tree: Any) -> str | None:
    return next((mount.id for mount in component._mounts if getattr(mount, "tree", None) is tree), None)  # type: ignore[attr-defined]


def _reference(value: Any, encoder: Encoder) -> tuple[str, Any]:
    if isinstance(value, Component):
        try:
            return "model", encoder.component(value)
        except EncodeError:  # the source is in it, so it is in the page
            return "model", _id_in(value, encoder)
    if is_of_bokeh(value):
        return "bokeh", value.id
    if callable(value):
        raise ComponentError(f"{value!r} cannot be given to code in the page. Give a component or a plain value.")
    return "value", value
