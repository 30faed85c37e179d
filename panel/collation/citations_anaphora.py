"""“The Convention” alone: whatever of its kind was named last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from panel.collation.citations_index import index
from panel.collation.mention import Mention, MentionForm

_KINDS = {
    "convention": "convention", "covenant": "covenant", "protocol": "protocol", "declaration": "declaration",
    "charter": "charter", "statute": "statute", "compact": "compact", "pact": "compact",
    "pacte": "covenant", "protocole": "protocol", "déclaration": "declaration", "charte": "charter", "statut": "statute",
    "programme d'action": "programme", "convención": "convention", "convenio": "convention", "pacto": "covenant",
    "protocolo": "protocol", "declaración": "declaration", "carta": "charter", "estatuto": "statute",
    "programa de acción": "programme",
    "конвенц": "convention", "пакт": "covenant", "протокол": "protocol", "деклараци": "declaration",
    "اتفاقية": "convention", "عهد": "covenant", "بروتوكول": "protocol", "إعلان": "declaration", "ميثاق": "charter",
    "公约": "convention", "议定书": "protocol", "宣言": "declaration", "宪章": "charter", "规约": "statute", "契约": "compact",
}  # fmt: skip
_ENGLISH = "Convention|Covenant|Protocol|Declaration|Charter|Statute|Compact"
_FRENCH = "Convention|Pacte|Protocole|Déclaration|Charte|Statut|Programme d['’]action"
_SPANISH = "Convención|Convenio|Pacto|Protocolo|Declaración|Carta|Estatuto|Programa de Acción"
_OUTCOME = (
    "(?:Declaration and (?:Programme|Program) of Action|Declaration and Platform for Action|Programme of Action"
    "|Platform for Action)"
)
#: What goes on after the word shows that it is the head of a name, known or not.
_NAME_GOES_ON = (
    r"(?:on|against|for|concerning|relating|regarding|governing|to|sur|contre|relative?|internationale|pour|des?|du"
    r"|d['’]|sobre|contra|para|relativa?|Internacional|о|об|против|по|для|МОТ|ООН|№|No|n°|Committee|بشأن|الخاص"
    r"|المتعلق|الدولي|الأمريكية|الأوروبية)(?!\w)"
)
_ALONE = re.compile(
    rf"(?:(?<![\w-])(?P<outcome>{_OUTCOME})(?! of\b)"
    rf"|\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ss]aid|same|[Ii]ts|ILO) (?P<en>{_ENGLISH})\b"
    rf"|\b(?:[Ll]a|[Ll]e|[Cc]ette|[Cc]e|[Dd]u|[Aa]u|[Ll]adite|[Ll]edit) (?P<fr>{_FRENCH})\b"
    rf"|\b(?:[Ll]a|[Ee]l|[Dd]icha|[Dd]icho|[Ee]sta|[Ee]ste|del|al) (?P<es>{_SPANISH})\b"
    r"|(?<!\w)(?P<ru>Конвенц|Пакт|Протокол|Деклараци)(?:и[яиюей]{0,2}|[аеу]|ом)?\b"
    r"|(?<!\w)(?:[وبل]|و?ل)?ال?(?P<ar>اتفاقية|عهد|بروتوكول|إعلان|ميثاق)(?!\w)"
    r"|(?:《|该|本|上述)(?P<zh>公约|议定书|宣言|宪章|规约|契约)》?)"
    rf"(?![-\w])(?!\s{{1,2}}{_NAME_GOES_ON})"
)
_REACH = 400
_PLACE = re.compile(r"(?!The |This |Its )\b[A-ZÀ-Þ][\w-]+\s\Z")


def anaphora(text: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """The bare words that stand for an instrument named before, as mentions of it. ``named`` is in order.

    The outcome of a conference named shortly before is a name of its own: “Programme of Action”.
    """
    types = index().types
    last: dict[str, Mention] = {}
    place = 0
    # what is named first stands in a line; in the lines before nothing can stand for it
    begin = text.rfind("\n", 0, named[0].start) + 1 if named else len(text)
    for hit in _ALONE.finditer(text, begin):
        while place < len(named) and named[place].start < hit.end():
            each = named[place]
            last["convention" if each.code.startswith("ILO-") else types.get(each.code, "")] = each
            place += 1
        group = str(hit.lastgroup)
        word = hit[group].casefold().replace("’", "'")
        before = last.get("programme" if group == "outcome" else _KINDS.get(word, ""))
        if before is None or (group == "outcome" and _of_another(text, hit.start(), before)):
            continue
        form: MentionForm = "name" if group == "outcome" else "anaphora"
        yield Mention(hit.start(group), hit.end(), before.code, "instrument", form)


def _of_another(text: str, start: int, before: Mention) -> bool:
    """Whether an outcome is too far from its conference, or has the name of another place before it."""
    return start - before.end > _REACH or _PLACE.search(text, max(0, start - 30), start) is not None
