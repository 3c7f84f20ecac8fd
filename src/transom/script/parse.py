"""`load` and `parse`: a file → a `Program`.

Owns the kinds of app file and how each is read. Nothing of the file runs here.
"""

from __future__ import annotations

import importlib.util
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from transom.compat import TRANSOM, Target
from transom.components.highlight import highlight
from transom.diagnostics.sources import register
from transom.errors import AppNotFoundError, ScriptError
from transom.script.about import about, summary_of
from transom.script.compile import Compiler
from transom.script.fences import HIDE_CODE, REMOVE, SKIP
from transom.script.notebook import NotebookCell, read_notebook
from transom.script.program import Cell, Link, Program, Prose, Resolve
from transom.session.look import Look

if TYPE_CHECKING:
    from transom.script.myst import Page

Format = Literal["py", "md", "ipynb"]

_FORMATS: dict[str, Format] = {".py": "py", ".md": "md", ".ipynb": "ipynb"}


def load(
    path: Path | str, *, as_panel: bool = True, resolve: Resolve | None = None, target: Target = TRANSOM
) -> Program:
    """Read and compile an app file.

    Args:
        path: a `.py`, `.md` or `.ipynb` file.
        as_panel: `import panel` in it means Transom.
        resolve: a relative link of a document → where the site has that file, None when it is not served: the
            text stays and the link goes. Links stay as written when there is no `resolve`.
        target: what `panel` means.

    Returns:
        The program. A cell that does not compile carries its error and the others can run.

    Raises:
        AppNotFoundError: there is no such file.
        ScriptError: it is no app file, or cannot be read.
    """
    path = Path(path).absolute()
    kind = _FORMATS.get(path.suffix.lower())
    if kind is None:
        raise ScriptError(f"{path.name} is no app file: expected a name that ends in .py, .md or .ipynb.")
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise AppNotFoundError(f"There is no file {str(path)!r}.") from None
    except OSError as error:
        raise ScriptError(f"{str(path)!r} cannot be read: {error.strerror}.") from error
    try:
        # Python's own reader knows `# coding:` lines and byte order marks; the other formats are UTF-8 by
        # definition.
        text = importlib.util.decode_source(content) if kind == "py" else content.decode("utf-8-sig")
    except (UnicodeDecodeError, SyntaxError) as error:
        raise ScriptError(f"{str(path)!r} is not UTF-8 text: {error}. Save it as UTF-8.") from error
    return parse(text, str(path), kind, as_panel=as_panel, resolve=resolve, target=target)


def parse(
    text: str,
    filename: str,
    kind: Format,
    *,
    as_panel: bool = True,
    resolve: Resolve | None = None,
    target: Target = TRANSOM,
) -> Program:
    """Compile the text of an app file: see `load`.

    Args:
        text: the whole file.
        filename: what tracebacks call it, and `__file__`.
        kind: how to read it.
        as_panel: see `load`.
        resolve: see `load`.
        target: see `load`.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    compiler = Compiler(as_panel=as_panel, target=target, magics=kind != "py")
    builder = _Builder(filename, compiler, resolve)
    {"py": builder.script, "md": builder.document, "ipynb": builder.notebook}[kind](text)
    program = Program(
        filename=filename,
        title=builder.title or Path(filename).stem.replace("_", " "),
        kind="script" if kind == "py" else "document",
        blocks=tuple(builder.blocks),
        as_panel=as_panel,
        imports_panel=compiler.imports_panel,
        summary=builder.summary,
        look=builder.look,
        dead=tuple(builder.dead),
        anchored=tuple(builder.anchored),
    )
    register(program, builder.texts)
    return program


class _Builder:
    """Collects the blocks of one file."""

    def __init__(self, filename: str, compiler: Compiler, resolve: Resolve | None) -> None:
        self.filename = filename
        self.compiler = compiler
        self.resolve = resolve
        self.blocks: list[Prose | Cell] = []
        self.title: str | None = None
        self.summary = ""
        self.look: Look | None = None
        self.dead: list[Link] = []
        self.anchored: list[Link] = []
        self.texts: dict[str, str] = {}
        self._count = 0

    def script(self, text: str) -> None:
        self.texts[self.filename] = text
        self._add(text, self.filename, 1, shown=False)
        self.title, self.summary, self.look = about(text)

    def document(self, text: str) -> None:
        # Imported here, as in `notebook`: a script needs no Markdown.
        from transom.script.document import front_matter_title, split_document
        from transom.script.myst import Myst, Page

        page = Page()
        lines = text.split("\n")
        for block in split_document(text, Myst(self.resolve), page):
            if isinstance(block, Prose):
                self.blocks.append(block)
                continue
            self._add(block.source, self.filename, block.line, shown=block.shown)
            # A fence in a list is indented; tracebacks mark columns of the code as it was compiled.
            code = block.source.split("\n")
            lines[block.line - 1 : block.line - 1 + len(code)] = code
        self.title = front_matter_title(text) or page.title
        self.summary = summary_of(page.summary)
        self._links(page)
        self.texts[self.filename] = "\n".join(lines)

    def notebook(self, text: str) -> None:
        from transom.script.document import front_matter_title
        from transom.script.myst import Myst, Page

        myst, page = Myst(self.resolve), Page()
        cells = read_notebook(text, self.filename)
        texts = 0
        for cell in cells:
            if cell.kind == "markdown":
                texts += 1
                html = myst.html(cell.source, page)
                self._links(page, texts)
                # What would run in a page is shown here: in a notebook, code cells run.
                page.nested.clear()
                self.blocks.append(Prose(html, 1))
            else:
                self._code_cell(cell)
        first = cells[0].source if cells else ""
        self.title = front_matter_title(first + "\n") or page.title
        self.summary = summary_of(page.summary)

    def _links(self, page: Page, text: int | None = None) -> None:
        """Take the links that were met in a page or, in a notebook, in the text cell of this number."""
        for found, taken in ((page.dead, self.dead), (page.anchored, self.anchored)):
            taken += [Link(href, line, text) for href, line in sorted(found, key=itemgetter(1))]
            found.clear()

    def _code_cell(self, cell: NotebookCell) -> None:
        if not cell.source.strip() or cell.tags & REMOVE:
            return
        shown = not cell.tags & HIDE_CODE
        if cell.tags & SKIP:
            self.blocks += [Prose(highlight(cell.source), 1)] if shown else []
            return
        name = f"{self.filename}[cell {self._count + 1}]"
        self.texts[name] = cell.source
        self._add(cell.source, name, 1, shown=shown)

    def _add(self, source: str, filename: str, line: int, *, shown: bool) -> None:
        compiled = self.compiler.compile(source, filename, line)
        cell = Cell(
            index=self._count,
            source=source,
            line=line,
            filename=filename,
            shown=shown,
            steps=compiled.steps,
            error=compiled.error,
            notes=compiled.notes,
        )
        self._count += 1
        self.blocks.append(cell)
