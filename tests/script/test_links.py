"""Where links lead, and which files may be had for it."""

from __future__ import annotations

import pytest

from transom.script.links import PLACE, Links


@pytest.fixture
def site(tmp_path):
    """A folder with two documents and files around them."""
    folder = tmp_path / "site"
    for name in ("page.md", "other page.md", "app.py", "pic.png", "sub/deep.csv", ".env", ".git/config", "sub/x.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    (tmp_path / "outside.png").write_text("secret")
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    (folder / "inside.png").symlink_to(folder / "pic.png")
    return folder


@pytest.fixture
def links(site):
    files = {"/page": site / "page.md", "/other page": site / "other page.md", "/app": site / "app.py"}
    return Links(files, routes=["/dash"], static=["/assets/t.csv"])


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("other%20page.md", "./other%20page"),
        ("other%20page.md#part", "./other%20page#part"),
        ("./app.py?x=1#y", "./app?x=1#y"),
        ("sub/../app.py", "./app"),
        ("/dash", "./dash"),
        ("/dash/", "./dash"),
        ("dash", "./dash"),
        ("dash?x=1&y=2", "./dash?x=1&y=2"),
        ("/", "./"),
        (".", "./"),
        ("/assets/t.csv", "./assets/t.csv"),
        ("/gone", None),
        ("gone.md", None),
        ("sub/x.md", None),
        ("sub", None),
        ("../outside.png", None),
        ("link.png", None),
        (".env", None),
        (".git/config", None),
        ("sub/../.env", None),
        ("%2e%2e/outside.png", None),
        ("/etc/passwd", None),
        ("a%00b", None),
        ("x" * 5000, None),
    ],
)
def test_where_a_link_leads(links, site, href, leads):
    links.begin(site / "page.md")
    assert links.resolve(site / "page.md", href) == leads


@pytest.mark.parametrize(("href", "name"), [("pic.png", "pic.png"), ("sub/deep.csv", "deep.csv"), ("inside.png", "")])
def test_a_file_below_the_document_is_handed_out_from_a_closed_table(links, site, href, name):
    found = links.resolve(site / "page.md", href)
    assert found.startswith(f".{PLACE}/")
    assert found.endswith(name)
    assert links.file(found.removeprefix(".")).is_file()
    assert links.file(f"{found.removeprefix('.')}x") is None
    assert links.file(f"{PLACE}/../page.md") is None


def test_files_of_one_name_in_two_folders_are_two(links, site):
    (site / "sub" / "pic.png").write_text("another")
    one, two = (links.resolve(site / "page.md", name) for name in ("pic.png", "sub/pic.png"))
    assert links.file(one[1:]).read_text() == "pic.png"
    assert links.file(two[1:]).read_text() == "another"


def test_a_document_that_is_loaded_again_gives_up_what_it_no_longer_links_to(links, site):
    found = links.resolve(site / "page.md", "pic.png")[1:]
    links.begin(site / "other page.md")
    assert links.file(found) is not None
    links.begin(site / "page.md")
    assert links.file(found) is None


def test_a_page_deep_down_goes_up_to_the_root(site):
    links = Links({"/a/b/page": site / "page.md", "/a/app": site / "app.py"})
    assert links.resolve(site / "page.md", "app.py") == "../../a/app"
    assert links.resolve(site / "page.md", "../app") == "../../a/app"
    assert links.resolve(site / "page.md", "/a/app") == "../../a/app"
    assert links.resolve(site / "page.md", "pic.png").startswith("../.." + PLACE)
