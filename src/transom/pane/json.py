"""`JSON`: lists and dicts as a tree."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from typing import Any

import param

from transom.components.encode import Encoder, is_whole
from transom.components.pane import Pane, PaneError
from transom.components.sender import reply
from transom.errors import RejectedError
from transom.pane._tree import Tree

_versions = itertools.count(1)


class JSON(Pane):
    """Shows a list or a dict as a tree that unfolds; text is read as JSON.

    Anything may be in it: what is none of JSON's has its text, a part that is in itself says so. Large ones cost what
    is unfolded.

    Example: `JSON({"any": ["object", 1, None]})`
    """

    _front_end = "JSON"
    priority = 0.1

    depth = param.Integer(default=1, bounds=(-1, None), doc="How many levels are unfolded at first; -1 all.")
    encoder = param.ClassSelector(
        default=None, class_=json.JSONEncoder, is_instance=False, doc="Whose `default` says what other objects are."
    )
    hover_preview = param.Boolean(default=False, doc="Whether what is folded tells of its content on hover.")
    theme: param.Selector[Any] = param.Selector(
        default=None, objects=[None, "light", "dark"], doc="Its own colours; those of the page when there is none."
    )

    _unsynced = ("encoder", "hover_preview")
    _rerender = ("depth", "encoder", "hover_preview")
    _literal = ("encoder",)
    _events = {"more": ()}
    _queries = ("more",)
    _tree: Tree | None = None

    @classmethod
    def applies(cls, obj: Any) -> bool:
        """See `Pane.applies`."""
        return isinstance(obj, list | dict)

    def _render(self, obj: Any) -> Any:
        self.__dict__["_tree"] = None
        if isinstance(obj, str):
            try:
                obj = json.loads(obj)
            except ValueError as error:
                raise PaneError("Not JSON", f"{error}. Give text that is JSON, or the list or dict itself.") from None
        default: Callable[[Any], Any] | None = None if self.encoder is None else self.encoder().default
        tree = Tree(obj, default, preview=self.hover_preview)
        root = tree.root(self.depth)
        self.__dict__["_tree"] = tree
        self.__dict__["_version"] = next(_versions)
        return {"version": self._version, "root": root}

    _version = 0

    def _encode_object(self, value: Any, encoder: Encoder) -> Any:
        if self._tree is None or not is_whole(encoder):
            return super()._encode_object(value, encoder)
        return {"version": self._version, "root": self._tree.whole()}

    def _event_more(self, value: Any) -> None:
        """The page unfolds a branch, or more of one: `{version, path: numbers of children, start}`."""
        match value:
            case {"version": int(version), "path": [*path], "start": int(start)} if start >= 0:
                pass
            case _:
                raise RejectedError("bad_value")
        if len(path) > 1000 or not all(type(each) is int and each >= 0 for each in path):
            raise RejectedError("bad_value")
        if self._tree is None or version != self._version:
            return  # it is another one by now, and the page is being told so
        kids = self._tree.branch(path, start)
        reply(self, {"version": version, "path": path, "start": start, "kids": kids})
