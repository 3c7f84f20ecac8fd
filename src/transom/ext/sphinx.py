"""A Sphinx extension: the `pyodide` directive, whose code the reader of a page runs.

The code is a block of code in every format; in HTML a Run button stands under it. A page's examples share one Python,
which is fetched when somebody presses it. Owns: which pages have examples, and what is put into these pages and beside
them. What runs there is `client/documented.ts`, and `hosts/pyodide` gathers its files.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.directives.code import container_wrapper
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

from transom._version import __version__
from transom.errors import TransomError
from transom.ext.pictures import picture
from transom.hosts.assets import load_assets
from transom.hosts.pyodide.kit import Kit

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

FOLDER = "_transom"
"""Beside the pages: what runs in them."""
_TAG = '<script type="module" src="{src}" data-given="{given}"></script>'
_MARK = "transom_example"
_GIVEN = "transom_given"


class PyodideDirective(SphinxDirective):
    """Code that the reader runs: `{pyodide}` in MyST, `.. pyodide::` in reStructuredText."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {
        "caption": directives.unchanged,
        "class": directives.class_option,
        "linenos": directives.flag,
        "name": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """The block of code, marked."""
        self.assert_has_content()
        source = "\n".join(self.content)
        block = nodes.literal_block(source, source, language="python", classes=self.options.get("class", []))
        block["linenos"] = "linenos" in self.options
        block[_MARK] = True
        self.set_source_info(block)
        _pages(self.env).add(self.env.current_document.docname)
        shown: nodes.Element = block
        if caption := self.options.get("caption"):
            shown = container_wrapper(cast("Any", self), block, caption)
        self.add_name(shown)
        return [shown]


class example(nodes.General, nodes.Element):  # type: ignore[misc] # noqa: N801 - as all nodes are called
    """What stands under a block of code that the reader may run."""


