"""One file that holds an installation, and the way back from it.

The file is a tar archive: ``manifest.json``, the database (a SQLite file, or a dump of pg_dump in its
own format) and, where asked for, the keys. The manifest holds a SHA-256 of every file, and of every
table the number of rows and a digest, taken from the very snapshot that was copied: a restore is
compared with it row for row. Only ``panel.cli`` imports this room.
"""

from __future__ import annotations

from panel.ops.backup.archive import BackupError, Manifest, check
from panel.ops.backup.back import restore
from panel.ops.backup.out import make

__all__ = ["BackupError", "Manifest", "check", "make", "restore"]
