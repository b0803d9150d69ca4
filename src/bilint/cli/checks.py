"""`bilint checks`."""

from __future__ import annotations

import click
import msgspec

from bilint.checks import all_checks
from bilint.cli.output import standard_output


@click.command("checks")
@click.option("--format", "shape", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def command(shape: str) -> None:
    """List the checks, with severity, MQM category and whether they are on trial."""
    rows = [
        {
            "name": check.name,
            "severity": check.severity.value,
            "category": check.mqm,
            "needs_source": check.needs_source,
            "document": check.document,
            "preview": check.preview,
            "title": check.title,
        }
        for check in all_checks().values()
    ]
    with standard_output() as stream:
        if shape == "json":
            stream.write(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode() + "\n")
        elif shape == "markdown":
            from bilint.checks.documentation import table

            stream.write(table())
        else:
            width = max(len(str(row["name"])) for row in rows)
            for row in rows:
                trial = " (preview)" if row["preview"] else ""
                stream.write(f"{row['name']:{width}}  {row['severity']:8}  {row['title']}{trial}\n")
