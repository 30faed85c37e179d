"""The collation library: texts in, findings out.

Here lives the way from admitted commentaries and their codings to a summary whose every sentence
carries notes: ``segment``, ``tally``, ``outline``, ``draft``, ``verify``, each usable alone, and
``collate``, which is all of them. Deterministic: same input, same bytes, whatever the order of the
input; offline; every finding points to spans. Not here: databases, pages, files other than those of
``collate_files``, rendering of documents, translation. Of the panel it knows only the quantifiers,
the drafting rules and the word rule of ``panel.domain``. Every room above may import it; it loads
neither Flask nor SQLAlchemy.
"""

from __future__ import annotations

from panel.collation.addendum import findings as addendum_findings
from panel.collation.addendum import verify_file
from panel.collation.alone import verify_alone
from panel.collation.campaigns import (
    Campaign,
    CampaignMember,
    Change,
    CopyRule,
    KnownWording,
    Shared,
    beside,
    campaigns,
    derived,
)
from panel.collation.campaigns_translations import LikelyTranslation, translations
from panel.collation.checking import lint_draft
from panel.collation.citations import Mention, mentions
from panel.collation.codebook import Codebook, read_codebook
from panel.collation.collate import body_text, collate, source_ref, uncited
from panel.collation.concepts import ConceptHit, all_concepts, concepts
from panel.collation.contributors import contributors, render_contributors
from panel.collation.crosslingual import Candidate, Knowledge, Side, counterparts, probably_same
from panel.collation.draft import draft, pack
from panel.collation.embedder import Embedder, EmbedderError
from panel.collation.files import Collated, collate_files
from panel.collation.formats import dumps, read_summary, summary_json
from panel.collation.groups import identical_groups, spread
from panel.collation.keys import rekeyed
from panel.collation.language import LanguageSpan, ParagraphLanguage, languages, main_language
from panel.collation.notes import render_note, renumber, span_hash
from panel.collation.outline import OutlinePoint, OutlineSection, outline
from panel.collation.points import Suggestion, suggest
from panel.collation.points_groups import Group, group
from panel.collation.points_scores import KnownPoint
from panel.collation.points_space import Space, learn
from panel.collation.points_words import Said
from panel.collation.questions import Answer, FoundQuestion, QuestionModel, questions
from panel.collation.records import Records, normal, read_records
from panel.collation.reuse import Reuse, reuse
from panel.collation.roles import Addressee, RoleCue, SentenceRole, roles
from panel.collation.segment import (
    Document,
    Paragraph,
    Span,
    numbers_at,
    paragraphs,
    passage,
    segment,
    sentences,
)
from panel.collation.summary import (
    Citation,
    ContributorEntry,
    ContributorGroup,
    Figure,
    Heading,
    Note,
    Sentence,
    SourceRef,
    Summary,
    SummaryParagraph,
    TableRow,
)
from panel.collation.tally import Breadth, Pool, Share, Tally, pool, source_key, tally
from panel.collation.themes import Example, FoundTheme, ThemeModel, themes
from panel.collation.types import (
    POPULATIONS,
    POSITIONS,
    TYPES,
    Coding,
    CollationError,
    Contributor,
    Defect,
    Member,
    Passage,
    Plan,
    Point,
    Population,
    Source,
    Theme,
)
from panel.collation.verify import verify

__all__ = [
    "POPULATIONS", "POSITIONS", "TYPES", "Addressee", "Answer", "Breadth", "Campaign", "CampaignMember", "Candidate",
    "Change", "Citation", "Codebook", "Coding", "Collated", "CollationError", "ConceptHit", "Contributor",
    "ContributorEntry", "ContributorGroup", "CopyRule", "Defect", "Document", "Embedder", "EmbedderError",
    "Example", "Figure", "FoundQuestion", "FoundTheme", "Group", "Heading", "Knowledge", "KnownPoint",
    "KnownWording", "LanguageSpan", "LikelyTranslation", "Member", "Mention", "Note", "OutlinePoint",
    "OutlineSection", "Paragraph", "ParagraphLanguage", "Passage", "Plan", "Point", "Pool", "Population",
    "QuestionModel", "Records", "Reuse", "RoleCue", "Said", "Sentence", "SentenceRole", "Share", "Shared",
    "Side", "Source", "SourceRef", "Space", "Span", "Suggestion", "Summary", "SummaryParagraph",
    "TableRow", "Tally", "Theme", "ThemeModel", "addendum_findings", "all_concepts", "beside", "body_text", "campaigns",
    "collate", "collate_files", "concepts", "contributors", "counterparts", "derived", "draft", "dumps", "group",
    "identical_groups", "languages", "learn", "lint_draft", "main_language", "mentions", "normal",
    "numbers_at", "outline", "pack", "paragraphs", "passage", "pool", "probably_same", "questions",
    "read_codebook", "read_records", "read_summary", "rekeyed", "render_contributors", "render_note",
    "renumber", "reuse", "roles", "segment", "sentences", "source_key", "source_ref", "span_hash", "spread", "suggest",
    "summary_json", "tally", "themes", "translations", "uncited", "verify", "verify_alone", "verify_file",
]  # fmt: skip
