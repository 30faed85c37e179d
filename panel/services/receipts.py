"""Receipts: what a contributor holds in hand after filing."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from panel.domain.attribution import may_be_named
from panel.domain.errors import N_, Missing
from panel.i18n import format_in_zone, ngettext
from panel.i18n import gettext as _
from panel.models import Commentary, CommentaryVersion
from panel.queries import commentary as commentaries
from panel.register import commitment
from panel.services._filing import word_limit


@dataclass(frozen=True, slots=True)
class Receipt:
    """One receipt; ``commitment`` in base64, ``tracker`` in groups of five, ``words`` by ``rule``.

    ``how`` says who filed: ``sign_in``, ``deadline`` (the platform, as asked) or ``e_mail`` (an officer).
    ``attribution`` is the name under which the version was committed; a later, stricter consent changes
    what is printed, not that.
    """

    symbol: str
    number: str
    code: str
    organisation: str
    title: str
    body: str
    language: str
    consent: str
    words: int
    limit: int
    rule: str
    paragraphs: int
    commitment: str
    tracker: str
    salt: str
    attribution: str
    version: int
    version_id: str
    filed_at: datetime
    late: bool
    how: str

    @property
    def file_name(self) -> str:
        """The name of the file. It tells no number where the name is withheld: a number in the list of
        somebody's downloads would tell who wrote the text that is published under it."""
        if not may_be_named(self.consent, None, ""):
            return "receipt.txt"
        return f"receipt-{self.symbol.replace('/', '-')}.txt"


def of(commentary: Commentary, versions: Sequence[CommentaryVersion] | None = None) -> Receipt:
    """The receipt of the version the organization filed last; Missing while nothing was filed.

    A redaction by the secretariat is no filing: the receipt stays that of the text as it was sent.
    """
    versions = commentaries.versions(commentary.id) if versions is None else versions
    own = [v for v in versions if v.redacts is None]
    if not own or commentary.number is None:
        raise Missing()
    version = own[-1]
    numbers = [p.number for p in commentaries.paragraphs(version.id) if p.number]
    return Receipt(
        symbol=commentary.symbol,
        number=commentary.symbol_suffix,
        code=commentary.code or "",
        organisation=commentary.organisation.name,
        title=version.title,
        body=version.body,
        language=version.language,
        consent=commentary.consent,
        words=version.words,
        limit=word_limit(commentary),
        rule=version.rule,
        paragraphs=max(numbers, default=0),
        commitment=base64.b64encode(version.commitment).decode(),
        tracker=commitment.group5(version.tracker),
        salt=base64.b64encode(version.salt).decode(),
        attribution=version.attribution,
        version=version.seq,
        version_id=version.id,
        filed_at=version.filed_at,
        late=commentary.state == "late",
        how="e_mail" if commentary.imported else "sign_in" if version.filed_by else "deadline",
    )


def as_text(receipt: Receipt, zone: str, promised: Sequence[str] = ()) -> str:
    """The receipt as a file: all that is needed to check the commitment, and the text as recorded.

    ``zone`` is the reader's own; its hour is added where it is neither Geneva's nor UTC. ``promised`` are
    the lines about the public register.
    """
    told = [*_facts(receipt, zone), "", *promised, "", *_check(receipt)]
    return "\n".join([*told, "", receipt.title, "", receipt.body, ""])


def _facts(receipt: Receipt, zone: str) -> list[str]:
    zones = dict.fromkeys(["Europe/Zurich", "UTC", zone])
    return [
        _("Standing Panel on Migration and Human Rights"),
        _("Receipt %(symbol)s", symbol=receipt.symbol),
        "",
        _("From: %(organization)s", organization=receipt.organisation),
        _("Filed by: %(who)s", who=filed_by(receipt)),
        *(_("Received: %(when)s", when=format_in_zone(receipt.filed_at, z, seconds=True)) for z in zones),
        *([_("Received after the deadline; listed apart, not counted.")] if receipt.late else []),
        ngettext(
            "Length: %(num)s word of %(limit)s, counted by rule %(rule)s",
            "Length: %(num)s words of %(limit)s, counted by rule %(rule)s",
            receipt.words,
            limit=f"{receipt.limit:,}",
            rule=receipt.rule,
        ),
        _("Paragraphs: %(paragraphs)s", paragraphs=paragraphs(receipt)),
        _("Version: %(version)d", version=receipt.version),
        _("Named: %(how)s", how=named(receipt.consent)),
        _("Tracker: %(tracker)s", tracker=receipt.tracker),
        _("Commitment: %(commitment)s", commitment=receipt.commitment),
    ]


def _check(receipt: Receipt) -> list[str]:
    """What proves later that not one character was changed; whoever has the salt can prove it too.

    The recipe is that of ``register.commitment``: it can be followed with any tool that knows SHA-256.
    """
    session = receipt.symbol.removesuffix(f"/{receipt.number}")
    document = commitment.canonical(
        {
            "attribution": receipt.attribution,
            "body": receipt.body,
            "files": [],
            "lang": receipt.language,
            "session": session,
            "title": receipt.title,
        }
    ).decode()
    return [
        _("To check the commitment (keep the salt to yourself):"),
        _("Salt: %(salt)s", salt=receipt.salt),
        _("Attribution: %(attribution)s", attribution=receipt.attribution),
        _("Language: %(language)s", language=receipt.language),
        _("Session: %(session)s", session=session),
        _("Document: %(document)s", document=document),
        "",
        _("1. See that the document holds your title and your text. It is one line of JSON, in UTF-8."),
        _(
            "2. Compute SHA-256 over these bytes in a row – the fifteen letters and signs spmhr-commit-v1 – one "
            "byte of zero – the 32 bytes of the salt, which is printed in base64 – the length of the document "
            "in bytes, as a number of eight bytes with the highest first – the document."
        ),
        _(
            "3. The result in base64 is the commitment. The first twenty characters of it in base32 are the "
            "tracker."
        ),
        "",
        _("The title and the text as recorded follow."),
    ]


def filed_by(receipt: Receipt) -> str:
    """Who filed, in words; never a person's name."""
    return _(
        {
            "sign_in": N_("Focal point, by sign-in"),
            "deadline": N_("The platform, at the deadline, as you had asked"),
            "e_mail": N_("The secretariat, from your e-mail"),
        }[receipt.how]
    )


def named(consent: str) -> str:
    """How the author is named, in words."""
    return _(
        {
            "public": N_("In public"),
            "name_withheld": N_("Name withheld"),
            "text_withheld": N_("Text withheld"),
        }[consent]
    )


def paragraphs(receipt: Receipt) -> str:
    """``P1 to P15``; ``P1``; a dash for a text without a numbered paragraph."""
    if receipt.paragraphs < 2:
        return f"P{receipt.paragraphs}" if receipt.paragraphs else "–"
    return _("%(first)s to %(last)s", first="P1", last=f"P{receipt.paragraphs}")
