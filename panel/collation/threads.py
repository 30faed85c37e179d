"""One thread for the arithmetic of matrices, so that the same sums come out on any number of cores.

What numpy, scipy and scikit-learn compute with splits long sums among as many threads as a machine has cores, and
a sum of fractions depends on how it was split. So whatever is written is computed by one thread at a time; more
cores are used by more workers, which do not wait for each other's threads either.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import scipy.linalg
from threadpoolctl import OpenBLASController, threadpool_limits

_LOADED = (np.linalg, scipy.linalg)
"""Only a library that is loaded can be told: these bring one each."""

_guard = threading.Lock()
_inside = 0
_limits: threadpool_limits | None = None


@contextmanager
def one_thread() -> Iterator[None]:
    """Within, matrices are computed by one thread, in the whole process; leaving gives back what was set.

    It may be entered again from within and from several threads: the first sets it, the last one takes it off.
    """
    _enter()
    try:
        yield
    finally:
        _leave()


def _enter() -> None:
    global _inside, _limits
    with _guard:
        if not _inside:
            OpenBLASController.clear_controlling_thread(force=True)
            _limits = threadpool_limits(1, user_api="blas")
        _inside += 1


def _leave() -> None:
    """The last to leave is seldom the thread that was first; only one that controls the library is heard by it."""
    global _inside, _limits
    with _guard:
        _inside -= 1
        if not _inside and _limits is not None:
            OpenBLASController.clear_controlling_thread(force=True)
            _limits.restore_original_limits()
            OpenBLASController.clear_controlling_thread()
            _limits = None
