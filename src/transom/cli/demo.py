"""`transom demo`."""

from __future__ import annotations

import click


@click.command("demo", context_settings={"auto_envvar_prefix": "TRANSOM"})
@click.option("--port", type=click.IntRange(0, 65535), help="Port; 5006 or the next free one when omitted.")
@click.option("--address", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--show", is_flag=True, help="Open a browser.")
def command(port: int | None, address: str, show: bool) -> None:
    """Serve the documentation, the guide, the gallery, the dashboard and the policies; needs no network."""
    from transom.demo import APPS, DASHBOARD, DOCS, GALLERY, GUIDE, POLICIES, bare, index
    from transom.demo.pictures import pictures
    from transom.demo.reference import reference
    from transom.hosts.server.run import serve_site
    from transom.site import Site

    files = [str(each) for each in (DOCS, GUIDE, GALLERY, DASHBOARD, *APPS, POLICIES)]
    site = Site(files, as_panel=False, title="Transom", static=pictures())
    site.put(DOCS / "index.md", index())
    site.add(reference())
    if packages := bare.absent():
        site.put(GUIDE, bare.without(GUIDE.read_text("utf-8"), packages))
        click.echo(f"Some examples of the guide need {', '.join(packages)}. To see all of them: {bare.INSTALL}")
    serve_site(site, port=port, address=address, show=show, how="transom serve --dev app.py")