def setup(app: Sphinx) -> dict[str, Any]:
    """Called by Sphinx."""
    app.add_config_value("transom_pyodide", None, "env", types=(str, type(None)))
    app.add_config_value("transom_requirements", [], "env", types=(list, tuple))
    app.add_config_value("transom_find_links", [], "env", types=(list, tuple))
    app.add_config_value("transom_without", [], "env", types=(list, tuple))
    app.add_config_value("transom_pictures", False, "env", types=(bool,))
    app.add_config_value("transom_python_fences", False, "env", types=(bool,))
    app.add_node(example, html=(_visit, None))
    app.add_directive("pyodide", PyodideDirective)
    app.connect("doctree-read", _fences)
    app.connect("doctree-resolved", _place)
    app.connect("env-purge-doc", lambda _, env, name: _pages(env).discard(name))
    app.connect("env-merge-info", _merge)
    app.connect("env-updated", _gather)
    app.connect("html-page-context", _script)
    return {"version": __version__, "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}


def _pages(env: BuildEnvironment) -> set[str]:
    """The names of the documents that have examples; kept with the environment, from one build to the next."""
    if not hasattr(env, "transom_pages"):
        env.transom_pages = set()  # type: ignore[attr-defined]
    return cast("set[str]", env.transom_pages)  # type: ignore[attr-defined]


def _merge(_: Sphinx, env: BuildEnvironment, names: Iterable[str], other: BuildEnvironment) -> None:
    """Take over what another process has read."""
    _pages(env).update(_pages(other).intersection(names))


def _fences(app: Sphinx, doctree: nodes.document) -> None:
    """Where that is asked for, the Python fences of a Markdown page are examples, as where it is served."""
    env = app.env
    if not app.config.transom_python_fences or Path(str(doctree.get("source", ""))).suffix != ".md":
        return
    for block in doctree.findall(nodes.literal_block):
        if block.get("language") == "python" and "force" not in block and not block.get(_MARK):
            block[_MARK] = True
            _pages(env).add(env.current_document.docname)


def _place(app: Sphinx, doctree: nodes.document, document: str) -> None:
    """Put an example under each of its blocks, in pages that are looked at in a browser; others have the block only."""
    if not _runs(app.builder):
        return
    blocks = _examples(doctree)
    for number, block in enumerate(blocks):
        wrapped = isinstance(block.parent, nodes.container) and block.parent.get("literal_block")
        place = block.parent if wrapped else block
        shown = example(source=block.rawsource)
        name = _picture_of([each.rawsource for each in blocks[: number + 1]])
        file = Path(app.outdir) / FOLDER / name
        if app.config.transom_pictures and file.is_file() and file.stat().st_size:
            shown["picture"] = relative_uri(app.builder.get_target_uri(document), f"{FOLDER}/{name}")
        place.parent.insert(place.parent.index(place) + 1, shown)


def _examples(doctree: nodes.document) -> list[Any]:
    return [block for block in doctree.findall(nodes.literal_block) if block.get(_MARK)]


def _picture_of(sources: list[str]) -> str:
    """The name of the picture of the last of these; all that it depends on is in the name."""
    return "pictures/" + hashlib.sha256("\0".join([__version__, *sources]).encode()).hexdigest()[:16] + ".png"


def _take_pictures(app: Sphinx) -> None:
    """Make those that are not there; a file without content is that of an example that gives nothing."""
    for document in sorted(_pages(app.env)):
        sources = [block.rawsource for block in _examples(app.env.get_doctree(document))]
        for number in range(len(sources)):
            file = Path(app.outdir) / FOLDER / _picture_of(sources[: number + 1])
            if not file.is_file():
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(picture(sources, number) or b"")


def _runs(builder: Builder) -> bool:
    """Whether its pages are looked at in a browser, from a server."""
    return type(builder).name in ("html", "dirhtml", "singlehtml") or (
        isinstance(builder, StandaloneHTMLBuilder) and not builder.embedded and builder.out_suffix == ".html"
    )


def _gather(app: Sphinx, env: BuildEnvironment) -> None:
    """Write what the pages with examples need, once; before any of them is written, and in no other process."""
    if not _pages(env) or not _runs(app.builder):
        return
    config = app.config
    here = Path(app.confdir)
    place: str | None = config.transom_pyodide
    if place is None:
        raise ExtensionError(
            f"{min(_pages(env))}: an example to be run, and no Pyodide to run it. Write in conf.py transom_pyodide = "
            '"cdn", for readers with a network, or the folder of a Pyodide, such as "node_modules/pyodide".'
        )
    remote = True if place == "cdn" else place if place.startswith(("https://", "http://")) else None
    try:
        kit = Kit.gather(
            pyodide_dir=None if remote else here / place,
            pyodide_cdn=remote,
            requirements=config.transom_requirements,
            find_links=[here / each for each in config.transom_find_links],
            without=config.transom_without,
        )
        given = json.dumps(kit.write(Path(app.outdir) / FOLDER)).encode()
        if config.transom_pictures:
            _take_pictures(app)
    except TransomError as error:
        raise ExtensionError(f"transom.ext.sphinx: {error}") from error
    name = f"given-{hashlib.sha256(given).hexdigest()[:8]}.json"
    (Path(app.outdir) / FOLDER / name).write_bytes(given)
    setattr(app, _GIVEN, name)


def _script(app: Sphinx, _: str, __: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """A page that has examples has the script that runs them."""
    if doctree is None or "body" not in context or next(doctree.findall(example), None) is None:
        return
    src = context["pathto"](f"{FOLDER}/assets/{load_assets().documented}", 1)
    given = getattr(app, _GIVEN)
    context["body"] += _TAG.format(src=escape(src), given=escape(given))


def _visit(translator: Any, node: nodes.Element) -> None:
    source = escape(node["source"]).replace("\n", "&#10;")
    translator.body.append(f'<div class="transom-example" data-transom-source="{source}">')
    if "picture" in node:
        src = escape(node["picture"])
        translator.body.append(f'<img class="transom-example__still" src="{src}" alt="What the example gives.">')
    translator.body.append("</div>")
    raise nodes.SkipNode
