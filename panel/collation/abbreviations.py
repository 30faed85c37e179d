"""Abbreviations after whose full stop a sentence goes on, in the languages the Panel reads."""

from __future__ import annotations

_ALWAYS = """
mr mrs ms dr prof st sr sra srta srs dra lic ing mm mme mlle mgr me rev gen gov hon amb
cf vs viz e.g i.e eg ie al ibid op cit ca approx incl excl resp ed eds dept univ
éd env av c.-à-d p.ex ej p.ej ee.uu ee uu dpto
г гг см ср напр т.е т.н т.к им ул проф акад тыс млн млрд руб ред изд
"""
_BEFORE_NUMBER = """
no nos art arts para paras p pp fig figs vol vols ch chap sec sect ser doc res add corr
núm núms num n pág págs párr párrs apdo inc cap
п пп ст ч стр с гл рис табл разд подп абз док рез
"""

ALWAYS: frozenset[str] = frozenset(_ALWAYS.split())
"""Never the end of a sentence: titles, Latin, French, Spanish, Russian."""

BEFORE_NUMBER: frozenset[str] = frozenset(_BEFORE_NUMBER.split())
"""No end of a sentence where a number, a letter in brackets or a Roman numeral follows; “no.” may end one."""
