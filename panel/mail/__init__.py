"""Messages by mail: what they say, and how they leave the house.

Here live the table of letters, the making of a message from name, locale and values, and the transports
(a directory of ``.eml`` files, SMTP). Not here: who is told and when (services write outbox rows), any
database, any HTTP. The wording itself stands in ``templates/mail``. Services and jobs import this room.
"""

from __future__ import annotations

from panel.mail.letters import LETTERS
from panel.mail.messages import Attachment, Message, as_email, build, compose
from panel.mail.transport import EmlDirectory, Smtp, Transport, from_url

__all__ = [
    "LETTERS",
    "Attachment",
    "EmlDirectory",
    "Message",
    "Smtp",
    "Transport",
    "as_email",
    "build",
    "compose",
    "from_url",
]
