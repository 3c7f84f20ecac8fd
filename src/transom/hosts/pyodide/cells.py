"""`Cells`: pieces of code in one namespace, each with views that show what comes of it; for documentation pages."""

from __future__ import annotations

import asyncio
from contextvars import Context
from functools import partial
from typing import Any, cast

from transom.app import PageStage
from transom.diagnostics.sources import register
from transom.hosts.pyodide.host import Host
from transom.hosts.pyodide.printing import Place
from transom.script import Cell, CellResult, Namespace, Program, run
from transom.script.compile import Compiler
from transom.script.output import CellOutput
from transom.session.page_info import PageInfo
from transom.session.view import View


class Cells:
    """The session of such a page. Cells run one after the other, in the order in which they are asked for.

    Args:
        host: whose page it is.
        url: the address of the page.
        as_panel: `import panel` in cells means Transom.
    """

    def __init__(self, host: Host, url: str = "", *, as_panel: bool = True) -> None:
        self._host = host
        self.session = host.registry.create(PageInfo(url=url))
        self.session.lasting = True
        self.session.output = self._place = Place()
        self._compiler = Compiler(as_panel=as_panel, magics=True)
        self._scope = Namespace(Program("", "", "document", ()))
        del self._scope.globals["print"]  # whatever prints is shown, see `printing`
        self._turn = asyncio.Lock()
        self._programs: dict[str, Program] = {}
        self._count = 0

    async def run(self, root: str, source: str, name: str) -> dict[str, Any]:
        """Run a cell and show what it gives in the views of `root`.

        Args:
            root: the page's name for the place where it is shown.
            source: the code.
            name: what tracebacks call it.

        Returns:
            `shown`, whether there is anything to be seen, and `error`, `None` or its `title` and `message`.
        """
        program = self._program(source, name)
        async with self._turn:
            self._programs[root] = program  # its lines stay for tracebacks
            stage = await self.session.run_script(lambda: PageStage(self.session, program))
            output = cast("CellOutput", stage.blocks[0])
            self._host.show(root, partial(self._view, output), self._context(output))
            self._place.enter(self.session.context, output)
            try:
                outcome = await run(program, stage, self._scope)
                await stage.shown()
            finally:
                self._place.enter(self.session.context, None)
        return _told(outcome.results[0], output)

    def _program(self, source: str, name: str) -> Program:
        compiled = self._compiler.compile(source, name)
        cell = Cell(self._count, source, 1, name, shown=False, steps=compiled.steps, error=compiled.error)
        self._count += 1
        program = Program(name, name, "document", (cell,), as_panel=self._compiler.as_panel)
        register(program, {name: source})
        return program

    def _context(self, output: CellOutput) -> Context:
        context = self.session.fresh_context()
        self._place.enter(context, output)
        return context

    def _view(self, output: CellOutput, _: object) -> View:
        return self.session.open([output])


def _told(result: CellResult, output: CellOutput) -> dict[str, Any]:
    failure = result.failure
    error = None if failure is None else {"title": failure.title, "message": failure.message}
    return {"shown": bool(output.objects) or error is not None, "error": error}
