"""`Node`: a component's place in one page, and what the page knows of it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from transom.components.component import Component
from transom.reactive.context import Owner
from transom.session.splice import SHORT, Splice, between

if TYPE_CHECKING:
    from transom.session.tree import Tree


FEW = 4
"""Of a component that is in more pages than these, a table says which of its places is whose."""


class Node:
    """A component's place in one page; what the component knows as its `Mount`."""

    __slots__ = ("children", "component", "id", "lists", "parents", "sent", "tree")

    def __init__(self, tree: Tree, id_: str, component: Component) -> None:
        self.tree = tree
        self.id = id_
        self.component = component
        self.parents: list[Node | None] = []
        """Who refers to it, once a reference; `None` is the page itself."""
        self.children: dict[str, tuple[Node, ...]] | None = None
        self.sent: dict[str, Any] | None = None  # what the page itself sent and therefore shows
        self.lists: dict[str, list[Any]] | None = None
        """The long lists that the page has."""

    @staticmethod
    def of(component: Component, tree: Tree) -> Node | None:
        """The place of `component` in a page, however many others it is in."""
        mounts = component._mounts
        nodes: dict[Tree, Node] | None = component.__dict__.get("_nodes") if len(mounts) > FEW else None
        if nodes is not None:
            return nodes.get(tree)
        return next((mount for mount in mounts if isinstance(mount, Node) and mount.tree is tree), None)

    def place(self) -> None:
        """Be one of the places of the component; under the write lock."""
        component = self.component
        mounts = (*component._mounts, self)
        if len(mounts) == FEW + 1:
            component.__dict__["_nodes"] = {each.tree: each for each in mounts if isinstance(each, Node)}
        elif len(mounts) > FEW:
            component.__dict__["_nodes"][self.tree] = self
        component._mounts = mounts

    def displace(self) -> None:
        """Be none any more; under the write lock."""
        component = self.component
        at = component._mounts.index(self)
        mounts = component._mounts[:at] + component._mounts[at + 1 :]
        component._mounts = mounts
        if len(mounts) == FEW:
            del component.__dict__["_nodes"]
        elif len(mounts) > FEW:
            del component.__dict__["_nodes"][self.tree]

    @property
    def owner(self) -> Owner | None:
        """The page's session."""
        return self.tree.owner

    @property
    def operable(self) -> bool:
        """See `Mount.operable`."""
        return self.within_reach()

    def within_reach(self, *, query: bool = False) -> bool:
        """Whether what it is placed in is visible and enabled, up to the page; itself it is asked by `_admits`.

        For a query it need not be enabled.
        """
        waiting, seen = [self], {self}
        while waiting:
            for parent in waiting.pop().parents:
                if parent is None:
                    return True
                if parent not in seen and parent.component.visible and (query or not parent.component.disabled):
                    seen.add(parent)
                    waiting.append(parent)
        return False

    def is_around(self, other: Node) -> bool:
        """Whether `other` is inside of it, at any depth."""
        above, seen = [other] if self.children else [], {other}
        while above:
            parents = {parent for each in above for parent in each.parents if parent is not None}
            if self in parents:
                return True
            above = [*(parents - seen)]
            seen |= parents
        return False

    def mark(self, name: str, *, force: bool = False) -> None:
        """See `Mount.mark`."""
        if force and self.sent is not None:
            self.sent.pop(name, None)
        self.tree.mark(self, name)

    def send(self, content: Any) -> None:
        """See `Mount.send`."""
        self.tree.send(self, content)

    def spliced(self, name: str, value: Any) -> list[Splice] | None:
        """How the page gets the list `value` from the one that it has; `None` where it is sent the whole."""
        old = self.lists.get(name) if self.lists else None
        self.keep(name, value)
        return None if old is None or type(value) is not list else between(old, value)

    def keep(self, name: str, value: Any) -> None:
        """The page has this of a parameter: remember it if it is a long list that is sent as what has changed."""
        if name in self.component._info.spliced and type(value) is list and len(value) > SHORT:
            self.lists = {**(self.lists or {}), name: value}
        elif self.lists:
            self.lists.pop(name, None)


def inside_out(nodes: Iterable[Node], among: Container[Node] | None = None) -> Iterator[Node]:
    """These and all that they hold at any depth, each once and after what it holds.

    Args:
        nodes: where to begin.
        among: no others than these, if it is given.
    """
    entered: set[Node] = set()
    left: set[Node] = set()
    for first in nodes:
        waiting = [first]
        while waiting:
            node = waiting[-1]
            if node in entered:
                waiting.pop()
                if node not in left:
                    left.add(node)
                    yield node
                continue
            entered.add(node)
            held = [each for several in (node.children or {}).values() for each in several]
            waiting += [each for each in reversed(held) if each not in entered and (among is None or each in among)]
