"""Idioms and other set phrases: inventories, the patterns that find them, and the search for renderings word by word.

The pattern language
--------------------
A pattern is a row of elements, parted by spaces; between two of them nothing may stand but up to two articles,
possessives (which are therefore left out of a pattern that names them) and particles such as a negation.

    Bandage         a word in any inflected form: its lower-cased letters or its base form are those of the element
    hard|harsh      one of several words
    kämpf*          any word that starts so
    kräftig?        may be missing
    _  _?           any word; any word or none
    ...             up to four words of any kind
    in Gespräch & bringen|kommen
                    behind `&`: one of these must stand within ten words, before, behind or inside;
                    several `&` must each be met. `near` in an inventory says the same for all patterns of an entry

Hyphens and apostrophes part words, in texts and in patterns: `vice chief` finds "vice-chief", `eau` finds "l'eau".
No pattern reaches over the end of a sentence or a colon. "ins" counts as "in", "du" as "de" (data/phrases.toml);
in Arabic, Hebrew and Persian words written together with another word (and, in, the, my) do not matter.

For languages without spaces (Chinese, Japanese, Thai ...) a pattern is a string of signs: `(打|敲)草...蛇`, with
alternatives in parentheses, `...` for up to six signs, `_` for one, `x?` for a sign that may be missing.
"""

from bilint.text.phrases.elements import PatternError
from bilint.text.phrases.finder import Entry, Finder, Rendering, finder
from bilint.text.phrases.inventory import Idiom, load_inventory, read_inventory
from bilint.text.phrases.pattern import Pattern, parse
from bilint.text.phrases.reading import Reading

__all__ = [
    "Entry",
    "Finder",
    "Idiom",
    "Pattern",
    "PatternError",
    "Reading",
    "Rendering",
    "finder",
    "load_inventory",
    "parse",
    "read_inventory",
]
