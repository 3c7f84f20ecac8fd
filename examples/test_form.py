"""A test of `form.py`, without a browser: `pytest test_form.py`, with pytest-asyncio installed."""

from pathlib import Path

import pytest

from transom.testing import run_test

FORM = Path(__file__).with_name("form.py")


@pytest.mark.asyncio
async def test_a_complete_form_can_be_sent():
    async with run_test(FORM) as page:
        assert page.find("Send")["disabled"]
        page.set("Name", "Ada", "value_input")
        page.choose("Size", "Large")
        page.set("I have read the terms", value=True)
        await page.wait(lambda: not page.find("Send")["disabled"])
        page.click("Send")
        await page.wait(lambda: "Ordered: Large for Ada." in page.text)
        assert page.notices[-1]["text"] == "Thank you."
