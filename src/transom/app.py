"""`App`: routes and what stands behind each: a file, a function or components. Knows no host.

Owns how a session is filled: which code runs where, in what order, and what the page shows of it.
"""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Literal, Protocol
from urllib.parse import quote, unquote

from transom.components.component import Component
from transom.components.display import display
from transom.components.info import ClassInfo
from transom.diagnostics.card import card
from transom.diagnostics.failure import said
from transom.errors import DisplayError, NothingShownError, ScriptError
from transom.pane.code import Code
from transom.pane.html import HTML
from transom.pane.str import Str
from transom.process.endpoint import Opener
from transom.protocol.messages import Hello
from transom.reactive.callables import kind_of, takes_argument
from transom.reactive.calling import failing
from transom.script import Cell, CellFailure, Outcome, Program, Prose, load, run
from transom.script.about import summary_of
from transom.script.namespace import Namespace
from transom.script.output import CellOutput
from transom.script.shown import Printed
from transom.session.look import Look
from transom.session.page_info import Listed, PageInfo
from transom.session.session import Session
from transom.template.index import index
from transom.template.page import Page as PageComponent
from transom.template.roots import roots

PageKind = Literal["app", "document"]


class Page(Protocol):
    """What stands behind a route."""

    title: str
    summary: str
    """One line on what it is about, for the index; empty when there is none."""
    look: Look | None
    """How it looks, as far as that is known before it is made."""

    @property
    def kind(self) -> PageKind:
        """A document is text to be read with results in it, an app anything else."""

    async def open(self, session: Session) -> None:
        """Fill a new session: run what makes the page, send the first snapshot."""


class FunctionPage:
    """A page made by a function, or one object shown to everybody.

    Args:
        source: called in each new session, without arguments or with the session; or an object.
        title: the page's title.
        look: how it looks.
    """

    def __init__(self, source: Any, title: str, look: Look | None = None) -> None:
        self.source = source
        self.title = title
        self.look = look
        self.summary = summary_of(source.__doc__) if inspect.isroutine(source) else ""

    @property
    def kind(self) -> PageKind:
        """What it is to its reader."""
        return "app"

    async def open(self, session: Session) -> None:
        """Make the page."""
        session.set_page(title=self.title, kind=self.kind)
        if callable(self.source) and not isinstance(self.source, Component):
            make = partial(self.source, session) if takes_argument(self.source) else self.source
            kind = kind_of(self.source)
            if kind in ("generator", "async_generator", "task"):
                make = partial(_give, self.source)  # a view that shows each of its values
            elif kind == "coroutine":
                with failing() as call:
                    make = partial(_give, await session.drive(make()))
                if call.error is not None:
                    make = partial(_raise, call.error)
        else:
            make = partial(_give, self.source)
        await _show(session, await session.run_script(lambda: self._build(session, make)))

    def _build(self, session: Session, make: Callable[[], Any]) -> list[Component]:
        output = CellOutput()
        value: Any = None
        with failing() as call:
            value = make()
        if (error := call.error) is not None:
            _fail(session, output, error, self.title, type(error).__name__, said(error))
        else:
            served = session.served
            if served.main:
                return served.main
            if value is not None and value not in served:
                _append(session, output, value)
            elif served.beside:
                return []
            else:
                told = f"{self.title} returned None and no object in it is served. "
                told += "Return what is to be shown, or write `obj.servable()`."
                _fail(session, output, NothingShownError(told), self.title)
        return _shown(output)


async def _open(page: Page, session: Session) -> None:
    """Fill a new session; what fails before anything is shown is what the page shows."""
    try:
        await page.open(session)
    except Exception as error:
        if session.views.roots:
            raise  # it is reported, and what there is stays
        output = CellOutput()
        _fail(session, output, error, page.title)
        await _show(session, [output])


def _give(value: Any) -> Any:
    return value


def _raise(error: BaseException) -> Any:
    raise error


