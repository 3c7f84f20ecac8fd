"""`convert`: app files → a folder that any server of static files serves, and whose apps run in the browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

from transom.hosts.pyodide.kit import Kit, Thread
from transom.hosts.pyodide.plan import Converted, Plan
from transom.hosts.pyodide.runtime import PyodideError, find_runtime
from transom.hosts.pyodide.travel import Travels, travels
from transom.script.found import app_files


def convert(
    sources: str | Path | Sequence[str | Path],
    *,
    to: Literal["pyodide"] = "pyodide",
    out: str | Path = "converted",
    pyodide_dir: str | Path | None = None,
    pyodide_cdn: bool | str | None = None,
    requirements: Iterable[str] = (),
    find_links: Iterable[str | Path] = (),
    without: Iterable[str] = (),
    resources: Iterable[str | Path] = (),
    index: bool | None = None,
    title: str | None = None,
    thread: Thread = "worker",
    as_panel: bool = True,
    dev: bool = True,
) -> Converted:
    """Write a folder with a page for each app, which runs in the browser; nothing of it runs now.

    Args:
        sources: app files (`.py`, `.md`, `.ipynb`), patterns and folders of them.
        to: what to; there is one thing.
        out: the folder; what is in it under other names stays.
        pyodide_dir: the folder of a Pyodide, which is copied.
        pyodide_cdn: `True` for jsDelivr, or the address of another place with a Pyodide.
        requirements: packages besides those that the apps import: names, `name==version` or paths of wheels.
        find_links: wheels and folders of wheels that are taken before any other.
        without: packages that are left out; what imports them fails in the page.
        resources: files, folders and patterns that the apps read and do not name in their code.
        index: whether `index.html` is written, a list of the apps; when omitted, that of a single app is the app.
        title: what the list is called.
        thread: where Python runs: in a `"worker"`, or in the page's own thread, `"main"`.
        as_panel: whether `import panel` means Transom.
        dev: tracebacks and reports reach the page; who has it has the code as well.

    Raises:
        PyodideError: it cannot be done; nothing has been written.
        TransomError: a file that is no app file, or none.
    """
    if to != "pyodide":
        raise PyodideError(f"There is no way to convert to {to!r}. Write 'pyodide'.")
    given = [sources] if isinstance(sources, str | Path) else list(sources)
    files = [path.resolve() for each in given for path in app_files(each)]
    if not files:
        raise PyodideError("There is nothing to convert: name app files (.py, .md, .ipynb) or folders of them.")
    runtime = find_runtime(pyodide_dir, pyodide_cdn)
    known = [name for each in runtime.packages.values() for name in each.get("imports", ())]
    found = {path: travels(path, as_panel=as_panel, known=known) for path in files}
    left_out = set(without)
    _check_unknown(found.values(), left_out)
    needed = {name: None for each in found.values() for name in each.needed if name not in left_out}
    kit = Kit.gather(
        pyodide_dir=pyodide_dir,
        pyodide_cdn=pyodide_cdn,
        requirements=[*requirements, *needed],
        find_links=find_links,
        without=without,
        thread=thread,
    )
    plan = Plan(found, _resources(resources), kit, as_panel=as_panel, dev=dev)
    return plan.write(Path(out), index=index, title=title, notes=_notes(found, kit))


def _check_unknown(found: Iterable[Travels], without: set[str]) -> None:
    unknown = {name: by for each in found for name, by in each.unknown.items() if name not in without}
    if unknown:
        told = ", ".join(f"{name} (by {by})" for name, by in unknown.items())
        raise PyodideError(
            f"Nothing was written: what is imported is neither beside the app nor installed: {told}. Name a wheel by "
            "--requirements, or leave it out by --without, and what imports it fails in the page."
        )


def _resources(given: Iterable[str | Path]) -> Iterator[Path]:
    for each in given:
        path = Path(each).resolve()
        if path.is_dir():
            yield from (file for file in sorted(path.rglob("*")) if file.is_file() and not _hidden(file, path))
        elif path.is_file():
            yield path
        else:
            found = [file.resolve() for file in sorted(Path().glob(str(each))) if file.is_file()]
            if not found:
                raise PyodideError(f"Nothing was written: --resources {str(each)!r} names no file.")
            yield from found


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") or part == "__pycache__" for part in path.relative_to(folder).parts)


def _notes(found: Mapping[Path, Travels], kit: Kit) -> list[str]:
    notes: list[str] = []
    packages = {each.name.rpartition("-")[0].lower() for each in kit.archives} | {*kit.by_name}
    broken = dict.fromkeys(text for each in found.values() for text in each.broken)
    notes += [f"{text} The page shows this error until it is mended and converted again." for text in broken]
    for path, each in found.items():
        others = [str(file.relative_to(path.parent)) for file in each.files[1:]]
        if others:
            notes.append(f"With {path.name} go {', '.join(others)}: whoever has the page can read them, as its code.")
        absent = [name for name in each.wanted if name.lower() not in packages]
        if absent:
            notes.append(
                f"{path.name} imports {', '.join(absent)} in a function or under a condition; they are left out. Name "
                "them by --requirements if it needs them in the browser."
            )
    return notes
