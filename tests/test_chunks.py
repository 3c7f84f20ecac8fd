"""The built client: a file that is fetched later is a function of the runtime, and asks for nothing by itself."""

from __future__ import annotations

import re

import pytest

import transom as tr
from tests.site import Site, on_clock
from transom.hosts.assets import load_assets

ASSETS = load_assets()
NAMES = (ASSETS.script, ASSETS.notebook, ASSETS.pyodide["script"], ASSETS.saved)
RUNTIMES = [ASSETS.files[name].path.read_text("utf-8") for name in NAMES]
FIRST = {*NAMES, ASSETS.pyodide["worker"], ASSETS.pyodide["opened"], ASSETS.documented}
LATER = sorted(name for name in ASSETS.files if name.endswith(".js") and name not in FIRST)
GIVEN = re.compile(r"\{([\w$:,]+)\}=\$(?=[,;])")


def handed_on(runtime: str) -> set[str]:
    """The names of what a runtime gives to the files that are fetched."""
    tables = re.findall(r"\(\{([\w$:,]+)\}\)", runtime)
    return {each.partition(":")[0] for each in max(tables, key=len).split(",")}


@pytest.mark.parametrize("name", LATER)
def test_a_file_is_a_function_of_what_all_runtimes_hand_on(name):
    text = ASSETS.files[name].path.read_text("utf-8")
    assert text.startswith("export default($=>{")
    assert "import.meta" not in text
    assert not re.search(r'^import[ {"*]', text, re.MULTILINE)
    if name in ASSETS.libraries:
        return  # a library has variables of that name itself
    needed = {each.partition(":")[0] for names in GIVEN.findall(text) for each in names.split(",")}
    for runtime in RUNTIMES:
        assert needed <= handed_on(runtime)


def test_the_runtime_names_no_chunk():
    for runtime in RUNTIMES:
        for name in ASSETS.chunks.values():
            assert name not in runtime


def test_the_loader_is_tiny_and_names_no_file():
    assert len(ASSETS.loader.encode()) <= 2_048
    assert not re.search(r"\w+-[0-9A-Z]{8}\.", ASSETS.loader)


@pytest.mark.parametrize(("characters", "told"), [(20_000, [["texts-1.js"]]), (100, [])])
def test_before_a_long_snapshot_the_page_is_told_which_chunks_it_needs(characters, told):
    async def main():
        site = Site(lambda: tr.Column(tr.widgets.TextInput(value="x" * characters), tr.widgets.Button()))
        site.registry.chunks = {"textinput": "texts-1.js", "tabs": "boxes-1.js"}
        page = await site.open()
        kinds = [frame["t"] for frame in page.frames]
        assert [frame["chunks"] for frame in page.frames if frame["t"] == "ahead"] == told
        assert kinds[: kinds.index("snapshot")] == ["welcome", *["ahead"] * len(told)]
        await site.aclose()

    on_clock(main())


def test_the_class_of_a_component_names_the_chunk_that_holds_its_front_end():
    async def main():
        site = Site(lambda: tr.Column(tr.widgets.TextInput(), tr.widgets.Button()))
        site.registry.chunks = {"textinput": "texts-1.js"}
        page = await site.open()
        ops = [op for frame in page.frames if frame["t"] == "snapshot" for op in frame["ops"] if op[0] == "class"]
        chunks = {info["name"]: info.get("chunk") for _, _, _, info in ops}
        assert chunks.items() >= {"Column": None, "TextInput": "texts-1.js", "Button": None}.items()
        await site.aclose()

    on_clock(main())
