"""The Merkle tree of RFC 6962, section 2.1: roots, proofs of inclusion and of consistency.

A leaf is ``SHA-256(0x00 ‖ line)``, a node ``SHA-256(0x01 ‖ left ‖ right)``; hashes are 32 bytes. Every
complete subtree is hashed once, so that a proof costs as many look-ups as the tree is high.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

Hash = bytes

#: The root of a tree without a leaf.
EMPTY: Hash = hashlib.sha256(b"").digest()


def leaf(line: bytes) -> Hash:
    """The hash of a line, which ends with its LF."""
    return hashlib.sha256(b"\x00" + line).digest()


def node(left: Hash, right: Hash) -> Hash:
    """The hash over two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """The tree over leaf hashes; ``levels[k]`` holds the complete subtrees of ``2**k`` leaves, in order."""

    def __init__(self, leaves: Iterable[Hash]) -> None:
        self.levels: list[list[Hash]] = [list(leaves)]
        while len(self.levels[-1]) > 1:
            below = self.levels[-1]
            pairs = zip(below[0::2], below[1::2], strict=False)
            self.levels.append([node(left, right) for left, right in pairs])

    def __len__(self) -> int:
        return len(self.levels[0])

    def root(self, size: int | None = None) -> Hash:
        """The root of the first ``size`` leaves, by default of all. Raises ValueError for more than there are."""
        size = self._size(size)
        return self._over(0, size) if size else EMPTY

    def inclusion(self, index: int, size: int | None = None) -> list[Hash]:
        """Proof that leaf ``index`` (from 0) stands in the tree of the first ``size`` leaves, lowest first."""
        size = self._size(size)
        if not 0 <= index < size:
            raise ValueError(f"there is no leaf {index} among {size}")
        path, low, high = [], 0, size
        while high - low > 1:
            middle = low + _split(high - low)
            if index < middle:
                path.append(self._over(middle, high))
                high = middle
            else:
                path.append(self._over(low, middle))
                low = middle
        return path[::-1]

    def consistency(self, old: int, size: int | None = None) -> list[Hash]:
        """Proof that the first ``old`` leaves are the beginning of the first ``size``, as in the RFC."""
        size = self._size(size)
        if not 0 < old <= size:
            raise ValueError(f"{old} leaves are no beginning of {size}")
        path, low, high, whole = [], 0, size, True
        while old != high:
            middle = low + _split(high - low)
            if old <= middle:
                path.append(self._over(middle, high))
                high = middle
            else:
                path.append(self._over(low, middle))
                low, whole = middle, False
        if not whole:
            path.append(self._over(low, high))
        return path[::-1]

    def _size(self, size: int | None) -> int:
        size = len(self) if size is None else size
        if not 0 <= size <= len(self):
            raise ValueError(f"there are {len(self)} leaves, not {size}")
        return size

    def _over(self, low: int, high: int) -> Hash:
        """The hash over the leaves from ``low`` to before ``high``."""
        width = high - low
        level = width.bit_length() - 1
        if width == 1 << level and low % width == 0:
            return self.levels[level][low >> level]
        middle = low + _split(width)
        return node(self._over(low, middle), self._over(middle, high))


def included(line: Hash, index: int, size: int, path: Sequence[Hash], root: Hash) -> bool:
    """Whether a proof shows that a leaf hash stands at ``index`` under a root over ``size`` leaves."""
    if not 0 <= index < size:
        return False
    found, at, last = line, index, size - 1
    for each in path:
        if not last:
            return False
        if at % 2 or at == last:
            found = node(each, found)
            while not at % 2 and at:
                at, last = at >> 1, last >> 1
        else:
            found = node(found, each)
        at, last = at >> 1, last >> 1
    return not last and found == root


def consistent(old: int, old_root: Hash, size: int, root: Hash, path: Sequence[Hash]) -> bool:
    """Whether a proof shows that a root over ``old`` leaves is the beginning of one over ``size``."""
    if old == size:
        return not path and old_root == root
    if not 0 < old < size or not path:
        return False
    rest = list(path)
    if old & (old - 1) == 0:
        rest.insert(0, old_root)
    at, last = old - 1, size - 1
    while at % 2:
        at, last = at >> 1, last >> 1
    first = second = rest[0]
    for each in rest[1:]:
        if not last:
            return False
        if at % 2 or at == last:
            first, second = node(each, first), node(each, second)
            while not at % 2 and at:
                at, last = at >> 1, last >> 1
        else:
            second = node(second, each)
        at, last = at >> 1, last >> 1
    return not last and first == old_root and second == root


def _split(width: int) -> int:
    """The largest power of two below a width of two or more."""
    return 1 << ((width - 1).bit_length() - 1)
