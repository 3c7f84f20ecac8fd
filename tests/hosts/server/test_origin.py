"""Which origins may open a socket: whole origins by equality, held against an independent parser."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transom.errors import SettingsError
from transom.hosts.server.origin import Origins, own_names, parse_host, said_names

HOST = "ok.com:5006"


@pytest.mark.parametrize(
    ("origin", "admitted"),
    [
        ("http://ok.com:5006", True),
        ("http://OK.com:5006", True),
        (None, False),
        ("", False),
        ("null", False),
        ("http://ok.com", False),
        ("https://ok.com:5006", False),
        ("http://ok.com:5007", False),
        ("http://ok.com.evil.com:5006", False),
        ("http://ok.com@evil.com:5006", False),
        ("http://evil.com:5006", False),
        ("http://ok.com:5006.evil.com", False),
        ("http://ok.com:5006/", False),
        ("http://ok.com:5006, http://evil.com", False),
        ("file://", False),
        ("http://ok.com:99999", False),
    ],
)
def test_only_the_pages_own_origin(origin: str | None, admitted: bool) -> None:
    assert Origins().admits(origin, HOST, "ws") is admitted


def test_default_ports_are_the_same_origin() -> None:
    assert Origins().admits("http://ok.com", "ok.com:80", "ws")
    assert Origins().admits("https://ok.com:443", "ok.com", "wss")
    assert not Origins().admits("http://ok.com", "ok.com", "wss")


def test_further_origins() -> None:
    origins = Origins(["https://friend.org", "other.org:8000"])
    assert origins.admits("https://friend.org", HOST, "ws")
    assert not origins.admits("http://friend.org", HOST, "ws")
    assert origins.admits("http://other.org:8000", HOST, "ws")
    assert origins.admits("https://other.org:8000", HOST, "ws")
    assert not origins.admits("http://other.org", HOST, "ws")


def test_a_star_admits_all_but_no_origin() -> None:
    assert Origins(["*"]).admits("http://anybody.net", HOST, "ws")
    assert not Origins(["*"]).admits(None, HOST, "ws")
    assert not Origins(["*"]).admits("null", HOST, "ws")


@pytest.mark.parametrize("entry", ["http://", "a b", "https://x.org/path", "*.org", "x.org:port"])
def test_an_entry_that_is_no_origin_fails_at_start(entry: str) -> None:
    with pytest.raises(SettingsError, match="Write a host"):
        Origins([entry])


LABELS = st.sampled_from(["ok", "com", "evil", "ok.com", "OK.com", "com.ok", "1.2.3.4"])


@given(
    scheme=st.sampled_from(["http", "https"]),
    host=st.lists(LABELS, min_size=1, max_size=3).map(".".join),
    port=st.one_of(st.none(), st.integers(1, 65535)),
    own=st.lists(LABELS, min_size=1, max_size=3).map(".".join),
    own_port=st.one_of(st.none(), st.integers(1, 65535)),
)
def test_equal_to_what_the_standard_parser_says(
    scheme: str, host: str, port: int | None, own: str, own_port: int | None
) -> None:
    origin = f"{scheme}://{host}" + ("" if port is None else f":{port}")
    header = own + ("" if own_port is None else f":{own_port}")
    left, right = urlsplit(origin), urlsplit(f"http://{header}")
    same = (left.scheme, left.hostname, left.port or {"http": 80, "https": 443}[left.scheme]) == (
        "http",
        right.hostname,
        right.port or 80,
    )
    assert Origins().admits(origin, header, "ws") is same


# --- by which names a server may be asked for

ANYWHERE = "0.0.0.0"


@pytest.mark.parametrize(
    ("address", "allowed", "host", "served"),
    [
        ("127.0.0.1", [], "localhost:5006", True),
        ("127.0.0.1", [], "10.0.0.5:5006", False),
        ("127.0.0.1", [], "evil.example", False),
        ("127.0.0.1", ["apps.org"], "apps.org", True),
        ("127.0.0.1", ["apps.org"], "localhost", True),
        (ANYWHERE, [], "10.0.0.5:5006", True),
        (ANYWHERE, [], "[fe80::1]:5006", True),
        (ANYWHERE, [], "localhost", True),
        (ANYWHERE, [], "box.corp.example:5006", True),
        (ANYWHERE, [], "BOX", True),
        (ANYWHERE, [], "box.local", True),
        (ANYWHERE, [], "evil.example", False),
        (ANYWHERE, [], "10.0.0.5.evil.example", False),
        (ANYWHERE, [], "0x0a000005.evil.example", False),
        ("::", [], "[::1]:5006", True),
        ("::", [], "evil.example", False),
        ("named.example", [], "named.example:5006", True),
        (ANYWHERE, ["https://apps.org"], "apps.org", True),
        (ANYWHERE, ["https://apps.org"], "10.0.0.5", False),
        (ANYWHERE, ["https://apps.org"], "box", False),
        (ANYWHERE, ["https://apps.org"], "localhost", False),
        (ANYWHERE, ["*"], "whatever.example", True),
        (ANYWHERE, [], "", False),
        (ANYWHERE, [], "a b", False),
    ],
)
def test_a_server_has_its_own_names_only(monkeypatch, address: str, allowed: list[str], host: str, served: bool):
    monkeypatch.setattr(socket, "gethostname", lambda: "Box.corp.example")
    assert Origins(allowed).serves(host, own_names(address, allowed)) is served


@pytest.mark.parametrize(
    ("address", "allowed", "said"),
    [
        ("127.0.0.1", [], None),
        ("127.0.0.1", ["apps.org"], None),
        (ANYWHERE, ["*"], None),
        (ANYWHERE, [], "box.corp.example, box, box.local and numeric addresses"),
        ("named.example", [], "named.example, box.corp.example, box, box.local and numeric addresses"),
        ("10.0.0.5", [], "box.corp.example, box, box.local and numeric addresses"),
        ("fe80::1", [], "box.corp.example, box, box.local and numeric addresses"),
        (ANYWHERE, ["https://apps.org", "b.org:80"], "apps.org, b.org:80"),
    ],
)
def test_it_says_which(monkeypatch, address: str, allowed: list[str], said: str | None):
    monkeypatch.setattr(socket, "gethostname", lambda: "Box.corp.example")
    assert said_names(address, allowed) == said


def test_a_port_that_there_is_not_is_no_origin() -> None:
    assert parse_host("ok.com:65536", "http") is None
    assert not Origins().admits("http://ok.com:65536", "ok.com:65536", "ws")
    assert Origins().admits("http://ok.com:65535", "ok.com:65535", "ws")
