from __future__ import annotations

import pytest

from transom.script.myst import Myst, Page

KINDS = {
    "note": "Note",
    "tip": "Tip",
    "hint": "Hint",
    "warning": "Warning",
    "caution": "Caution",
    "danger": "Danger",
    "error": "Error",
    "important": "Important",
    "attention": "Attention",
    "seealso": "See also",
}


def html(text, resolve=None):
    return Myst(resolve).html(text, Page())


@pytest.mark.parametrize(("name", "title"), KINDS.items())
@pytest.mark.parametrize("marks", ["```", ":::"])
def test_callouts(name, title, marks):
    assert html(f"{marks}{{{name}}}\nSome *text*.\n{marks}") == (
        f'<aside class="tr-callout tr-callout--{name}" aria-label="{title}">\n'
        f'<p class="tr-callout__title">{title}</p>\n'
        "<p>Some <em>text</em>.</p>\n</aside>\n"
    )


@pytest.mark.parametrize("marks", ["~~~", ":::"])
def test_an_admonition_has_its_own_title(marks):
    assert html(f"{marks}{{admonition}} The `big` *one*\nText.\n{marks}") == (
        '<aside class="tr-callout tr-callout--admonition" aria-label="The big one">\n'
        '<p class="tr-callout__title">The <code>big</code> <em>one</em></p>\n'
        "<p>Text.</p>\n</aside>\n"
    )


def test_an_admonition_may_look_like_another_kind():
    assert 'class="tr-callout tr-callout--tip"' in html("```{admonition} T\n:class: tip\nText.\n```")


def test_text_beside_the_name_of_a_callout_is_its_beginning():
    assert "<p>All of it.</p>" in html("```{note} All of it.\n```")
    assert "<p>First\nsecond.</p>" in html(":::{note} First\nsecond.\n:::")


def test_callouts_nest_and_their_text_is_markdown():
    text = "::::{note}\n- item\n\n:::{tip}\n```bash\nls\n```\n:::\n::::"
    out = html(text)
    assert out.index("tr-callout--note") < out.index("<li>item</li>") < out.index("tr-callout--tip")
    assert out.index("tr-callout--tip") < out.index('class="language-bash"') < out.index("</aside>")
    assert out.count("</aside>") == 2


def test_a_title_cannot_break_out():
    out = html('```{admonition} A "quote" <img src=x onerror=alert(1)>\nText.\n```')
    label = out.split("aria-label=", 1)[1].split(">", 1)[0]
    assert label == '"A &quot;quote&quot;"'


@pytest.mark.parametrize(
    ("head", "opening"),
    [
        ("{dropdown} More", '<details class="tr-dropdown">\n<summary>More</summary>'),
        ("{dropdown}", '<details class="tr-dropdown">\n<summary>Details</summary>'),
        ("{dropdown} More\n:open:", '<details class="tr-dropdown" open>\n<summary>More</summary>'),
        (
            "{admonition} More\n:class: dropdown",
            '<details class="tr-dropdown tr-callout tr-callout--admonition">\n<summary>More</summary>',
        ),
    ],
)
def test_dropdowns(head, opening):
    assert html(f":::{head}\n**Bold**.\n:::") == f"{opening}\n<p><strong>Bold</strong>.</p>\n</details>\n"


@pytest.mark.parametrize("name", ["code-block", "code", "sourcecode"])
def test_code_blocks_are_shown_and_do_not_run(name):
    page = Page()
    out = Myst().html(f"```{{{name}}} python\n:linenos:\n1 + x\n```", page)
    assert out.startswith('<pre class="hl" tabindex="0"><code class="language-python"><span class="mi">1</span>')
    assert "linenos" not in out
    assert page.nested == []


def test_a_code_block_may_have_a_caption():
    out = html("```{code-block} bash\n:caption: Run *it*\nls\n```")
    assert out.startswith('<figure class="tr-code"><figcaption>Run <em>it</em></figcaption>\n<pre class="hl"')


@pytest.mark.parametrize(
    ("text", "image"),
    [
        ("```{image} pic.png\n:alt: A pic\n```", '<img src="pic.png" alt="A pic" loading="lazy">'),
        (
            "```{figure} pic.png\n:width: 300px\n:height: 50%\n```",
            '<img src="pic.png" alt="" width="300" height="50%" loading="lazy">',
        ),
        (
            '```{image} x.png" onerror="alert(1)\n:alt: "><script>\n:width: 1"x\n```',
            '<img src="x.png&quot; onerror=&quot;alert(1)" alt="&quot;&gt;&lt;script&gt;" loading="lazy">',
        ),
    ],
)
def test_pictures(text, image):
    assert html(text) == f'<figure class="tr-figure">\n{image}\n</figure>\n'


def test_a_figure_has_a_caption():
    out = html("```{figure} pic.png\n:alt: A pic\n\nThe *caption*.\n```")
    assert "<figcaption><p>The <em>caption</em>.</p>\n</figcaption>" in out


def test_an_address_that_is_none_is_a_missing_picture():
    assert '<span class="tr-missing">http://[bad</span>' in html("```{image} http://[bad\n```")


def test_pictures_are_looked_up_and_missing_ones_are_text():
    assert 'src="/files/pic.png"' in html("```{image} pic.png\n```", {"pic.png": "/files/pic.png"}.get)
    assert '<span class="tr-missing">A &lt;pic&gt;</span>' in html(
        "```{image} pic.png\n:alt: A <pic>\n```", lambda href: None
    )


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        (":::{mystery} Some <b>\n*Text*\n:::", "mystery Some &lt;b&gt;", "<p><em>Text</em></p>\n"),
        (
            "```{mermaid}\ngraph <a>\n```",
            "mermaid",
            '<pre class="hl" tabindex="0"><code class="language-text">graph &lt;a&gt;</code></pre>\n',
        ),
        ("```{mystery}\n```", "mystery", ""),
        ("````{tab-set}\n*Text*\n````", "tab-set", "<p><em>Text</em></p>\n"),
        ("```{toctree}\na\n```", "toctree", None),
        ("::: pandoc style\n*Text*\n:::", "pandoc style", "<p><em>Text</em></p>\n"),
    ],
)
def test_an_unknown_directive_is_a_quiet_box(text, name, content):
    out = html(text)
    assert out.startswith(f'<div class="tr-directive">\n<p class="tr-directive__name">{name}</p>\n')
    if content is not None:
        assert out.endswith(f"</p>\n{content}</div>\n")


def test_what_is_hidden_stays_hidden():
    assert html("```{toctree}\n:hidden:\na\n```") == ""


def test_raw_html_is_the_authors():
    assert html("```{raw} html\n<b>x</b>\n```") == "<b>x</b>\n"
    assert "&lt;b&gt;" not in html("```{raw} html\n<b>x</b>\n```")
    assert 'class="language-latex"' in html("```{raw} latex\n\\x\n```")


def test_a_code_cell_that_does_not_run_is_shown_or_not():
    assert 'class="language-julia"' in html("```{code-cell} julia\nx\n```")
    assert html("```{code-cell} python\n:tags: [remove-cell]\nx\n```") == ""
    assert 'class="language-python"' in html("```{code-cell} python\n:tags: [skip-execution]\nx\n```")
