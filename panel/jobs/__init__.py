"""Work after the commit: rows claimed with a lease, thin handlers, a clock.

A job is a row written with the change it follows. huey carries no state of ours: it wakes ``drain`` and
keeps the clock, with JSON messages, never pickle. If its queue file is deleted, nothing is lost but
the seconds until the next tick.
"""
