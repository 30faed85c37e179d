"""Drills: faults made on purpose, against a real server, with figures that must be nought.

Each drill sets up an installation of its own in a temporary directory (and database), which is thrown
away afterwards, and talks to 127.0.0.1 only. Each also has seeded wrong builds, on which it must turn
red: a drill that cannot fail proves nothing. Here: the installation (``stand``), the people who write
(``writers``), the processes (``server``), the fault and the judgement (``kill9``, ``oracle``).
"""
