"""How large the inventories are, by language and kind."""

from __future__ import annotations

from collections import Counter

from bilint.text.language import table as languages
from bilint.text.phrases.inventory import KINDS, inventory_languages, load_inventory

_HEADS = {
    "idioms": "idioms",
    "calques titles": "titles",
    "calques phrases": "phrases",
    "false_friends": "false friends",
}


def counted() -> Counter[tuple[str, str]]:
    """How many entries the package has of each (language, kind)."""
    found: Counter[tuple[str, str]] = Counter()
    for kind in KINDS:
        for code in inventory_languages(kind):
            found[code, kind_name(kind)] = len(load_inventory(f"{kind}{code}.toml"))
    return found


def kind_name(kind: str) -> str:
    """What a kind is called: "idioms", "calques titles"."""
    return kind.replace("/", " ").strip(" .")


def table(found: Counter[tuple[str, str]], markdown: bool) -> str:
    """Languages down, kinds across; the largest inventory first."""
    names = list(map(kind_name, KINDS))
    totals: Counter[str] = Counter()
    for (code, _), number in found.items():
        totals[code] += number
    rows = [["language", *(_HEADS[name] for name in names)]]
    for code, _ in sorted(totals.items(), key=lambda item: (-item[1], item[0])):
        rows.append([languages()[code].name, *(str(found[code, name] or "") for name in names)])
    if markdown:
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]]) + "\n"
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n" for row in rows
    )
