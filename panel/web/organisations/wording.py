"""States of an organization, as pages print them: the sign beside the word, and the word."""

from __future__ import annotations

from panel.i18n import lazy_gettext as _l

STATES = {
    "pending": ("wait", _l("waits for an officer")),
    "asked": ("wait", _l("waits for the organization’s answer")),
    "accredited": ("on", _l("accredited")),
    "declined": ("off", _l("not accredited")),
    "appealed": ("wait", _l("not accredited; the chair looks at it again")),
    "declined_finally": ("off", _l("not accredited, upheld by the chair")),
    "suspended": ("bad", _l("accreditation suspended")),
    "lapsed": ("off", _l("accreditation lapsed")),
}
