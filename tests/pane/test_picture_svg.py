"""SVG pictures: what browsers would show as nothing, or as a broken picture, is put right or named."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

import transom as tr
from transom.components.display import display

NS = 'xmlns="http://www.w3.org/2000/svg"'


def shown(given, kind=tr.pane.SVG):
    pane = kind(given)
    assert pane.error is None
    return pane


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="5" height="7"', (5, 7)),
        ('width="5px" height="7.4"', (5, 7)),
        ('width="1in" height="72pt" viewBox="0 0 1 1"', (96, 96)),
        ('width="25.4mm" height="2.54cm"', (96, 96)),
        ('width="3em" height="1pc"', (48, 16)),
        ('viewBox="0 0 60 40"', (60, 40)),
        ("viewBox='-1,-2,60,40'", (60, 40)),
        ('viewBox="0 0 60.5 40.4"', (61, 40)),
        ('viewBox="0 0 2 1"', (300, 150)),
        ('width="100%" height="100%" viewBox="0 0 60 40"', (60, 40)),
        ('width="120" viewBox="0 0 60 40"', (120, 80)),
        ('height="80" viewBox="0 0 60 40"', (120, 80)),
        ('width="120"', (120, 150)),
        ('height="80"', (300, 80)),
        ("", (300, 150)),
        ('viewBox="0 0 0 40"', (300, 150)),
        ('viewBox="0 0 nan inf"', (300, 150)),
        ('viewBox="0 0 60"', (300, 150)),
        ('width="auto" height="-3"', (300, 150)),
        ('width="1e300" height="1e8"', (300, 32767)),
    ],
)
def test_a_picture_without_a_size_of_its_own_takes_room(attributes, size):
    assert shown(f"<svg {NS} {attributes}></svg>").natural == size


@pytest.mark.parametrize(
    "text",
    [
        f"<svg {NS}/>",
        f"\ufeff<svg {NS}/>",
        f"\n\n  <svg\n{NS}></svg>\n",
        f'<?xml version="1.0"?><svg {NS}/>',
        f'\n  <?xml version="1.0" encoding="UTF-8"?>\n<svg {NS}/>',
        f"<!-- by hand --><svg {NS}/>",
        f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/svg11.dtd"><svg {NS}/>',
        '<!DOCTYPE svg [ <!ENTITY ns "http://www.w3.org/2000/svg"> ]>\n<svg xmlns="&ns;"/>',
        f"<?xml-stylesheet href='x.css'?>\n<!-- <html> -->\n<svg {NS}/>",
        '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>',
        "<svg></svg>",
        '<svg width="4" height="4"><use xlink:href="#a"/></svg>',
        f"<svg {NS}></svg><!-- end -->",
    ],
)
def test_each_way_to_write_it_is_a_picture_of_its_own(text):
    data = shown(text)._rendered["data"]
    assert ET.fromstring(data).tag == "{http://www.w3.org/2000/svg}svg"
    assert data.startswith(b"<")
    assert type(display(text)) is tr.pane.SVG


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1"])
@pytest.mark.parametrize("declared", [True, False])
def test_data_in_any_encoding_arrives_as_one_that_all_read(encoding, declared):
    if encoding == "iso-8859-1" and not declared:
        return  # that is no XML
    name = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    head = f'<?xml version="1.0" encoding="{name}"?>' if declared else ""
    data = f"{head}<svg {NS}><title>Übersicht</title></svg>".encode(encoding)
    assert type(display(data)) is tr.pane.SVG
    made = ET.fromstring(shown(data)._rendered["data"])
    assert made.findtext("{*}title") == "Übersicht"


def test_what_needs_no_help_is_left_as_it_is():
    data = f'<?xml version="1.0"?>\r\n<svg {NS} width="3" height="3">\n<a/> </svg>\n'.encode()
    assert shown(data)._rendered["data"] == data


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("<SVG></SVG>", "small letters"),
        (f"<svg {NS}><g></svg>", "mismatched tag"),
        (f"<svg {NS}>&nbsp;</svg>", "undefined entity"),
        (f"<svg {NS}><inkscape:x/></svg>", "unbound prefix"),
        (f'<svg {NS} width="0" height="5"/>', "width or height is 0"),
        ('<svg xmlns="http://www.w3.org/1999/xhtml"/>', "namespace of SVG"),
        (f"<svg {NS}></svg> and more", "line 1"),
        (f"<svg {NS}", "line 1"),
    ],
)
def test_what_no_browser_shows_says_why(text, word):
    pane = tr.pane.Image(text)
    assert pane.error["title"] == "Not an SVG picture that can be shown"
    assert word in pane.error["message"]


@pytest.mark.parametrize("data", [b"<svg>\xff</svg>", b'<?xml version="1.0" encoding="klingon"?><svg/>'])
def test_bytes_that_are_no_text_say_so(data):
    assert tr.pane.Image(data).error is not None


def test_entities_that_multiply_end_as_an_error():
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE svg [<!ENTITY e0 "{"x" * 1000}">{entities}]><svg {NS}>&e11;</svg>'
    assert "amplification" in tr.pane.SVG(bomb).error["message"]


def test_words_that_mention_svg_are_text():
    for text in ("<svg> is a tag", "<svg/> and more", "svg", "<p><svg></svg></p>", "# <svg></svg>"):
        assert type(display(text)) is tr.pane.Markdown
