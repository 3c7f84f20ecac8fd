"""`Classes`: the classes of components that a page knows, and where their front ends are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from transom.components.component import Component
from transom.components.info import ROOT, ClassInfo, root_description
from transom.protocol.messages import Op
from transom.reactive.context import Owner
from transom.session.ports import Chunks, Publish


class Classes:
    """What one page is told of classes, each once.

    Args:
        chunks: where the host keeps front ends.
        failed: told of a module or a style sheet that cannot be read.
        publish: hands out front-end modules that come with apps, where the host has addresses.
    """

    def __init__(
        self, chunks: Chunks, failed: Callable[[BaseException, str], object], publish: Publish | None = None
    ) -> None:
        self._publish = publish
        self.owner: Owner | None = None
        self._chunks = chunks
        self._failed = failed
        self._numbers: dict[ClassInfo, int] = {}

    def clear(self) -> None:
        """The page knows none any more."""
        self._numbers.clear()

    @property
    def chunks(self) -> frozenset[str]:
        """The files that hold the front ends of those that it knows, beside the client's runtime."""
        found = (self._chunks.get(each.front_end.lower()) for each in self._numbers)
        return frozenset(name for name in found if name is not None)

    def number(self, component: Component, ops: list[Op]) -> int:
        """The number of its class in this page; `ops` gets the op that says so, if it is new there."""
        info = component._info
        number = self._numbers.get(info)
        if number is None:
            if not self._numbers:
                ops.append(["class", ROOT, *root_description(type(component))])
            number = self._numbers[info] = ROOT + 1 + len(self._numbers)
            defaults, abilities = info.description(self._chunks.get(info.front_end.lower()))
            ops.append(["class", number, defaults, {**abilities, **self._foreign(info)}])
        return number

    def module(self, component: Component) -> str | None:
        """Where the host hands out what came with a component, or with its class; it does from now on.

        Of several the first: the page knows where the others are, each being called by what is in it.
        """
        addresses = [self.published(text) for text in component._modules]
        return addresses[0] if addresses else self._foreign(component._info).get("module")

    def published(self, text: str) -> str | None:
        """Where the host hands out a module; `None` where it has no addresses."""
        return None if self._publish is None else self._publish(text)

    def _foreign(self, info: ClassInfo) -> dict[str, Any]:
        foreign, publish = info.foreign, self._publish
        if foreign is None:
            return {}
        fresh = self.owner is not None and self.owner.dev
        try:
            told = {"form": foreign.form, "styles": foreign.sheets(fresh=fresh)}
            if foreign.esm is not None and publish is not None:
                told["module"] = publish(foreign.module(fresh=fresh))
        except Exception as error:  # noqa: BLE001 - a file that is gone must not take the page with it
            self._failed(error, info.name)
            return {}
        return told
