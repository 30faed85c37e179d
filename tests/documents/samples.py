"""Documents to render: a notation for runs, an English summary, a long one; all organizations are invented."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from panel.documents.blocks import (
    Block,
    Code,
    Direction,
    Document,
    Emphasis,
    Frame,
    Heading,
    Link,
    ListBlock,
    Masthead,
    Meta,
    Note,
    NoteMark,
    NumberedParagraph,
    PlainParagraph,
    QuotationBlock,
    Quote,
    Run,
    Runs,
    Source,
    Table,
    Text,
)

FRAME = Frame(
    notes="Notes",
    back="Back to the text",
    note="Note {number}",
    paragraph="Paragraph {number}",
    notes_to="Notes to paragraph {number}",
    show_notes="Show all notes under their paragraphs",
    contents="Contents",
    page="Page {page} of {pages}",
    continued="continued on page {page}",
)
BASE = "https://panel.example/2027/1"


def pin(code: str, paragraph: int) -> Link:
    """A pin-cite that leads to the cited paragraph."""
    return Link(f"{code}, P{paragraph}", f"{BASE}/SUB/{code}#P{paragraph}")


def cite(
    number: int, *pins: tuple[str, int], also: tuple[tuple[str, int], ...] = (), see: str = " See also "
) -> Note:
    """A note that cites paragraphs, and perhaps some more after "See also"."""
    runs: list[Run] = []
    for place, (code, paragraph) in enumerate(pins):
        if place:
            runs.append(Text("; "))
        runs.append(pin(code, paragraph))
    runs.append(Text("."))
    if also:
        runs.append(Text(see))
        for place, (code, paragraph) in enumerate(also):
            if place:
                runs.append(Text("; "))
            runs.append(pin(code, paragraph))
        runs.append(Text("."))
    sources = tuple(Source(code, paragraph, "1", 10, 90) for code, paragraph in pins)
    return Note(number, tuple(runs), sources + tuple(Source(c, p, "1", 0, 40, "see_also") for c, p in also))


_PIECE = re.compile(r"\[(\d+)\]|\{([^}]+)\}|_([^_]+)_|<([^>|]+)(?:\|(\w+))?>")


def runs(text: str) -> Runs:
    """Runs from a short notation: ``[1]`` a note mark, ``{CMF}`` a code, ``_so_`` stress, ``<words|fr>`` a quotation."""
    found: list[Run] = []
    last = 0
    for match in _PIECE.finditer(text):
        if match.start() > last:
            found.append(Text(text[last : match.start()]))
        number, code, stress, words, lang = match.groups()
        if number:
            found.append(NoteMark(int(number)))
        elif code:
            found.append(Code(code))
        elif stress:
            found.append(Emphasis(stress))
        else:
            found.append(Quote(words, lang))
        last = match.end()
    if last < len(text):
        found.append(Text(text[last:]))
    return tuple(found)


def document(
    *blocks: Block,
    notes: tuple[Note, ...] = (),
    language: str = "en",
    way: Direction = "ltr",
    title: str = "Access to schools and clinics",
) -> Document:
    """A small document around the blocks."""
    return Document(
        title=title,
        subtitle="Summary of stakeholders’ submissions",
        language=language,
        direction=way,
        masthead=Masthead(
            "SPMHR/2027/1/SUM",
            "Distr.: General",
            "7 June 2027",
            "Original: English",
            "Standing Panel on Migration",
        ),
        disclaimer="",
        blocks=blocks,
        notes=notes,
        meta=Meta(date(2027, 6, 7), "Standing Panel on Migration"),
    )


CODES = (
    "ABN",
    "ADV",
    "BMU",
    "CMF",
    "DWL",
    "FPA",
    "HSA",
    "JS1",
    "JS2",
    "NDR",
    "OWT",
    "RAM",
    "SOL",
    "TUE",
    "UEB",
)

_ENGLISH = (
    "The present summary follows the call for input of 11 January 2027.[1] It rests on 291 submissions[2] and is kept"
    " short by rule. It holds no opinion of the Panel and no judgement on any claim.",
    "Submissions came from 41 States and local authorities, 58 migrants’ associations, 112 non-governmental"
    " organizations and 80 others.[3] Four more were received in confidence and are not counted.",
    "Where a sentence says how many submissions made a point, the words mean what the table says.[4]",
    "{NCR} regretted that its advice of 2025 on care for mothers had not been followed[5] and recommended that births"
    " be free of charge whatever the papers of the mother.[6]",
    "Most submissions reported that people stayed away from clinics because they expected the police to be told.[7]"
    " {CMF} stated that 131 of 212 persons it had asked had put off a visit for that reason.[8] {JS2} added that the"
    " delay was longest among pregnant women.[9]",
    "Several submissions indicated that a residence number was required before a child could be enrolled.[10] {HSA}"
    " described the rule as <a lock without a key>[11] and {UEB} noted that head teachers read it in different ways.[12]",
    "Most migrants’ associations (41 of 58) called for a clear line between the giving of care and the enforcement of"
    " immigration law.[13] {UEB} considered, however, that a public notice could draw attention to the place.[14]",
    "Recommendations were made to enrol children first and complete the file later;[15] to let school records follow a"
    " child who moves;[16] and to publish refusals of treatment by age, sex and, where possible, legal status.[17]",
    "{DWL} reported that employers who kept passports also decided whether a domestic worker saw a doctor[18] and"
    " urged States to make sure that a woman could be examined _without_ her employer in the room.[19]",
    "Three submissions indicated that children had been asked to interpret for their parents.[20] {OWT} wrote that a"
    " girl of nine had been told to translate <un diagnostic que personne ne devrait entendre d’un enfant|fr>.[21]",
    "{SOL} noted that fees in districts near the border were twice those in the capital[22] and that receipts were not"
    " given.[23] A State of transit welcomed the draft guidance and asked that its paragraph 14 speak of rescue at"
    " sea.[24]",
    "Many submissions recommended that the rule on confidentiality be displayed at the entrance of every clinic and"
    " school, in the languages read there.[25] {ABN} reported that a card without address had brought patients in"
    " earlier.[26]",
    "{RAM} stated that seasonal workers lost their cover in the month in which the contract ended, even where they were"
    " ill at that time.[27] {TUE} and {FPA} called on States to let cover run on for three months.[28]",
    "Several submissions observed a lack of interpretation at screening interviews, which in their view led to needs of"
    " protection being overlooked.[29] {ADV} recommended that the interpreter be chosen by the person concerned.[30]",
    "{BMU} recalled that statelessness was often found out at the school desk[31] and asked for a form on which a child"
    " could be entered without nationality.[32]",
    "{NDR} reported that two of its members had been dismissed on the day of a medical visit.[33] It encouraged labour"
    " inspectors and health services to agree on a common leaflet.[34]",
    "In the thematic thread, participants raised the recognition of school years spent abroad;[35] an agency answered"
    " that a trial in two regions would be evaluated in 2028.[36]",
    "{CMF} recommended that associations be heard whether or not they are registered.[37] It agreed that figures should"
    " be broken down but noted that a table by village could become <a list of names>.[38]",
    "Two submissions considered that the summary of 2025 had not reached those it was about[39] and proposed that this"
    " one be read aloud in the places where people wait.[40]",
)


def _note(number: int) -> Note:
    count = (1, 1, 2, 3, 1, 4, 1, 2)[number % 8]
    pins = tuple(
        (CODES[(number * 7 + step * 3) % len(CODES)], 1 + (number + step) % 12) for step in range(count)
    )
    also = (("UEB", 9),) if number % 5 == 0 else ()
    return cite(number, *pins, also=also)


QUANTIFIERS = Table(
    caption="How many is “many”",
    header=("Submissions making the point", "Word used", "Here"),
    rows=(
        ("one or two", "the codes themselves", "1–2"),
        ("three or four", "three, four", "3–4"),
        ("five or more, under one third", "several", "5–96"),
        ("one third to one half", "many", "97–145"),
        ("more than half, under nine tenths", "most", "146–261"),
        ("nine tenths or more", "almost all", "262–290"),
        ("every one, none contrary", "all", 291),
    ),
    numeric_columns=frozenset({2}),
    row_header=1,
)


CONTRIBUTORS = Table(
    caption="Contributors",
    header=("Code", "Organization", "Place", "Paragraphs"),
    rows=tuple(
        ((Code(code),), f"{name} of invented places", "Port-Neuf (Sampleland)", 7 + 411 * place)
        for place, (code, name) in enumerate(
            zip(CODES, ("Association", "Alliance", "Union", "Federation", "League") * 3, strict=True)
        )
    ),
    numeric_columns=frozenset({3}),
    row_header=0,
)


def english() -> Document:
    """Three pages: three sections, 19 paragraphs, 40 notes, two tables, a list and a quotation."""
    numbered = [NumberedParagraph(number, runs(text)) for number, text in enumerate(_ENGLISH, 1)]
    blocks: list[Block] = [
        Heading(1, "Background", "I."),
        *numbered[:3],
        QUANTIFIERS,
        Heading(1, "National human rights institution with A status", "II."),
        numbered[3],
        Heading(1, "Other contributors", "III."),
        Heading(2, "At the desk: registration, forms and fees", "A."),
        *numbered[4:10],
        ListBlock(
            (
                runs("at the clinic, before care is given;"),
                runs("at the school, before the {ABN} form is filed."),
            )
        ),
        Heading(2, "Persons or groups", "B."),
        *numbered[10:15],
        QuotationBlock(
            runs("No child learns standing in a corridor. This passage is set off from the text.")
        ),
        PlainParagraph(runs("A plain paragraph without a number closes the section.")),
        *numbered[15:],
        Heading(1, "Contributors", "Annex I.", anchor="annex-1", new_page=True),
        CONTRIBUTORS,
    ]
    front = Note(1, (Code("SPMHR/2027/1/CALL"), Text(".")))
    listed = Note(2, (Text("The contributors are listed in "), Link("annex I", "#annex-1"), Text(".")))
    doc = document(*blocks, notes=(front, listed, *(_note(number) for number in range(3, 41))))
    return replace(
        doc,
        title="Access of irregular migrants to essential services such as health and education",
        subtitle="Summary of stakeholders’ submissions. Report of the secretariat, adopted by the chair on 2 June 2027.",
        disclaimer="Texts are published as received and do not necessarily reflect the views of the Panel.",
        masthead=replace(doc.masthead, body_name="Standing Panel on Migration and Human Rights"),
        meta=replace(doc.meta, subject="Essential services", facts=(("words", 812), ("word_rule", "wc-1"))),
    )


def long_document(paragraphs: int = 89, notes: int = 600) -> Document:
    """As long as a real summary may be: about 5,350 words, 600 notes with six pin-cites each at most."""
    per = [notes // paragraphs + (place < notes % paragraphs) for place in range(paragraphs)]
    blocks: list[Block] = [Heading(1, "Other contributors", "III.")]
    number = 0
    for place, count in enumerate(per):
        pieces: list[Run] = []
        for _ in range(count):
            number += 1
            pieces += [
                Text("Several submissions noted that fees had been asked twice."),
                NoteMark(number),
                Text(" "),
            ]
        blocks.append(NumberedParagraph(place + 1, tuple(pieces)))
    noted = tuple(
        cite(n, *((CODES[(n + k) % len(CODES)], (n + k) % 12 + 1) for k in range(1 + n % 6)))
        for n in range(1, notes + 1)
    )
    return document(*blocks, notes=noted)