class ScriptPage:
    """A page made by an app file.

    Args:
        program: the file, compiled.
        title: the page's title, the program's own when omitted.
    """

    def __init__(self, program: Program, title: str | None = None) -> None:
        self._title = title
        self.frame: Callable[[list[Component]], list[Component]] = list  # in each session, in a worker thread
        self.replace(program)

    def replace(self, program: Program) -> None:
        """Use another version of the file for sessions to come."""
        self.program = program
        self.title = self._title or program.title
        self.look: Look | None = program.look
        self.summary = program.summary

    @property
    def kind(self) -> PageKind:
        """What it is to its reader."""
        return "document" if self.program.kind == "document" else "app"

    async def open(self, session: Session) -> None:
        """Run the file: a document's prose is shown at once and results as they come."""
        session.set_page(title=self.title, kind=self.kind)
        session.folder = Path(self.program.filename).parent
        scope = Namespace(self.program)
        session.on_close(partial(scope.leave, session.loop, (ClassInfo, Session)))
        # In the worker thread: highlighting and the first import of a pane take their time.
        stage = await session.run_script(lambda: PageStage(session, self.program))
        if self.program.kind == "document":
            await _show(session, await session.run_script(lambda: self.frame(stage.blocks)))
        outcome = await run(self.program, stage, scope)
        if self.program.kind == "script":
            await stage.finish(outcome.value)
        elif session.served.beside:
            session.advise("area", "A document has no sidebar: what is served for one stands where its cell stands.")
        await stage.shown()
        self.ran(session, outcome)

    def ran(self, session: Session, outcome: Outcome) -> None:
        """The file has run in `session`; for tools that want to know how it went."""


class PageStage:
    """What a program runs on (see `script.run.Stage`): the session's turn, threads and page."""

    def __init__(self, session: Session, program: Program) -> None:
        self.session = session
        self.program = program
        self.outputs: dict[int, CellOutput] = {}
        self.blocks: list[Component] = []
        self._printed: Str | None = None
        for block in program.blocks:
            if isinstance(block, Prose):
                self.blocks.append(HTML(block.html, sanitize_html=False, css_classes=["tr-prose"]))
                continue
            if block.shown:
                self.blocks.append(Code(block.source.rstrip("\n"), language=block.language))
            output = CellOutput(number=block.index, waiting=True)
            self.outputs[block.index] = output
            self.blocks.append(output)

    async def call(self, fn: Callable[[], Any], /) -> Any:
        """See `Stage.call`."""
        return await self.session.run_script(fn)

    async def drive(self, coroutine: Any, /) -> Any:
        """See `Stage.drive`."""
        return await self.session.drive(coroutine)

    def cell_started(self, cell: Cell, /) -> None:
        """See `Stage.cell_started`."""
        self.outputs[cell.index].param.update(running=True, waiting=False)
        self.session.views.flush()

    def cell_shows(self, cell: Cell, value: object, /) -> None:
        """See `Stage.cell_shows`."""
        output = self.outputs[cell.index]
        if not isinstance(value, Printed):
            output.objects = [*output.objects, display(_of_cell(value))]
        elif self._printed is not None and output.objects[-1:] == [self._printed]:
            self._printed.object += value
        else:
            self._printed = Str(str(value))
            output.objects = [*output.objects, self._printed]

    def cell_done(self, cell: Cell, value: object, error: CellFailure | None, /) -> None:
        """See `Stage.cell_done`."""
        output = self.outputs[cell.index]
        if error is not None:
            where = f"{Path(cell.filename).name}, line {error.line}" if error.line else Path(cell.filename).name
            title = f"{error.title} in {where}"
            self._under_turn(lambda: _fail(self.session, output, error.exception, where, title, error.message))
        elif value is not None and self.program.kind == "document":
            self._under_turn(lambda: _append(self.session, output, _of_cell(value)), blocking=True)
        self._under_turn(lambda: setattr(output, "running", False))

    def _under_turn(self, action: Callable[[], object], *, blocking: bool = False) -> None:
        self.session.post(action, blocking=blocking)

    async def shown(self) -> None:
        """Wait until what the cells gave has been put into the page."""
        done: asyncio.Future[None] = self.session.loop.create_future()

        def end() -> None:
            if not done.done():
                done.set_result(None)

        self._under_turn(end)
        await done

    async def finish(self, value: object) -> None:
        """Show a script's page: what it served, or else its last value."""
        session = self.session
        failed = [output for output in self.outputs.values() if output.error is not None]
        if session.served.main:
            await _show(session, [*session.served.main, *failed])
            return
        output = next(iter(self.outputs.values()))
        if not failed and value is not None and value not in session.served:
            await _fill(session, output, value)
        elif not failed and session.served.beside:
            await _show(session, [])
            return
        elif not failed:
            name = Path(self.program.filename).name
            await _make(session, lambda: _fail(session, output, _nothing_shown(name), name))
        await _show(session, _shown(output))


def _shown(output: CellOutput) -> list[Component]:
    """An output, or what it shows where that is a whole page."""
    pages: list[Component] = [each for each in output.objects if isinstance(each, PageComponent)]
    return pages or [output]


