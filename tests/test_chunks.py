"""The built client: a chunk of front ends needs the runtime and nothing else."""

from __future__ import annotations

import re

import pytest

import transom as tr
from tests.site import Site, on_clock
from transom.hosts.server.assets import load_assets

ASSETS = load_assets()
RUNTIME = ASSETS.files[ASSETS.script].path.read_text("utf-8")
IMPORT = re.compile(r'import\{([^}]*)\}from"([^"]+)"')


def exported() -> set[str]:
    (names,) = re.findall(r"export\{([^}]*)\};?\s*$", RUNTIME)
    return {name.rpartition(" as ")[2] for name in names.split(",")}


@pytest.mark.parametrize("name", sorted(set(ASSETS.chunks.values())))
def test_a_chunk_imports_the_runtime_only_and_what_that_exports(name):
    text = ASSETS.files[name].path.read_text("utf-8")
    found = IMPORT.findall(text)
    assert found
    assert len(found) == len(re.findall(r'(?<!")\bfrom"|\bimport"', text))  # a library has texts that say "from"
    for names, source in found:
        assert source == f"./{ASSETS.script}"
        assert {each.partition(" as ")[0] for each in names.split(",")} <= exported()


def test_the_runtime_names_no_chunk():
    for name in ASSETS.chunks.values():
        assert name not in RUNTIME


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
