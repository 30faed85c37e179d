"""Abbreviations after whose full stop a sentence goes on, in the languages the Panel reads."""

from __future__ import annotations

_ALWAYS = """
mr mrs ms dr prof st sr sra srta srs dra lic ing mm mme mlle mgr me rev gen gov hon amb
cf vs viz e.g i.e eg ie al ibid op cit ca approx incl excl resp ed eds dept univ
éd env av c.-à-d p.ex ej p.ej ee.uu ee uu dpto aprox sres
г гг см ср напр т.е т.н т.к им ул проф акад тыс млн млрд руб ред изд
"""
_BEFORE_NUMBER = """
no nos art arts para paras p pp fig figs vol vols ch chap sec sect ser doc res add corr
subpara subparas suppl supp lit let tel ext jan feb apr jul aug sept sep oct nov dec
janv févr fév avr juil déc tél ene abr ago dic
núm núms num n pág págs párr párrs apdo inc cap
п пп ст ч стр с гл рис табл разд подп абз док рез тел янв февр фев апр авг сент окт нояб ноя дек
"""

#: Of those that never end a sentence by themselves, the ones that may stand at its end.
_MAY_END = "г гг тыс млн млрд руб ee.uu uu al ibid univ dept"
#: Words without meaning of their own, which have a capital only where a sentence begins.
_BEGINNINGS = """
the this that these those it its they we he she there here in at for from with however but and if when while
although since such many most some all as our their
les cette ces ils elles nous dans pour avec mais cependant toutefois lorsque si ce cela il elle
los las esta este estos estas en para con pero sin sino sobre cuando aunque se ello ellos ellas
он она оно они мы это эти этот эта в во на по при с со для но и а не из от до как кроме однако если когда также после
"""

ALWAYS: frozenset[str] = frozenset(_ALWAYS.split())
"""Never the end of a sentence: titles, Latin, French, Spanish, Russian."""

MAY_END: frozenset[str] = frozenset(_MAY_END.split())
"""The end of a sentence where a word of ``BEGINNINGS`` with a capital follows."""

BEGINNINGS: frozenset[str] = frozenset(_BEGINNINGS.split())
"""Articles, pronouns and the like, in small letters."""

BEFORE_NUMBER: frozenset[str] = frozenset(_BEFORE_NUMBER.split())
"""No end of a sentence where a number, a letter in brackets or a Roman numeral follows; “no.” may end one."""
