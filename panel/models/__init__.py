"""Tables, one noun per file: columns, named constraints, tiny properties.

No query, no rule, no commit. Relationships are ``lazy="raise"``: a template cannot query by accident.
Only ``queries``, ``services`` and ``jobs.queue`` may import this room. Importing the package makes
every table known, which is what migrations compare against.
"""

from panel.models.account import Account, AccountSession, RecoveryCode, RoleGrant, Throttle, Token
from panel.models.approval import Approval
from panel.models.attribution_flag import AttributionFlag
from panel.models.audit_entry import AuditEntry
from panel.models.blind import BlindCoding, BlindDecision, BlindSample, BlindText
from panel.models.campaign import CampaignAct
from panel.models.codebook import Coding, NonUseReason, Point, Theme
from panel.models.codebook_version import CodebookEvent, CodebookVersion
from panel.models.coding_event import CodingEvent
from panel.models.coding_lock import CodingLock, DeskKeys
from panel.models.commentary import (
    Appeal,
    Commentary,
    CommentaryVersion,
    CoSignature,
    Decision,
    Draft,
    Paragraph,
)
from panel.models.compilation import CompilationFile
from panel.models.contribution import Contribution, ReleaseTurn
from panel.models.correction import Correction
from panel.models.digest import Digest, DigestFile, DigestLine, DigestSource
from panel.models.issue import ChangeFile, SummaryChange, Translation
from panel.models.job import Job, OutboxMail
from panel.models.letter import Letter
from panel.models.organisation import Mandate, Organisation, OrganisationDecision
from panel.models.participant import (
    Invitation,
    InvitationCount,
    Participant,
    ParticipantMessage,
    ParticipantSession,
)
from panel.models.post import Post, PostDecision, PostSupport, PostVersion
from panel.models.register import (
    RegisterCheckpoint,
    RegisterCosignature,
    RegisterEntry,
    RegisterLine,
    Reseal,
)
from panel.models.safety_report import SafetyReport
from panel.models.search import SearchEntry
from panel.models.suggestion import Suggestion, SuggestionDecision, SuggestionRun
from panel.models.summary import (
    Citation,
    IssuedDocument,
    Note,
    Summary,
    SummaryHand,
    SummaryParagraph,
)
from panel.models.summary_history import ParagraphComment, ParagraphRevision
from panel.models.thematic_session import (
    Attendance,
    BaseParagraph,
    Extension,
    GuidingQuestion,
    Invitee,
    Outage,
    Segment,
    ThematicSession,
)
from panel.models.thread import Thread, ThreadModerator
from panel.models.thread_follow import ThreadFollow
from panel.models.translation import WorkingTranslation

__all__ = [
    "Account",
    "AccountSession",
    "Appeal",
    "Approval",
    "Attendance",
    "AttributionFlag",
    "AuditEntry",
    "BaseParagraph",
    "BlindCoding",
    "BlindDecision",
    "BlindSample",
    "BlindText",
    "CampaignAct",
    "ChangeFile",
    "Citation",
    "CoSignature",
    "CodebookEvent",
    "CodebookVersion",
    "Coding",
    "CodingEvent",
    "CodingLock",
    "Commentary",
    "CommentaryVersion",
    "CompilationFile",
    "Contribution",
    "Correction",
    "Decision",
    "DeskKeys",
    "Digest",
    "DigestFile",
    "DigestLine",
    "DigestSource",
    "Draft",
    "Extension",
    "GuidingQuestion",
    "Invitation",
    "InvitationCount",
    "Invitee",
    "IssuedDocument",
    "Job",
    "Letter",
    "Mandate",
    "NonUseReason",
    "Note",
    "Organisation",
    "OrganisationDecision",
    "Outage",
    "OutboxMail",
    "Paragraph",
    "ParagraphComment",
    "ParagraphRevision",
    "Participant",
    "ParticipantMessage",
    "ParticipantSession",
    "Point",
    "Post",
    "PostDecision",
    "PostSupport",
    "PostVersion",
    "RecoveryCode",
    "RegisterCheckpoint",
    "RegisterCosignature",
    "RegisterEntry",
    "RegisterLine",
    "ReleaseTurn",
    "Reseal",
    "RoleGrant",
    "SafetyReport",
    "SearchEntry",
    "Segment",
    "Suggestion",
    "SuggestionDecision",
    "SuggestionRun",
    "Summary",
    "SummaryChange",
    "SummaryHand",
    "SummaryParagraph",
    "ThematicSession",
    "Theme",
    "Thread",
    "ThreadFollow",
    "ThreadModerator",
    "Throttle",
    "Token",
    "Translation",
    "WorkingTranslation",
]
