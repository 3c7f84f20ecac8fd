"""Prose: MyST Markdown → HTML.

Owns the Markdown dialect, heading anchors, links, roles, and which nested fences are cells. Raw HTML is
passed on as the author wrote it, who vouches for it; every other text is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any, cast
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import validateLink
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from transom.components.highlight import highlight
from transom.script.directives import render_directive
from transom.script.fences import Fence, read_fence
from transom.script.program import Resolve

_TARGETED = re.compile(r"(?P<text>.*?)\s*<[^<>]*>\s*$", re.DOTALL)
_TEXT_ROLES = frozenset({"abbr", "any", "doc", "download", "numref", "ref", "term"})
_TAG_ROLES = {"emphasis": "em", "guilabel": "strong", "kbd": "kbd", "menuselection": "strong"} | {
    name: name[:3] for name in ("sub", "subscript", "sup", "superscript")
}
_ADDRESS = re.compile(r'(<(?:a|img|source|audio|video)\b[^>]*?\s(?:href|src)=")([^"#][^"]*)"', re.IGNORECASE)
_STATE = "transom"


@dataclass(frozen=True, slots=True)
class Nested:
    """An executable fence inside a list, a quote or a directive.

    Args:
        fence: the fence.
        line: the line in the file of its first line of code.
    """

    fence: Fence
    line: int


@dataclass(slots=True)
class Page:
    """What is known of a page while its text is rendered; one for all the texts of a file.

    Args:
        title: the first heading's text.
        summary: the first paragraph's text.
        dead: links that lead nowhere, with their lines.
        anchored: links to a place in a page, with their lines.
        slugs: how often each anchor was used.
        nested: executable fences met inside other blocks, to be taken by the caller.
        line: the line of the file on which the text being rendered starts.
        in_directive: how many directives are around it.
        texts: how many texts were parsed: it keeps the footnotes of each apart.
    """

    title: str | None = None
    summary: str | None = None
    dead: list[tuple[str, int]] = field(default_factory=list)
    anchored: list[tuple[str, int]] = field(default_factory=list)
    slugs: dict[str, int] = field(default_factory=dict)
    nested: list[Nested] = field(default_factory=list)
    line: int = 1
    in_directive: int = 0
    texts: int = 0

    def slug(self, text: str) -> str:
        """A fresh anchor for a heading: lower case, words joined by `-`, as GitHub makes them."""
        base = re.sub(r"[^\w\s-]", "", text.lower()).strip().replace(" ", "-") or "section"
        count = self.slugs.get(base, 0)
        self.slugs[base] = count + 1
        return f"{base}-{count}" if count else base


class Myst:
    """A renderer of MyST text; one for each file.

    Args:
        resolve: rewrites relative links and picture sources; they stay as written when omitted.
    """

    def __init__(self, resolve: Resolve | None = None) -> None:
        self._resolve = resolve
        self._md = _markdown()
        self._md.validateLink = _is_safe  # type: ignore[method-assign,assignment]
        self._md.core.ruler.push("tr_inline", self._finish)
        # Not by `add_render_rule`: that makes methods of what it is given.
        rules = cast("dict[str, Any]", cast("RendererHTML", self._md.renderer).rules)
        rules["fence"] = rules["colon_fence"] = self._fence
        rules |= _Rules().by_token

    def parse(self, text: str, page: Page, references: dict[str, Any] | None = None) -> tuple[list[Token], EnvType]:
        """The tokens of a text, with anchors and links done, and the environment to render them with."""
        page.texts += 1
        env: dict[str, Any] = {_STATE: page, "references": references if references is not None else {}}
        if page.texts > 1:
            env["docId"] = str(page.texts)
        return self._md.parse(text, env), env

    def render(self, tokens: Sequence[Token], env: EnvType) -> str:
        """Tokens as HTML."""
        return str(self._md.renderer.render(tokens, self._md.options, env))

    def html(self, text: str, page: Page) -> str:
        """A whole text as HTML; its executable fences are among `page.nested` afterwards."""
        return self.render(*self.parse(text, page))

    def resolve(self, href: str) -> str | None:
        """Where a link leads on the site: unchanged for addresses with a scheme and for `#fragments`."""
        try:
            parts = urlsplit(href)
        except ValueError:
            return None
        if parts.scheme or parts.netloc or not parts.path or self._resolve is None:
            return href
        return self._resolve(href)

    def locate(self, href: str, page: Page, line: int) -> str | None:
        """Where a link of a page leads, as `resolve`; noted as dead when nowhere."""
        found = self.resolve(href)
        if found is None:
            page.dead.append((href, line))
        elif "#" in href:
            page.anchored.append((href, line))
        return found

    def _finish(self, state: StateCore) -> None:
        """The core rule that runs last: anchors on headings, links and pictures resolved."""
        page: Page = state.env[_STATE]
        line = page.line
        for index, token in enumerate(state.tokens):
            if token.map:  # cells of a table have none of their own
                line = page.line + token.map[0]
            if token.type == "html_block":
                token.content = self._raw(token.content)
            if token.type != "inline" or token.children is None:
                continue
            token.children = self._links(token.children, page, line)
            opening = state.tokens[index - 1] if index else token
            if opening.type == "heading_open":
                _head(page, opening, token.children)
            elif opening.type == "paragraph_open" and page.summary is None and not (opening.level or page.in_directive):
                texts = [child for child in token.children if child.type != "image"]
                page.summary = plain_text(texts) or None

    def _links(self, children: list[Token], page: Page, line: int) -> list[Token]:
        kept: list[Token] = []
        dropped: list[bool] = []
        for token in children:
            if token.type == "link_open":
                href = self.locate(str(token.attrGet("href") or ""), page, line)
                dropped.append(href is None)
                if href is not None:
                    token.attrSet("href", href)
            drop = bool(dropped) and dropped[-1] and token.type in {"link_open", "link_close"}
            if token.type == "link_close":
                dropped.pop()
            if token.type in {"softbreak", "hardbreak"}:
                line += 1
            if token.type == "html_inline":
                token.content = self._raw(token.content)
            if not drop:
                kept.append(self._picture(token, page, line) if token.type == "image" else token)
        return kept

    def _picture(self, token: Token, page: Page, line: int) -> Token:
        source = self.locate(str(token.attrGet("src") or ""), page, line)
        if source is None:
            return Token("text", "", 0, content=token.content)
        token.attrSet("src", source)
        token.attrSet("loading", "lazy")
        return token

    def _raw(self, html: str) -> str:
        """The author's own HTML: what leads somewhere is led there, the rest stays as it is written."""
        return _ADDRESS.sub(lambda found: found[1] + escape(self.resolve(unescape(found[2])) or found[2]) + '"', html)

    def _fence(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[index]
        page: Page = env[_STATE]
        fence = read_fence(token.info, token.content)
        is_colon = token.type == "colon_fence"
        if not is_colon and (fence.is_explicit or (fence.is_executable and not page.in_directive)):
            page.nested.append(Nested(fence, _first_line(token, page) + fence.skipped))
            return highlight(fence.body, "python") if fence.is_shown else ""
        if is_colon and not fence.name:
            # `::: name` without braces, as other dialects have it.
            name, _, argument = fence.argument.partition(" ")
            fence = Fence(name or "div", argument.strip(), {}, fence.body)
        if fence.name:
            return render_directive(fence, _Body(self, token, env), is_colon=is_colon)
        return highlight(token.content, fence.language)


class _Body:
    """The inside of one directive: see `transom.script.directives.Body`."""

    def __init__(self, myst: Myst, token: Token, env: EnvType) -> None:
        self._myst = myst
        self._token = token
        self._env = env

    def markdown(self, text: str, skipped: int = 0) -> str:
        page: Page = self._env[_STATE]
        outer = page.line
        page.line = _first_line(self._token, page) + skipped
        page.in_directive += 1
        try:
            return self._myst.render(*self._myst.parse(text, page, self._env.get("references")))
        finally:
            page.line = outer
            page.in_directive -= 1

    def inline(self, text: str) -> str:
        return str(self._myst._md.renderInline(text, dict(self._env)))

    def source(self, path: str) -> str | None:
        page: Page = self._env[_STATE]
        return self._myst.locate(path, page, _first_line(self._token, page) - 1)


def _is_safe(href: str) -> bool:
    """As Markdown's own rule; a drawing in a data URL is a picture as well, in which no script runs."""
    return href.lower().startswith("data:image/svg+xml;base64,") or validateLink(href)


def _markdown() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    md.use(front_matter_plugin).use(colon_fence_plugin).use(myst_role_plugin).use(myst_block_plugin)
    return md.use(footnote_plugin).use(tasklists_plugin).use(deflist_plugin)


def _first_line(token: Token, page: Page) -> int:
    """The line in the file of the first line inside a fence."""
    return page.line + (token.map[0] if token.map else 0) + 1


def _head(page: Page, opening: Token, children: list[Token]) -> None:
    text = plain_text(children)
    if page.title is None and text:
        page.title = text
    slug = page.slug(text)
    opening.attrSet("id", slug)
    children.append(Token("tr_anchor", "", 0, meta={"slug": slug}))


def plain_text(children: Sequence[Token]) -> str:
    """The text of a line of Markdown, without markup."""
    parts: list[str] = []
    for token in children:
        if token.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif token.type == "myst_role":
            parts.append(_role_text(token.content))
        elif token.type != "html_inline":
            parts.append(token.content)
    return "".join(parts).strip()


class _Rules:
    """Render rules that look at their token only."""

    def __init__(self) -> None:
        self.by_token = {
            "front_matter": self.nothing,
            "myst_block_break": self.nothing,
            "myst_line_comment": self.nothing,
            "myst_role": self.role,
            "myst_target": self.target,
            "tr_anchor": self.anchor,
        }

    def anchor(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        slug = escape(tokens[index].meta["slug"], quote=True)
        return f' <a class="tr-anchor" href="#{slug}" aria-label="Link to this section">#</a>'

    def target(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return f'<span class="tr-target" id="{escape(tokens[index].content, quote=True)}"></span>\n'

    def nothing(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        return ""

    def role(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
        name = str(tokens[index].meta["name"])
        content = tokens[index].content
        if name in _TAG_ROLES:
            return f"<{_TAG_ROLES[name]}>{escape(content, quote=False)}</{_TAG_ROLES[name]}>"
        text = _role_text(content)
        if name in _TEXT_ROLES:
            return escape(text, quote=False)
        if text.startswith("~"):
            # `~package.module.Name` is shown as its last part.
            text = text[1:].rpartition(".")[2]
        return f"<code>{escape(text, quote=False)}</code>"


def _role_text(content: str) -> str:
    match = _TARGETED.match(content)
    return match["text"] if match and match["text"] else content.strip("<>")
