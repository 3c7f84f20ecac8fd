"""`transom info`."""

from __future__ import annotations

import platform
from dataclasses import fields
from importlib.metadata import PackageNotFoundError, version

import click

from transom._version import __version__
from transom.settings import Settings

_PACKAGES = (
    "param", "msgspec", "starlette", "uvicorn", "websockets", "uvloop", "httptools", "bokeh", "panel", "numpy",
)  # fmt: skip


@click.command("info")
def command() -> None:
    """Print versions and settings, for bug reports."""
    click.echo(f"transom {__version__}")
    click.echo(f"python {platform.python_version()} on {platform.system()} {platform.machine()}")
    for name in _PACKAGES:
        click.echo(f"{name} {_version(name)}")
    settings = Settings.from_env()
    for field in fields(settings):
        click.echo(f"TRANSOM_{field.name.upper()}={getattr(settings, field.name)}")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
