"""What numbers are written by: texts, and Bokeh's formatters."""

from __future__ import annotations

import pytest
from bokeh.models import (
    BasicTickFormatter,
    CustomJSTickFormatter,
    DatetimeTickFormatter,
    NumeralTickFormatter,
    PrintfTickFormatter,
)

import transom as tr

KINDS = [tr.widgets.IntSlider, tr.widgets.FloatSlider, tr.widgets.RangeSlider, tr.widgets.IntInput]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("given", "text"),
    [
        (None, None),
        ("0.00", "0.00"),
        (PrintfTickFormatter(format="%.1f m"), "%.1f m"),
        (NumeralTickFormatter(format="0,0.[00]"), "0,0.[00]"),
        (BasicTickFormatter(precision=2), "%.2f"),
        (BasicTickFormatter(), None),
    ],
)
async def test_formatters_of_bokeh_are_texts_in_the_page(site, kind, given, text):
    page = await site(lambda: kind(format=given), dev=True).open()
    assert page.find(kind.__name__)["format"] == text
    assert [each for each in page.session.advice.kept if each["report"] == "value"] == []
    assert kind(format=given).format is given


@pytest.mark.parametrize(
    "formatter",
    [
        CustomJSTickFormatter(code="return 1"),
        DatetimeTickFormatter(),
        *(NumeralTickFormatter(format=text) for text in ("0 b", "0o", "0.0e+0", "00:00:00", "(0,0)")),
    ],
)
async def test_a_formatter_without_a_text_is_reported(site, formatter):
    page = await site(lambda: tr.widgets.IntSlider(label="N", format=formatter), dev=True).open()
    assert page.find("N")["format"] is None
    (report,) = [each["text"] for each in page.session.advice.kept if each["report"] == "value"]
    assert report.startswith(
        f"IntSlider 'N': a {type(formatter).__name__} has no form as text, so numbers are written as without one. Write"
    )


@pytest.mark.parametrize("bad", [3, b"0.0"])
def test_anything_else_is_refused_with_what_to_write(bad):
    slider = tr.widgets.IntSlider()
    with pytest.raises(
        ValueError, match=r'format=.* is neither a text nor a Bokeh TickFormatter. Write a text such as "0'
    ):
        slider.format = bad
    assert slider.format is None
