"""`begin`: what a kernel has of Transom from the first import on."""

from __future__ import annotations

import ast
import asyncio
import sys
import warnings
from functools import partial
from types import FunctionType
from typing import Any

from transom.compat import mentions_panel, rewrite
from transom.components.component import Component
from transom.components.display import display
from transom.errors import TransomWarning
from transom.hosts.notebook.kernel import Notebook
from transom.reactive.of_param import decline_display, is_bound

KEY = "_transom_notebook"


def begin() -> Notebook | None:
    """Let cells of the running kernel have a session, and show components; once a kernel.

    Returns:
        What belongs to the kernel; `None` where none runs.
    """
    shell = _shell()
    if shell is None:
        return None
    known: Notebook | None = getattr(shell, KEY, None)
    if known is not None:
        return known
    try:
        asyncio.get_running_loop()
    except RuntimeError:  # an import in a thread
        return None
    notebook = Notebook(shell)
    setattr(shell, KEY, notebook)
    shell.events.register("pre_run_cell", lambda info: notebook.enter())  # noqa: ARG005 - IPython asks by the name
    shell.events.register("post_run_cell", lambda result: notebook.leave())  # noqa: ARG005
    _register(shell, notebook)
    notebook.enter()
    return notebook


def load_ipython_extension(shell: Any) -> None:
    """`%load_ext transom`: in the cells of this notebook `import panel` means Transom."""
    begin()
    code = shell.kernel.get_parent().get("content", {}).get("code", "") if hasattr(shell, "kernel") else ""
    if mentions_panel(code):
        warnings.warn(
            "The cell that loads Transom was read before: in it `import panel` is Panel itself. Import it in the next.",
            TransomWarning,
            stacklevel=2,
        )
    if not any(isinstance(each, _Alias) for each in shell.ast_transformers):
        shell.ast_transformers.append(_Alias())


class _Alias:
    """Of IPython's transformers of syntax trees."""

    def visit(self, tree: ast.Module) -> ast.Module:
        """Let `import panel` in a cell mean Transom."""
        rewrite(tree)
        return tree


def _shell() -> Any:
    ipython = sys.modules.get("IPython")
    shell = None if ipython is None else ipython.get_ipython()
    return shell if getattr(shell, "kernel", None) is not None else None


def _register(shell: Any, notebook: Notebook) -> None:
    """Let what can be shown be shown live, as a cell's last expression and by `display(…)`."""
    decline_display()
    formatter = shell.display_formatter.mimebundle_formatter
    shown = partial(_shown, notebook)
    formatter.for_type(Component, shown)
    formatter.for_type(FunctionType, lambda obj, **_: shown(obj) if is_bound(obj) else None)
    for kind in (list, tuple, dict):
        formatter.for_type(kind, lambda obj, **_: shown(obj) if _holds_live(obj) else None)
    formatter.for_type_by_name("bokeh.models.ui.ui_element", "UIElement", shown)  # others have no looks
    formatter.for_type_by_name("param.reactive", "rx", shown)


def _holds_live(obj: Any) -> bool:
    items = obj.values() if isinstance(obj, dict) else obj
    return any(isinstance(each, Component) or is_bound(each) for each in items)


def _laid_out(obj: Any) -> Component:
    """Several things one below the other, those of a dict with their names."""
    from transom.layout import Column, Row

    if isinstance(obj, dict):
        return Column(*(Row(str(name), each) for name, each in obj.items()))
    return Column(*obj)


def _shown(notebook: Notebook, obj: Any, **_: Any) -> dict[str, Any]:
    bundle = notebook.show(_laid_out(obj) if isinstance(obj, list | tuple | dict) else display(obj))
    # Else IPython adds what it knows of lists, functions and figures: without a kernel that stands under the still.
    return bundle if isinstance(obj, Component) else {"text/html": "", **bundle}
