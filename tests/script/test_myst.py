from __future__ import annotations

import pytest

from transom.script.myst import Myst, Page


def html(text, resolve=None):
    return Myst(resolve).html(text, Page())


def anchor(slug):
    return f' <a class="tr-anchor" href="#{slug}" aria-label="Link to this section">#</a>'


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("~~gone~~", "<p><s>gone</s></p>\n"),
        ("a <b>raw</b> c", "<p>a <b>raw</b> c</p>\n"),
        ("<div onclick='x'>raw</div>", "<div onclick='x'>raw</div>"),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>\n"),
        ("{{ substitution }}", "<p>{{ substitution }}</p>\n"),
        ("% a comment\n\ntext", "<p>text</p>\n"),
        ("+++\ntext", "<p>text</p>\n"),
        ("(the-target)=\n", '<span class="tr-target" id="the-target"></span>\n'),
        ("---\ntitle: X\n---\ntext", "\n<p>text</p>\n"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("term\n: meaning", "<dl>\n<dt>term</dt>\n<dd>meaning</dd>\n</dl>\n"),
    ],
)
def test_the_dialect(text, out):
    assert html(text) == out


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 |", "<td>1</td>"),
        ("- [x] done", 'type="checkbox"'),
        ("Note[^1]\n\n[^1]: The *foot*.", '<section class="footnotes">'),
        ("```bash\nls\n```", '<pre class="hl" tabindex="0"><code class="language-bash">'),
        ("    indented", "<pre><code>indented"),
    ],
)
def test_the_dialect_knows(text, part):
    assert part in html(text)


@pytest.mark.parametrize(
    ("text", "slug", "content"),
    [
        ("## Plain words", "plain-words", "Plain words"),
        ("## `.param.watch`", "paramwatch", "<code>.param.watch</code>"),
        ("## What's *new*?", "whats-new", "What's <em>new</em>?"),
        ("## Größe & Maß", "größe--maß", "Größe &amp; Maß"),
        ("## {func}`a.b`", "ab", "<code>a.b</code>"),
        ("## !!!", "section", "!!!"),
        ('## "><script>', "section", None),
    ],
)
def test_headings_have_anchors(text, slug, content):
    out = html(text)
    assert out.startswith(f'<h2 id="{slug}">')
    assert out.endswith(f"{anchor(slug)}</h2>\n")
    if content is not None:
        assert out == f'<h2 id="{slug}">{content}{anchor(slug)}</h2>\n'


def test_equal_headings_have_different_anchors_in_directives_too():
    out = html("## Same\n\n:::{note}\n## Same\n:::\n\n## Same\n")
    assert [f'id="{slug}"' in out for slug in ("same", "same-1", "same-2")] == [True, True, True]


def test_the_first_heading_is_the_title():
    page = Page()
    Myst().html("text\n\n## The `first` *one*\n\n# Second", page)
    assert page.title == "The first one"


LINKS = {"other.md": "/other", "other.md#part": "/other#part", "../up/index.md": "/up"}


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("[x](other.md)", '<a href="/other">x</a>'),
        ("[x](other.md#part)", '<a href="/other#part">x</a>'),
        ("[*x*](../up/index.md 'title')", '<a href="/up" title="title"><em>x</em></a>'),
        ("[x *y* `z`](nowhere.md)", "x <em>y</em> <code>z</code>"),
        ("[x][r]\n\n[r]: other.md", '<a href="/other">x</a>'),
        ("[a](other.md) [b](nowhere.md) [c](other.md)", '<a href="/other">a</a> b <a href="/other">c</a>'),
        ("[x](https://example.org/a.md)", '<a href="https://example.org/a.md">x</a>'),
        ("[x](//example.org/a.md)", '<a href="//example.org/a.md">x</a>'),
        ("[x](mailto:a@example.org)", '<a href="mailto:a@example.org">x</a>'),
        ("[x](#part)", '<a href="#part">x</a>'),
        ("<https://example.org>", '<a href="https://example.org">https://example.org</a>'),
        ("![alt](other.md)", '<img src="/other" alt="alt" loading="lazy" />'),
        ("![a *b*](nowhere.png)", "a *b*"),
        ("[![alt](nowhere.png)](other.md)", '<a href="/other">alt</a>'),
    ],
)
def test_links_lead_somewhere_or_are_text(text, out):
    assert html(text, LINKS.get) == f"<p>{out}</p>\n"


def test_links_in_directives_are_looked_up_too():
    out = html("```{note}\n[x](other.md) [y][r] [z](nowhere.md)\n```\n\n[r]: other.md\n", LINKS.get)
    assert '<p><a href="/other">x</a> <a href="/other">y</a> z</p>' in out


def test_links_stay_as_written_without_a_look_up():
    assert html("[x](other.md) ![y](z.png)") == (
        '<p><a href="other.md">x</a> <img src="z.png" alt="y" loading="lazy" /></p>\n'
    )


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("{ref}`target`", "target"),
        ("{ref}`The text <target>`", "The text"),
        ("{doc}`../a/b`", "../a/b"),
        ("{doc}`Text <../a/b>`", "Text"),
        ("{func}`pn.bind`", "<code>pn.bind</code>"),
        ("{class}`~panel.widgets.Button`", "<code>Button</code>"),
        ("{py:meth}`text <a.b>`", "<code>text</code>"),
        ("{kbd}`Ctrl`", "<kbd>Ctrl</kbd>"),
        ("{sub}`2`", "<sub>2</sub>"),
        ("{superscript}`2`", "<sup>2</sup>"),
        ("{emphasis}`x`", "<em>x</em>"),
        ("{unheard-of}`<script>`", "<code>script</code>"),
        ("{ref}`<b>&`", "b&gt;&amp;"),
        ("{kbd}`<b>`", "<kbd>&lt;b&gt;</kbd>"),
    ],
)
def test_roles_are_text_or_code(text, out):
    assert html(text) == f"<p>{out}</p>\n"
