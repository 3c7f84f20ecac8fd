"""The making of a saved page: it is opened in memory, gone through, and written."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from transom.components.component import Component
from transom.components.saving import SaveOptions
from transom.components.widget import WidgetBase
from transom.hosts.assets import load_assets
from transom.hosts.rest import unfinished
from transom.hosts.static import states
from transom.hosts.static.caller import Caller
from transom.hosts.static.document import Document, beside_page, compose, packed
from transom.hosts.static.files import Files
from transom.hosts.static.recording import Recording
from transom.hosts.static.walk import ShiftingError, Walk
from transom.protocol.messages import Op
from transom.session.look import Look
from transom.site import Site


class Saved(NamedTuple):
    """What was made.

    Attributes:
        document: the page.
        states: how many it has.
        left: addresses that it still asks for.
        notes: what its author should know of.
        failed: what has failed in the app meanwhile, by name; the page shows it.
    """

    document: Document
    states: int
    left: list[str]
    notes: list[str]
    failed: list[str]


class Making:
    """One page.

    Args:
        site: where the app is.
        caller: whose code saves it.
        title: what the page is called; the app's own title when `None`.
        folder: the name of a folder beside it for what is large; `None` for none.
        states_in: where the page finds its states, if they are files of their own.
        options: see `SaveOptions`.
        posed: whether it is only looked at, as for a picture: then nothing is greyed out.
    """

    def __init__(
        self,
        site: Site,
        caller: Caller,
        title: str | None,
        folder: str | None,
        states_in: str | None,
        options: SaveOptions,
        *,
        posed: bool = False,
    ) -> None:
        self._posed = posed
        self._site = site
        self._caller = caller
        self._title = title
        self._folder = folder
        self._states_in = states_in
        self._options = options
        self._notes: list[str] = []
        self._files = Files(load_assets(), [*site.folders, Path.cwd()], site.static, site.app.linked)

    async def run(self) -> Saved:
        """Make it."""
        page = Recording(self._site.app, self._files.publish, self._options.get("timeout") or 60.0, self._caller)
        try:
            await page.open()
            if late := unfinished(page.components):
                text = "ends after the code that saves, and is saved as it is shown now. Save from a script, or later."
                self._notes.append(f"{', '.join(late)} {text}")
            table, walk = await self._recorded(page)
            return self._composed(page, table, walk)
        finally:
            await page.close()

    async def _recorded(self, page: Recording) -> tuple[states.Table, Walk]:
        """All states, or the one that there is."""
        said = _progress(wanted=self._options.get("progress", True))
        without: list[Component] = []
        last: list[Component] = []
        moved: list[Component] = []
        while True:
            made = self._controls(page, without, last)
            count = math.prod(len(each.states.values) for each in made)
            table = states.Table()

            async def keep(walk: Walk, table: states.Table = table, count: int = count) -> int:
                number = table.add(await page.taken(), partial(self._told, page, walk))
                said(number + 1, max(count, number + 1))
                return number

            walk = Walk(page, made, most=self._most, limit=self._limit, keep=keep)
            try:
                await walk.run()
            except ShiftingError as shifting:
                component = shifting.control.component
                # It comes after those whose values it follows; two that follow each other would go on for ever.
                last = [each for each in last if each is not component]
                if sum(each is component for each in moved) < len(made):
                    moved.append(component)
                    last.append(component)
                    continue
                without.append(component)
                text = "follows what follows it: it is shown, and cannot be used."
                self._notes.append(f"{component!r} {text}")
                continue
            break
        left = [(each, each._left_out()) for each in page.components if isinstance(each, WidgetBase)]
        self._notes += [f"{each!r}: {text}." for each, text in left if text]
        for each in made:
            if each.states.all > len(each.states.values):
                text = f"has {each.states.all} values and is saved with {len(each.states.values)}"
                self._notes.append(f"{each.component!r} {text}; max_opts={each.states.all} saves all.")
        return table, walk

    @property
    def _most(self) -> int:
        return max(2, self._options.get("max_opts", 3))

    @property
    def _limit(self) -> int:
        return self._options.get("max_states", 1000)

    def _controls(self, page: Recording, without: list[Component], last: list[Component]) -> list[states.Control]:
        options = self._options
        if not options.get("embed"):
            return []
        return states.controls(
            page,
            most=self._most,
            limit=self._limit,
            chosen=options.get("embed_states") or {},
            without=without,
            last=last,
        )

    def _told(self, page: Recording, walk: Walk, op: Op) -> Op:
        """An op as the saved page is told it: what needs the app cannot be operated."""
        tree = page.view.tree
        if op[0] == "new":
            node = tree.find(op[1])
            shown = walk.shown(op[1])
            if node is not None and op[1] not in walk.ids and self._is_dead(node.component):
                shown = {"disabled": True}
            op = ["new", op[1], op[2], {**op[3], **shown}]
        if op[0] == "page" and "roots" in op[1]:
            # The address bar of a page without a server is the reader's.
            nodes = [(each, tree.find(each)) for each in op[1]["roots"]]
            kept = [each for each, node in nodes if node is None or node.component._info.front_end != "Location"]
            op = ["page", {**op[1], "roots": kept, **({"title": self._title} if self._title else {})}]
        return self._files.take(op)

    def _is_dead(self, component: Component) -> bool:
        return not self._posed and is_dead(component)

    def _composed(self, page: Recording, table: states.Table, walk: Walk) -> Saved:
        self._files.begin()
        self._files.icons()
        beside: dict[str, bytes] = {}
        message = {
            **self._states(table, beside),
            "controls": [{"id": each.id, "names": each.names} for each in walk.made],
            "at": walk.at,
            "lists": walk.lists,
            "tree": walk.tree,
            "others": walk.others,
            "still": any(self._is_dead(each) for each in page.components if page.id_of(each) not in walk.ids),
        }
        told = page.view.tree.page
        title = self._title or told.get("title") or next(iter(self._site.app.pages.values())).title
        document = compose(
            message,
            self._files.table,
            title=str(title),
            look=Look(theme=told.get("theme") or "auto", accent=told.get("accent") or ""),
            kind=str(told.get("kind") or "app"),
            lang=str(told.get("lang") or "en"),
            folder=self._folder,
            outside=bool(beside),
        )
        document.beside.update(beside)
        return Saved(document, len(table.states), list(self._files.left), self._notes, page.failed)

    def _states(self, table: states.Table, beside: dict[str, bytes]) -> dict[str, Any]:
        """What the page is told of them; where they are files of their own, these go into `beside`."""
        if self._states_in is None or len(table.states) == 1:
            return {"ops": table.ops, "classes": table.classes, "states": table.states}
        names = []
        for number, state in enumerate(table.states):
            text = packed({"ops": [table.ops[each] for each in state]})
            prefix = self._options.get("json_prefix", "")
            names.append(beside_page(self._states_in, f"state-{number}", text, beside, prefix))
        return {"ops": [], "classes": table.classes, "states": names}


def is_dead(component: Component) -> bool:
    """Whether what its user does with it needs the app to run."""
    info = component._info
    if not isinstance(component, WidgetBase) or "disabled" not in info.synced:
        return False
    own = (name for name, sets in info.events.items() if not sets and name not in component._queries)
    acts = any(component._hears(name) for name in own)
    return acts or states.is_heard(component)


def _progress(*, wanted: bool) -> Callable[[int, int], None]:
    shown = wanted and sys.stderr is not None and sys.stderr.isatty()

    def said(number: int, count: int) -> None:
        if shown and count > 1:
            sys.stderr.write(f"\rSaving state {number} of {count}" + ("\n" if number == count else ""))
            sys.stderr.flush()

    return said
