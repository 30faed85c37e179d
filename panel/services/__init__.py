"""Verbs, one noun per file: the only writers of the record.

A verb is a function: ``actor`` first, then rows and values, ``now`` keyword-only. It loads nothing it
was not given the key of, checks through the policy and the lifecycle, changes rows, and writes what
follows (audit entry, mail, job) into the same transaction. It never commits and never reads a clock.
"""
