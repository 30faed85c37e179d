"""The gazetteer: what instruments, events and bodies are called in the six languages.

Here live names and acronyms, one file a family under ``data/``, and their reading. The codes are the ids of
the other lists of ``panel.reference`` and, for what those lists do not hold, codes made in the same way. Not
here: finding names in a text, inflection and spelling that a rule can undo (``panel.collation``). Standard
library only; reads nothing but its own files, once, when first asked.

A file is made of stanzas: a line ``code ; kind ; acronyms`` and a line for each language, its names divided by
``|``. ``[…]`` may be left out, ``=word`` counts only in exactly this form, ``?`` before an acronym says that
it stands for something else unless the words around it decide. Codes joined by ``+`` are named together.
"""

from __future__ import annotations

from panel.reference.gazetteer.read import KINDS, Named, named

VERSION = "1"
AS_OF = "2026-11-21"

__all__ = ["AS_OF", "KINDS", "VERSION", "Named", "named"]