def _of_cell(value: object) -> object:
    """What is shown for the value of a document's cell: of a class its name, where elsewhere an instance was meant."""
    return Str(f"{value.__module__}.{value.__qualname__}") if isinstance(value, type) else value


def _nothing_shown(name: str) -> NothingShownError:
    return NothingShownError(
        f"{name} ran to its end, but no object in it is served. Write `obj.servable()` for what is to be shown, "
        "or make it the last line of the file."
    )


async def _make(session: Session, make: Callable[[], Any]) -> Any:
    """Call something of our own in the session, under its turn."""

    async def made() -> Any:
        return make()

    return await session.drive(made())


async def _fill(session: Session, output: CellOutput, value: object) -> None:
    # Showing an object may render it: the author's objects and other libraries run there.
    await session.run_script(lambda: _append(session, output, value))


def _append(session: Session, output: CellOutput, value: object) -> None:
    try:
        output.objects = [*output.objects, display(value)]
    except Exception as error:  # noqa: BLE001 - whatever a foreign object raises while it is rendered
        _fail(session, output, error, "output", DisplayError.title)


def _fail(
    session: Session,
    output: CellOutput,
    error: BaseException,
    where: str,
    title: str = "",
    message: str | None = None,
) -> None:
    id_ = session.report(error, where=where, notify=False)
    output.error = card(error, id_, dev=session.dev, title=title, message=message)


async def _show(session: Session, components: list[Component]) -> None:
    def show() -> None:
        session.show(roots(session, components))

    await _make(session, show)


class App:
    """Pages by route.

    Args:
        pages: route (`/`, `/name`) → page.
        title: what the whole is called, for the index.
        linked: path → the file that is handed out there, because a document links to it.
    """

    def __init__(
        self, pages: Mapping[str, Page], title: str = "Transom", *, linked: Callable[[str], Path | None] | None = None
    ) -> None:
        self.pages: dict[str, Page] = dict(pages)
        self.title = title
        look = Look(framed=True, fixed=False, title=title)
        self._index = FunctionPage(lambda session: index(title, session.info.apps), title, look)
        self.linked: Callable[[str], Path | None] = linked or dict[str, Path]().get

    def page(self, path: str) -> Page | None:
        """The page at a path; at `/` a single page answers too, and of several their index."""
        path = "/" + path.strip("/")
        if path == "/" and "/" not in self.pages and self.pages:
            return next(iter(self.pages.values())) if len(self.pages) == 1 else self._index
        return self.pages.get(path)

    def find(self, hello: Hello, prefix: str = "", **known: Any) -> tuple[Opener, PageInfo] | None:
        """What opens the session of a page, for `process.endpoint.serve_page`."""
        path = unquote(hello.url.partition("?")[0].partition("#")[0]).removeprefix(prefix)
        page = self.page(path)
        if page is None:
            return None
        known["apps"] = self.listed(prefix)
        return partial(_open, page), PageInfo(
            path="/" + path.strip("/"), url=hello.url, theme=hello.theme, tab=hello.tab, **known
        )

    def listed(self, base: str = "") -> tuple[Listed, ...]:
        """Each app once, by its first address, which is `/` where it has that; of documents in one frame that at `/`.

        Args:
            base: the path under which the server is reached, without a slash at its end.
        """
        first = {page: route for route, page in sorted(self.pages.items(), reverse=True)}
        routes = sorted(first.items(), key=lambda item: item[1])
        apart = [(page, at) for page, at in routes if at == "/" or getattr(page, "frame", list) is list]
        return tuple(Listed(page.title, base + quote(route), page.summary) for page, route in apart)


def page_of(source: Any, title: str | None = None, *, as_panel: bool = True) -> Page:
    """The page for what an author serves: a path, a program, a function, a component or any object.

    Raises:
        AppNotFoundError: a path where there is no file.
        ScriptError: a file of a kind that cannot be served.
    """
    if isinstance(source, Program):
        return ScriptPage(source, title)
    if isinstance(source, str | Path):
        return ScriptPage(load(Path(source), as_panel=as_panel), title)
    if isinstance(source, type):
        raise ScriptError(f"{source!r} is a class. Serve an instance of it, or a function that makes one.")
    name = title or getattr(source, "label", None) or getattr(source, "__name__", "")
    if not name or name.startswith(("<", "wrapped")):  # a lambda, or a bound function
        name = "Transom"
    return FunctionPage(source, str(name))
