"""`Tree`: the components mounted in one view, what of them is dirty, and the ops that say so.

Owns ids, references between components and the encoding of a cut. Knows no numbers, no socket.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from transom.components.component import Component
from transom.components.encode import LARGEST, PLAIN, BufferIndex, encode_value
from transom.components.storing import write_lock
from transom.errors import EncodeError
from transom.protocol.codec import Buffer, restore
from transom.protocol.messages import Op
from transom.reactive.context import Owner
from transom.reactive.of_param import values_of
from transom.session.classes import Classes
from transom.session.node import Node, inside_out
from transom.session.ports import Chunks, Publish

_UNSENT = object()
_CONTAINERS = (list, dict, tuple)


class Tree:
    """The mounted components of one view.

    Args:
        touched: called when something became dirty; from any thread, under the write lock.
        failed: told of values that cannot be encoded.
        chunks: where the host keeps front ends.
        publish: hands out front-end modules that come with apps, where the host has addresses.

    Concurrency: marking from any thread under the write lock; everything else on the loop.
    """

    def __init__(
        self,
        touched: Callable[[], None],
        failed: Callable[[BaseException, str], object],
        chunks: Chunks | None = None,
        publish: Publish | None = None,
    ) -> None:
        self.owner: Owner | None = None
        self.nodes: dict[str, Node] = {}
        self.roots: tuple[Node, ...] = ()
        self.also: list[Component] = []  # what stands at the root besides what is shown
        self.page: dict[str, Any] = {}
        self._touched = touched
        self._failed = failed
        self.classes = Classes(chunks or {}, failed, publish)
        self._ids = itertools.count(1)
        self._dirty: dict[Node, dict[str, None]] = {}
        self._page_dirty: dict[str, Any] = {}
        self._messages: list[tuple[str, Any]] = []
        self._ops: list[Op] = []
        self._buffers: list[Buffer] = []
        self._loose: list[Node] = []
        self._met: list[Node] = []  # components that have an id, and are to be defined before they are referred to
        self._closed = False
        self._before: dict[tuple[Node, str], tuple[Node, ...]] = {}  # what was held, of what is yet to be encoded
        self._held: list[Node] | None = None  # the components met in the parameter being encoded
        self._encoding: list[Node] = []  # whose parameter that is, and in whose it was met

    # Marks

    def mark(self, node: Node, name: str) -> None:
        """A parameter of a node has a new value; under the write lock."""
        self._dirty.setdefault(node, {})[name] = None
        self._touched()

    def send(self, node: Node | None, content: Any) -> None:
        """Queue a custom message; `None` addresses the page itself."""
        with write_lock:
            if self._closed:
                return
            self._messages.append(("page" if node is None else node.id, content))
            self._touched()

    def set_page(self, **values: Any) -> None:
        """Set title, theme or language of the page."""
        with write_lock:
            self.page.update(values)
            self._page_dirty.update(values)
            self._touched()

    def set_roots(self, components: Iterable[Component] | None) -> None:
        """Show these components; on the loop. `None`: those that are shown, with others in `also`."""
        with write_lock:
            if not self._closed:
                roots = self._page_dirty.get("roots") if components is None else list(components)
                self._page_dirty["roots"] = roots
                self._touched()

    @property
    def chunks(self) -> frozenset[str]:
        """The files beside the client's runtime that hold the front ends of what the page knows."""
        return self.classes.chunks

    @property
    def dirty(self) -> bool:
        """Whether there is anything to cut."""
        return bool(self._dirty or self._messages or self._page_dirty)

    def updating(self) -> list[Component]:
        """Components that `param.update` is setting, of those that are dirty; their watchers are held back."""
        return [node.component for node in self._dirty if node.component._is_updating()]

    def find(self, id_: str) -> Node | None:
        """The node with this id."""
        return self.nodes.get(id_)

    def module(self, id_: str) -> str | None:
        """Where the front-end module is that came with a component's class; the host has it again from now on."""
        node = self.nodes.get(id_)
        return None if node is None else self.classes.module(node.component)

    # Cuts

    def cut(self) -> tuple[list[Op], list[Buffer]]:
        """The ops of everything dirty, with their buffers; nothing is dirty afterwards."""
        with write_lock:
            dirty, self._dirty = self._dirty, {}
            page, self._page_dirty = self._page_dirty, {}
            messages, self._messages = self._messages, []
        self._begin()
        dirty = {node: names for node, names in dirty.items() if self.nodes.get(node.id) is node}
        if len(dirty) > 1:
            self._let_go(dirty)
        for node, names in dirty.items():
            self._cut_node(node, names)
        if page:
            self._cut_page(page)
        for id_, content in messages:
            if id_ == "page" or id_ in self.nodes:
                self._try("message", partial(self._op_message, id_, content))
        self._prune()
        return self._end()

    def snapshot(self) -> tuple[list[Op], list[Buffer]]:
        """The ops that make the whole page anew. Whatever was dirty is in it."""
        with write_lock:
            self._dirty.clear()
            roots = self._page_dirty.pop("roots", None)
            self._page_dirty.clear()
        fresh = not self.nodes
        self.classes.clear()
        self._begin()
        if roots is not None:
            self._replace_roots(roots)
            self._prune()
        if not fresh:
            self.classes.clear()
            self._begin()
            for node in self.nodes.values():
                node.sent = None
            for node in inside_out(self.roots):
                self._emit(self._op_new(node))
                self._try(type(node.component).__name__, partial(node.component._announced, node))
        self._define_met()
        with write_lock:  # what the components have set while they were mounted is in it
            page = {**self.page, "roots": [root.id for root in self.roots]}
            self._page_dirty = {name: value for name, value in self._page_dirty.items() if name == "roots"}
        self._op_page(page)
        self._prune()
        return self._end()

    def close(self) -> None:
        """Let go of every component."""
        for node in self.nodes.values():
            self._unmount(node)
            node.parents.clear()
            node.children = None
        with write_lock:
            self._touched, self._closed = (lambda: None), True
            self._dirty.clear()
            self._messages.clear()
            self._page_dirty.clear()
        self.nodes.clear()
        self.roots = ()
        self.owner = self.classes.owner = None

    def _begin(self) -> None:
        self._ops, self._buffers = [], []
        self._before.clear()

    def _let_go(self, dirty: dict[Node, dict[str, None]]) -> None:
        """Of what all that has changed has held: what was around another component may be inside it now."""
        for node, names in dirty.items():
            for name in names:
                if old := (node.children or {}).get(name):
                    self._before[node, name] = old
                    self._hold(node, name, ())

    def _end(self) -> tuple[list[Op], list[Buffer]]:
        ops, buffers = self._ops, self._buffers
        self._begin()
        return ops, buffers

    def _cut_node(self, node: Node, names: Iterable[str]) -> None:
        values: dict[str, Any] = {}
        for name in names:
            count = len(self._buffers)
            value = self._encode(node, name)
            known = node.sent.pop(name, _UNSENT) if node.sent else _UNSENT
            if known is not _UNSENT and len(self._buffers) > count and restore(value, self._buffers) == known:
                del self._buffers[count:]  # bytes that the page has sent itself
                continue
            if value is _UNSENT or (type(value) is type(known) and value == known):
                continue
            splices = node.spliced(name, value)
            if splices is None:
                values[name] = value
            for splice in splices or ():
                self._emit(["splice", node.id, name, *splice])
        if values:
            self._emit(["set", node.id, values])

    def _cut_page(self, page: dict[str, Any]) -> None:
        if "roots" in page:
            self._replace_roots(page["roots"])
            page["roots"] = [node.id for node in self.roots]
        self._op_page(page)

    def _replace_roots(self, components: Iterable[Component] | None) -> None:
        old = self.roots
        shown = [root.component for root in old] if components is None else components
        shown = [*(each for each in shown if each not in self.also), *self.also]
        self.roots = tuple(self._node(component) for component in shown)
        for node in self.roots:
            node.parents.append(None)
        self._release(None, old)

    # Encoding

    def _encode(self, node: Node, name: str) -> Any:
        """One parameter's wire form, with the components it refers to held."""
        held: list[Node] = []
        outer, self._held = self._held, held
        self._encoding.append(node)
        try:
            value = node.component._encode(name, self)
        except Exception as error:  # noqa: BLE001 - one bad value must not take the page with it
            self._failed(error, f"{type(node.component).__name__}.{name}")
            if (node, name) in self._before:
                self._hold(node, name, self._before[node, name])
            return _UNSENT  # the page keeps what it has, and so do we
        finally:
            self._held = outer
            self._encoding.pop()
        self._hold(node, name, tuple(held))
        return value

    def _hold(self, node: Node, name: str, held: tuple[Node, ...]) -> None:
        old = node.children.get(name, ()) if node.children else ()
        if held == old:
            return
        for child in held:
            child.parents.append(node)
        if node.children is None:
            node.children = {}
        node.children[name] = held
        self._release(node, old)

    def component(self, component: Component) -> str:
        """The id of a component in this page (see `components.encode.Encoder`)."""
        node = self._node(component)
        if self._held is not None:
            if node in self._encoding or any(node.is_around(each) for each in self._encoding[-1:]):
                raise EncodeError(f"a {type(component).__name__} is inside itself; give a copy of it, or what it holds")
            self._held.append(node)
        return node.id

    def buffer(self, data: Buffer) -> BufferIndex:
        """A reference to a buffer of this cut."""
        self._buffers.append(data)
        return {"$b": len(self._buffers) - 1}

    def _op_message(self, id_: str, content: Any) -> None:
        self._emit(["msg", id_, self._encode_message(content)])

    def _op_page(self, page: dict[str, Any]) -> None:
        values: dict[str, Any] = {}
        for name, value in page.items():
            self._try(name, lambda name=name, value=value: values.update({name: self._encode_message(value)}))  # type: ignore[misc]
        self._emit(["page", values])

    def _encode_message(self, content: Any) -> Any:
        outer, self._held = self._held, None
        try:
            return encode_value(content, self)
        finally:
            self._held = outer

    # Nodes

    def _node(self, component: Component) -> Node:
        return Node.of(component, self) or self._define(component)

    def _define(self, component: Component) -> Node:
        node = Node(self, f"c{next(self._ids)}", component)
        with write_lock:
            node.place()
        self.nodes[node.id] = node
        self._loose.append(node)
        self._met.append(node)
        return node

    def _emit(self, op: Op) -> None:
        """Say `op`, and before it what it refers to."""
        self._define_met()
        self._ops.append(op)

    def _define_met(self) -> None:
        """Define the components that were met since, each after those in it; however deep, this does not recurse."""
        while self._met:
            ops: dict[Node, Op] = {}
            for node in self._met:  # which grows meanwhile
                ops[node] = self._op_new(node)
            self._met.clear()
            for node in inside_out(ops, ops):
                component = node.component
                self._ops.append(ops[node])
                self._try(type(component).__name__, partial(component._announced, node))
                self._try(type(component).__name__, partial(component._mounted, self))

    def _op_new(self, node: Node) -> Op:
        number = self.classes.number(node.component, self._ops)
        return ["new", node.id, number, self._differing(node)]

    def _try(self, where: str, action: Callable[[], object]) -> None:
        """Do what code of a component's author has a part in: a failure must not take the page with it."""
        try:
            action()
        except Exception as error:  # noqa: BLE001 - as it says
            self._failed(error, where)

    def _differing(self, node: Node) -> dict[str, Any]:
        """The wire forms of all parameters that differ from the class default."""
        component = node.component
        info = component._info
        defaults, values = info.defaults, dict[str, Any]()
        # `list` sees the dict at one moment; other threads may store meanwhile.
        for name, value in list(values_of(component).items()):
            if name not in info.synced or name in info.encode_hooks:
                continue
            kind = type(value)
            if node.children and name in node.children:  # what it held is let go of
                self._differ(node, name, values)
            elif (kind in PLAIN and (kind is not int or -LARGEST < value < LARGEST)) or (
                kind is str and value.isascii()
            ):
                if value != defaults[name]:
                    values[name] = value
            elif not (kind in _CONTAINERS and not value and not defaults[name]):  # mostly the default's copy
                self._differ(node, name, values)
        for name in (*info.encode_hooks, "_page_links") if component._page_links else info.encode_hooks:
            self._differ(node, name, values)
        return values

    def _differ(self, node: Node, name: str, values: dict[str, Any]) -> None:
        wire = self._encode(node, name)
        node.keep(name, wire)
        if wire is not _UNSENT and wire != node.component._info.defaults.get(name, _UNSENT):
            values[name] = wire

    def _release(self, parent: Node | None, nodes: Iterable[Node]) -> None:
        for node in nodes:
            node.parents.remove(parent)
            if not node.parents:
                self._loose.append(node)

    def _prune(self) -> None:
        self._define_met()
        gone: list[str] = []
        while self._loose:
            node = self._loose.pop()
            if node.parents or self.nodes.get(node.id) is not node:
                continue
            del self.nodes[node.id]
            gone.append(node.id)
            self._unmount(node)
            for children in (node.children or {}).values():
                self._release(node, children)
        if gone:
            self._ops.append(["del", gone])

    def _unmount(self, node: Node) -> None:
        component = node.component
        with write_lock:
            node.displace()
        self._try(type(component).__name__, partial(component._unmounted, node))
