"""A folder of documents is served with links from each to all, and with a search."""

from __future__ import annotations

import pytest

from transom.hosts.server.asgi import Server
from transom.settings import Settings
from transom.site import Site
from transom.testing import run_test

INDEX = """# Handbook

What it is about.

## First

- [Begin](begin.md): how to begin.
- [Elsewhere](https://example.com)

## Then

- [An app](app.py)
- [Deep](deep.md#part)
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "index.md").write_text(INDEX)
    (tmp_path / "begin.md").write_text("# How to begin\n\nText.\n\n## One\n\n## Two\n\n### Three\n\n#### Four\n")
    (tmp_path / "deep.md").write_text("# Deep\n\n## Part\n\nUnder water.\n")
    (tmp_path / "apart.md").write_text("# Apart\n")
    (tmp_path / "app.py").write_text("import transom as tr\ntr.Row('hello').servable('The app')\n")
    return tmp_path


def parts(page):
    (contents,) = page.all("Contents")
    return {part["title"]: [text for text, _ in part["links"]] for part in contents["parts"]}


async def test_pages_stand_as_the_index_lists_them_and_what_it_does_not_list_comes_last(folder):
    with Site([str(folder)]) as site:
        async with run_test(site.app, url="/begin") as page:
            assert parts(page) == {
                "": ["Handbook"], "First": ["Begin"], "Then": ["An app", "Deep"], "More": ["Apart"]
            }  # fmt: skip
            (contents,) = page.all("Contents")
            addresses = [address for part in contents["parts"] for _, address in part["links"]]
            assert addresses == ["", "begin", "app", "deep", "apart"]
            assert (contents["up"], contents["here"]) == ("./", "begin")


async def test_before_and_after_are_the_documents_next_to_it(folder):
    with Site([str(folder)]) as site:
        neighbours = {}
        for route in ("/", "/begin", "/deep", "/apart"):
            async with run_test(site.app, url=route) as page:
                (reading,) = page.all("Reading")
                neighbours[route] = [each and each["href"] for each in (reading["before"], reading["after"])]
        assert neighbours == {
            "/": [None, "./begin"],
            "/begin": ["./", "./deep"],
            "/deep": ["./begin", "./apart"],
            "/apart": ["./deep", None],
        }


async def test_the_headings_of_a_page_are_its_contents(folder):
    with Site([str(folder)]) as site:
        async with run_test(site.app, url="/begin") as page:
            (reading,) = page.all("Reading")
            assert [(each["level"], each["href"], each["text"]) for each in reading["contents"]] == [
                (2, "#one", "One"), (2, "#two", "Two"), (3, "#three", "Three"),
            ]  # fmt: skip
            assert page.title == "How to begin"
            (frame,) = page.all("Page")
            assert frame["site"] == "Handbook"


async def test_the_search_answers_what_was_asked_last(folder):
    with Site([str(folder)]) as site:
        async with run_test(site.app, url="/begin") as page:
            (search,) = page.all("Search")
            page.set(search, "wat", name="question")
            page.set(search, "water", name="question")
            await page.wait(lambda: search["found"]["question"] == "water")
            assert [hit["address"] for hit in search["found"]["hits"]] == ["deep#part"]
            assert search["found"]["hits"][0]["title"] == ["Deep › Part"]


async def test_a_page_that_is_loaded_again_is_found_by_its_new_text(folder):
    with Site([str(folder)]) as site:
        (folder / "deep.md").write_text("# Shallow\n\nSand.\n")
        site.reload()
        async with run_test(site.app, url="/begin") as page:
            assert parts(page)["Then"] == ["An app", "Deep"], "as the index calls it"
            (search,) = page.all("Search")
            page.set(search, "sand", name="question")
            await page.wait(lambda: search["found"]["question"] == "sand")
            assert [hit["address"] for hit in search["found"]["hits"]] == ["deep"]


async def test_without_an_index_they_stand_by_their_names_and_the_title_is_the_sites(folder):
    (folder / "index.md").unlink()
    with Site([str(folder)], title="Notes") as site:
        async with run_test(site.app, url="/begin") as page:
            assert parts(page) == {"": ["Apart", "The app", "How to begin", "Deep"]}
            assert page.all("Page")[0]["site"] == "Notes"


async def test_an_app_of_the_folder_stays_as_it_is(folder):
    with Site([str(folder)]) as site:
        async with run_test(site.app, url="/app") as page:
            assert page.all("Page") == []


@pytest.mark.parametrize("kept", [["begin.md"], ["begin.md", "app.py"]])
async def test_one_document_alone_stays_as_it_is(folder, kept):
    for path in folder.iterdir():
        if path.name not in kept:
            path.unlink()
    with Site([str(folder)]) as site:
        async with run_test(site.app, url="/begin") as page:
            assert page.all("Page") == []


async def test_documents_that_are_named_one_by_one_stay_as_they_are(folder):
    with Site([str(folder / "begin.md"), str(folder / "deep.md")]) as site:
        async with run_test(site.app, url="/begin") as page:
            assert page.all("Page") == []


def test_the_first_answer_has_the_frame_already(folder):
    with Site([str(folder)]) as site:
        server = Server(site.app, Settings())
        page = site.app.page("/begin")
        body = server._page(page, "", {}).body.decode()
    assert '<div class="tr-top__title">Handbook</div>' in body, "the heading is the document's own"
    assert '<aside class="tr-side" data-early' in body
