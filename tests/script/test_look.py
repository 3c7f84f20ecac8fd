"""What the text of an app says of the look of its page, before anything of it has run."""

from __future__ import annotations

import pytest

from transom.script.about import about

SIDE = "s.servable(target='sidebar')\n"


@pytest.mark.parametrize(
    ("source", "framed", "sidebar", "title"),
    [
        ("tr.Page(title='Sales', sidebar=[slider]).servable()", True, 272, "Sales"),
        ("tr.Page(sidebar=[slider], sidebar_width=400)", True, 400, ""),
        ("tr.Page(sidebar=[slider], sidebar_open=False)", True, 0, ""),
        ("tr.Page(title=name(), main=[plot])", True, 0, ""),
        ("pn.template.MaterialTemplate(title='A', sidebar=widgets)", True, 370, "A"),
        ("t = FastListTemplate()\nt.sidebar.append(x)", True, 330, ""),
        (SIDE, True, 272, ""),
        ("tr.extension(template='fast')\n" + SIDE, True, 330, ""),
        ("pn.config.template = 'material'\nx.servable()", True, 0, ""),
        ("x.servable(target='header')", True, 0, ""),
    ],
)
def test_a_frame_is_seen_in_the_text(source: str, framed: bool, sidebar: int, title: str) -> None:
    look = about(source).look
    assert look is not None
    assert (look.framed, look.sidebar, look.title) == (framed, sidebar, title)


def test_colours_are_read_where_they_are_literal() -> None:
    look = about("tr.Page(accent='#00677d', theme='dark', theme_toggle=False)").look
    assert look is not None
    assert look.accent.startswith("light-dark(#00677d")
    assert (look.theme, look.fixed) == ("dark", True)
    look = about("FastListTemplate(accent='navy', theme='dark')").look
    assert look is not None
    assert (look.behind, look.theme, look.fixed) == ("#000080", "dark", False)
    look = about("tr.config.accent = 'navy'\ntr.config.theme = 'dark'").look
    assert look is not None
    assert (look.framed, look.theme, look.fixed) == (False, "dark", True)


@pytest.mark.parametrize("source", ["x.servable()", "tr.extension('plotly')", "def f(:", "tr.Row(title='a')"])
def test_nothing_is_said_of_a_plain_page(source: str) -> None:
    assert about(source).look is None


@pytest.mark.parametrize(
    "source", ["tr.Page(sidebar_width='wide', theme=3, accent=7)", "tr.Page(sidebar_width=-1)", "Page(**options)"]
)
def test_what_cannot_be_is_left_to_the_run_to_say(source: str) -> None:
    about(source)  # raises nothing


@pytest.mark.parametrize("value", ["5", "b'x'", "['a']", "{}", "'hsl(. 1% 1%)'"])
@pytest.mark.parametrize("name", ["accent", "theme", "template"])
def test_options_of_any_kind_keep_no_app_from_being_served(name: str, value: str) -> None:
    about(f"tr.config.{name} = {value}")
    about(f"tr.extension({name}={value})\n{SIDE}")
