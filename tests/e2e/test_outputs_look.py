"""A view leaves the document around it as it is, and looks as on a page whatever that document says."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

import transom as tr
from tests.e2e import everything
from tests.e2e.live import Live
from tests.e2e.outputs import document

HOST = """
<div class=panel><h1>Of the host</h1><h2>Two</h2><h3>Three</h3><p>Text <a href="#">link</a> <code>code</code></p>
<ul><li>one</li><li>two</li></ul><ol><li>one</li></ol><table><tr><th>a</th><td>b</td></tr></table><hr>
<button>Press</button><button class="tr-button" disabled>Same name</button><input value="text"><input type=checkbox>
<input type=range><select><option>a</option></select><textarea>a</textarea><label>Label <input></label>
<progress value=0.5></progress><meter value=0.5></meter><pre>pre</pre><blockquote>quote</blockquote><figure>
<figcaption>caption</figcaption></figure><details open><summary>more</summary>less</details><span hidden>hidden</span>
<fieldset><legend>legend</legend></fieldset><dl><dt>a</dt><dd>b</dd></dl><svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg>
<div data-error><b>not an error of ours</b></div><div data-loading><i class="tr-card">a</i></div><mark>mark</mark>
<div data-theme=dark><strong>dark</strong></div><div data-scroll><em>scroll</em></div><small>small</small><kbd>k</kbd>
<div class="tr-status">status</div><div data-sizing="stretch_width">wide</div></div><div id=a></div>
"""
LOOKS = """
(at) => [...document.querySelectorAll(at)].map((el) => {
  const [own, before] = [getComputedStyle(el), getComputedStyle(el, "::before")];
  const all = (style) => Object.fromEntries([...style].map((name) => [name, style.getPropertyValue(name)]));
  return [`${el.tagName} ${el.className}`, all(own), all(before)];
})
"""
DOCUMENT = """
() => [document.title, location.href, history.length, scrollY, sessionStorage.length, localStorage.length,
  document.documentElement.outerHTML.slice(0, 30), [...document.body.attributes].length, document.activeElement.tagName]
"""


def test_nothing_else_of_the_document_changes(browser: Browser, live: Live) -> None:
    def make() -> tr.Column:
        tr.state.location.search = "?moved=1"
        return tr.Column(tr.pane.Markdown("# From comms"), tr.Tabs(("One", everything.page())))

    live.make = make
    for scheme in ("light", "dark"):
        with document(browser, live, HOST, color_scheme=scheme) as shown:
            before, of_document = (
                shown.page.evaluate(LOOKS, "html, body, .panel, .panel *"),
                shown.page.evaluate(DOCUMENT),
            )
            assert len(before) > 50
            shown.show("#a")
            expect(shown.page.get_by_role("heading", name="From comms")).to_be_visible()
            expect(shown.page.locator("#a .tr-tabs").first).to_be_visible()
            shown.page.wait_for_function("() => document.querySelectorAll('#a [data-coming]').length === 0")
            after = shown.page.evaluate(LOOKS, "html, body, .panel, .panel *")
            for (what, *looks), (_, *now) in zip(before, after, strict=True):
                for was, is_ in zip(looks, now, strict=True):
                    tall = {"height", "block-size", "perspective-origin", "transform-origin"}
                    skipped = tall if what.startswith(("HTML", "BODY")) else set()
                    assert {k: v for k, v in was.items() if is_[k] != v and k not in skipped} == {}, what
            assert shown.page.evaluate(DOCUMENT) == of_document


COMPARED = """
(at) => [...document.querySelectorAll(`${at} *`)].map((el) => {
  const names = ["display", "padding", "margin", "borderTopWidth", "borderTopStyle", "borderTopColor", "borderRadius",
    "fontSize", "fontFamily", "fontWeight", "fontStyle", "lineHeight", "letterSpacing", "textTransform", "textIndent",
    "color", "backgroundColor", "boxSizing", "listStyleType", "visibility", "width", "textAlign", "whiteSpace",
    "cursor", "gap", "boxShadow"];
  const style = getComputedStyle(el);
  const before = getComputedStyle(el, "::before");
  const owner = el.closest("[data-tr-id]")?.className;
  const what = `${el.tagName}.${el.getAttribute("class")} in ${owner}`;
  return [what, names.map((name) => style[name]).concat(before.content)];
})
"""


# All that is fetched has come, and nothing has changed since the last look.
SETTLED = """
(at) => {
  const root = document.querySelector(at);
  const before = window.before;
  window.before = root?.innerHTML.length;
  return root && !root.ariaBusy && window.before === before && !root.querySelector("[data-coming]");
}
"""


@pytest.mark.slow
def test_all_components_come_without_an_address_and_look_as_on_a_page(browser: Browser, live: Live) -> None:
    """Whatever the document says of buttons and tables."""
    live.make = everything.page
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(live.url)
    width = "width: 1000px; padding: 4px; box-sizing: border-box; flex: none"
    page.evaluate("(css) => { document.querySelector('main').style.cssText = css }", width)
    body = "<div id=a style='width: 1000px'></div>"
    with document(browser, live, body, reduced_motion="reduce") as shown:
        shown.show("#a")
        looks = []
        for each, at in ((page, "main.tr-page"), (shown.page, "#a .tr-page")):
            each.wait_for_function(SETTLED, arg=at, polling=500)
            looks.append(each.evaluate(COMPARED, at))
        assert len(looks[0]) > 2_000
        assert [what for what, _ in looks[0]] == [what for what, _ in looks[1]]
        different = [(what, a, b) for (what, a), (_, b) in zip(*looks, strict=True) if a != b]
        assert different == []
        errors = shown.page.locator("[data-error] .tr-error__title").all_inner_texts()
        assert errors == page.locator("[data-error] .tr-error__title").all_inner_texts()
        assert shown.page.locator(".tr-foreign").count() > 1
        assert len(shown.asked) == len(set(shown.asked))
    context.close()
