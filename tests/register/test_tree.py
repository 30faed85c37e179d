"""The Merkle tree against the vectors of RFC 6962 and against its definition, word for word."""

from __future__ import annotations

import hashlib
import random

import pytest

from panel.register.tree import EMPTY, Tree, consistent, included, leaf, node

INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOT = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


def plain(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962, section 2.1."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256(b"").digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return node(plain(leaves[:k]), plain(leaves[k:]))


def path(m: int, leaves: list[bytes]) -> list[bytes]:
    """PATH of section 2.1.1."""
    if len(leaves) == 1:
        return []
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if m < k:
        return [*path(m, leaves[:k]), plain(leaves[k:])]
    return [*path(m - k, leaves[k:]), plain(leaves[:k])]


def proof(m: int, leaves: list[bytes], whole: bool = True) -> list[bytes]:
    """PROOF and SUBPROOF of section 2.1.2."""
    if m == len(leaves):
        return [] if whole else [plain(leaves)]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if m <= k:
        return [*proof(m, leaves[:k], whole), plain(leaves[k:])]
    return [*proof(m - k, leaves[k:], False), plain(leaves[:k])]


def leaves_of(size: int) -> list[bytes]:
    return [leaf(b"%d" % n) for n in range(size)]


def test_the_reference_inputs_give_the_reference_root() -> None:
    tree = Tree(leaf(bytes.fromhex(each)) for each in INPUTS)
    assert tree.root().hex() == ROOT
    assert Tree([]).root() == EMPTY == hashlib.sha256(b"").digest()
    assert EMPTY.hex().startswith("e3b0c442") and EMPTY.hex().endswith("b855")


def test_two_hundred_random_sizes_agree_with_the_definition() -> None:
    draw = random.Random(6962)
    for _ in range(200):
        size = draw.randint(1, 300)
        leaves, index, old = leaves_of(size), draw.randrange(size), draw.randint(1, size)
        tree = Tree(leaves)
        assert tree.root() == plain(leaves)
        assert tree.root(old) == plain(leaves[:old])
        assert tree.inclusion(index) == path(index, leaves)
        assert tree.consistency(old) == proof(old, leaves)


def test_every_proof_up_to_forty_leaves_is_accepted_and_no_other() -> None:
    tree = Tree(leaves_of(40))
    for size in range(1, 41):
        root = tree.root(size)
        for index in range(size):
            shown = tree.inclusion(index, size)
            assert included(tree.levels[0][index], index, size, shown, root)
            assert not included(tree.levels[0][index], index, size, [*shown, root], root)
            assert not included(tree.levels[0][index ^ 1], index, size, shown, root)
            assert not shown or not included(tree.levels[0][index], index, size, shown[:-1], root)
        for old in range(1, size + 1):
            shown = tree.consistency(old, size)
            assert consistent(old, tree.root(old), size, root, shown)
            assert not consistent(old, leaf(b"x"), size, root, shown)
            assert not consistent(old, tree.root(old), size, leaf(b"x"), shown)
            assert not consistent(old, tree.root(old), size, root, [*shown, root])
            assert not shown or not consistent(old, tree.root(old), size, root, shown[:-1])
    assert not included(tree.levels[0][0], 40, 40, [], tree.root())
    assert not consistent(0, EMPTY, 40, tree.root(), [])


@pytest.mark.parametrize(("index", "size"), [(3, 3), (-1, 3), (0, 4)])
def test_what_is_not_there_has_no_proof(index: int, size: int) -> None:
    with pytest.raises(ValueError):
        Tree(leaves_of(3)).inclusion(index, size)


@pytest.mark.parametrize("old", [0, 4])
def test_no_beginning_has_no_proof(old: int) -> None:
    with pytest.raises(ValueError):
        Tree(leaves_of(3)).consistency(old)
