"""What the process that workers are copied from does before the first copy: every stage once, on a few words in each
language.

The tables that a stage makes for itself at its first text are then there in every worker, and in its memory once for
all of them. To import this module is to do that; it is named to that process by ``executors`` and used nowhere else.
"""

from __future__ import annotations

from collections import deque

from panel.collation.points_groups import group
from panel.collation.points_words import Said
from panel.collation.segment import segment
from panel.collation.stages import TEXT_STAGES, Known
from panel.collation.types import Source

#: A sentence a language; the last has none of the small words that tell languages apart, so statistics are asked.
_TEXTS = {
    "en": "States should ratify the Convention on the Rights of the Child without delay.",
    "fr": "Les États devraient ratifier la Convention relative aux droits de l’enfant sans tarder.",
    "es": "Los Estados deberían ratificar la Convención sobre los Derechos del Niño sin demora.",
    "ru": "Государствам следует ратифицировать Конвенцию о правах ребенка без промедления.",
    "ar": "ينبغي للدول أن تصدق على اتفاقية حقوق الطفل دون تأخير.",
    "zh": "各国应尽快批准《儿童权利公约》。",
    "unsupported": "Dzieci migrantów mają prawo do nauki szkolnej.",
}


def _run(language: str, text: str) -> None:
    source, document = Source("1", "A", text), segment(text)
    for stage in TEXT_STAGES:
        deque(stage.find(source, document, Known()), maxlen=0)
    group((Said(text, language),) * 2)


for _language, _text in _TEXTS.items():
    _run(_language, _text)
