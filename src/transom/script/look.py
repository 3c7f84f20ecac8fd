"""What a script says of the look of its page without being run: the frame, the accent, the theme, as far as literal."""

from __future__ import annotations

import ast
from typing import Any

from transom.session.look import Look

_NAMES = frozenset({"accent", "accent_base_color", "header_background", "theme", "theme_toggle", "title"})
_SIZES = frozenset({"collapsed_sidebar", "sidebar_open", "sidebar_width"})


def look_of(tree: ast.AST) -> Look | None:
    """The look of the page that a script makes; `None` where its text says nothing of one."""
    said = _Said()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            said.call(node)
        elif isinstance(node, ast.Assign) and len(node.targets) == 1:
            said.assign(node.targets[0], node.value)
    return said.look()


class _Said:
    def __init__(self) -> None:
        self.template: str | None = None
        self.params: dict[str, Any] = {}
        self.options: dict[str, Any] = {}
        self.sidebar = False

    def call(self, node: ast.Call) -> None:
        path = _path(node.func)
        literals = {each.arg: _literal(each.value) for each in node.keywords if each.arg}
        if path[-1:] == ["Page"] or (path[-1:] and path[-1].endswith("Template")):
            self.template = path[-1]
            self.params |= {name: literals[name] for name in (_NAMES | _SIZES) & literals.keys()}
            self.sidebar |= bool(literals.get("sidebar"))
        elif path[-1:] == ["extension"]:
            self.options |= {name: literals[name] for name in {"accent", "template", "theme"} & literals.keys()}
        elif path[-1:] == ["servable"]:
            area = literals.get("target", literals.get("area", "main"))
            self.template = self.template or ("" if area in ("sidebar", "header", "modal") else None)
            self.sidebar |= area == "sidebar"
        elif path[-2:-1] == ["sidebar"] and path[-1] in ("append", "extend", "insert"):
            self.template = self.template or ""
            self.sidebar = True

    def assign(self, target: ast.expr, value: ast.expr) -> None:
        path = _path(target)
        if path[-2:-1] == ["config"] and path[-1] in ("accent", "template", "theme"):
            self.options[path[-1]] = _literal(value)

    def look(self) -> Look | None:
        self.options = {name: value for name, value in self.options.items() if isinstance(value, str)}
        if self.template is None and not self.options.get("template"):
            return None if not self.options else self._look(framed=False)
        return self._look(framed=True)

    def _look(self, *, framed: bool) -> Look | None:
        from transom import template  # a page pays for what it shows
        from transom.template.basic import TEMPLATES

        cls = getattr(template, self.template or "", None) or TEMPLATES.get(self.options.get("template") or "")
        params = {name: value for name, value in self.params.items() if value not in (None, ...)}
        try:
            page = (cls or template.Page)(**params, sidebar=[""] if self.sidebar else [])
        except (ValueError, TypeError):  # running it will say so
            return None
        return page.look(self.options)._replace(
            framed=framed, title=page.title, fixed=not (framed and page.theme_toggle)
        )


def _path(node: ast.expr) -> list[str]:
    """The names of `a.b.c`, or the last of them where it begins with something else."""
    if isinstance(node, ast.Attribute):
        return [*_path(node.value), node.attr]
    return [node.id] if isinstance(node, ast.Name) else []


def _literal(node: ast.expr) -> Any:
    """A literal's value; `...` for what only running would tell."""
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return ...
