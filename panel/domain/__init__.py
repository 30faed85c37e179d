"""What the Panel has decided, as data and small pure functions.

Here live the tables: who may do what, who may read what, which state follows which, how words and
deadlines are counted. Not here: any I/O, any clock (``now`` is an argument), any wording of a page.
Standard library only; every room above may import this one, this one imports ``register`` and
``reference`` at most.
"""
