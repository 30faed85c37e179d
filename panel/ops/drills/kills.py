"""The fault: processes killed at random, sessions of the database cut, the whole server restarted."""

from __future__ import annotations

import random
import time
from collections import Counter
from contextlib import suppress

from sqlalchemy import text

from panel.db import db
from panel.ops.drills import server
from panel.ops.drills.server import Running

#: How often each kind is chosen: one process, all of them ("server"), or a session of PostgreSQL.
WEIGHTS = {"web": 58, "worker": 10, "signer": 4, "listener": 8, "supervisor": 4, "server": 8, "backend": 12}

#: How long what a killed supervisor leaves may live on, in seconds: its last words, and a little.
ORPHANS = 12.0

_CUT = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle' LIMIT 1"
)


class Killer:
    """Strikes one process after another, and brings the server back where it is gone."""

    def __init__(self, running: Running, seed: int) -> None:
        self.running = running
        self.chance = random.Random(seed)  # noqa: S311 - a reproducible fault, not a secret
        self.counts: Counter[str] = Counter()

    def strike(self, within: float) -> None:
        """Kill something at a random moment of the next seconds; return when the server answers again."""
        kinds = [k for k in WEIGHTS if k != "backend" or self.running.stand.kind == "postgresql"]
        kind = self.chance.choices(kinds, [WEIGHTS[each] for each in kinds])[0]
        time.sleep(self.chance.uniform(0.0, within))
        for each in (kind, "web", "server"):  # what is not there just now cannot be killed
            if self._strike(each):
                self.counts[each] += 1
                break
        self.bring_back()

    def _strike(self, kind: str) -> bool:
        if kind == "backend":
            return self._cut()
        if kind == "server":
            struck = any([server.kill(pid) for pid in self.running.everybody()])
            self.running.process.wait()
            return struck
        if kind == "supervisor":
            return self._orphan()
        found = self.running.kinds()[kind]
        return bool(found) and server.kill(self.chance.choice(found))

    def _cut(self) -> bool:
        with self.running.stand.app.app_context(), db.engine.connect() as connection:
            return connection.execute(_CUT).first() is not None

    def _orphan(self) -> bool:
        """Kill the supervisor; what it leaves answers a little longer, and must be gone before another starts."""
        family, struck = self.running.everybody(), server.kill(self.running.process.pid)
        self.running.process.wait()
        end = time.monotonic() + ORPHANS
        while any(map(server.alive, family)) and time.monotonic() < end:
            time.sleep(0.05)
        return struck

    def bring_back(self) -> None:
        """Start the server again if it is gone, as the operator's service manager would."""
        for _ in range(5):
            if self.running.process.poll() is not None:
                self.running.process = server.start(self.running.stand, self.running.target).process
            with suppress(server.NotUp):
                self.running.wait()
                return
