"""The style sheet, the icons and the scripts as files: contrast, direction, size, nothing from elsewhere."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import tinycss2

PANEL = Path(__file__).resolve().parents[2] / "panel"
STATIC = PANEL / "static"
CSS = (STATIC / "panel.css").read_text(encoding="utf-8")
SCRIPTS = sorted((STATIC / "js").glob("*.js"))
TEMPLATES = sorted((PANEL / "templates").rglob("*.html"))

CONSTITUENCIES = ("state", "un", "reg", "mech", "nhri", "migr", "ngo", "soc", "priv", "acad", "ind")
SURFACES = ("paper", "leaf", "wash")
#: Words and their grounds, at least 4.5 : 1.
TEXT_PAIRS = {
    *((text, ground) for text in ("ink", "soft", "rubric", "ok", "warn", "stop") for ground in SURFACES),
    *((f"k-{kind}", ground) for kind in CONSTITUENCIES for ground in SURFACES),
    *((text, "rubric-wash") for text in ("ink", "soft", "rubric")),
    *((text, "stop-wash") for text in ("ink", "stop")),
    ("ink", "mark"),
    ("paper", "ink"),
    ("paper", "rubric"),
    *(("ink", f"h{step}") for step in (1, 2, 3)),
    ("h4-ink", "h4"),
}
#: Borders of controls, marks and focus rings, at least 3 : 1.
SIGN_PAIRS = {
    *((sign, ground) for sign in ("edge", "ink", "rubric", "stop") for ground in SURFACES),
    ("rubric", "stop-wash"),
    ("rubric", "rubric-wash"),
    ("stop", "stop-wash"),
}
#: Hairlines that carry no meaning of their own.
DECORATION = {"rule"}


def _rules(
    nodes: list[object], inside: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str, list[object]]]:
    """Every style rule: the at-rules round it, its selector, its declarations."""
    for node in nodes:
        if node.type == "at-rule" and node.content is not None:
            head = f"@{node.at_keyword} {tinycss2.serialize(node.prelude).strip()}"
            yield from _rules(tinycss2.parse_blocks_contents(node.content, True, True), (*inside, head))
        elif node.type == "qualified-rule":
            selector = " ".join(tinycss2.serialize(node.prelude).split())
            yield inside, selector, tinycss2.parse_blocks_contents(node.content, True, True)
        elif node.type == "error":
            raise AssertionError(node.message)


RULES = list(_rules(tinycss2.parse_stylesheet(CSS, True, True)))
DECLARATIONS = [
    (inside, selector, node.lower_name, tinycss2.serialize(node.value).strip())
    for inside, selector, block in RULES
    for node in block
    if node.type == "declaration"
]


def _colours(dark: bool) -> dict[str, str]:
    """The colour tokens of one theme; dark ones replace light ones."""
    found: dict[str, str] = {}
    for inside, selector, name, value in DECLARATIONS:
        if selector == ":root" and re.fullmatch(r"#[0-9a-f]{3}([0-9a-f]{3})?", value):
            of_dark = any("dark" in at for at in inside)
            if "@layer tokens" in inside and (dark or not of_dark):
                found[name.removeprefix("--")] = value
    return found


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(2 * d for d in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast of two colours."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_by_hand() -> None:
    assert contrast("#fff", "#000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_both_themes_name_the_same_colours_and_each_has_its_pairs() -> None:
    light = _colours(dark=False)
    dark_only = {
        name.removeprefix("--")
        for inside, selector, name, value in DECLARATIONS
        if selector == ":root" and value.startswith("#") and any("dark" in at for at in inside)
    }
    assert dark_only == set(light)
    assert {token for pair in TEXT_PAIRS | SIGN_PAIRS for token in pair} | DECORATION == set(light)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_contrast_of_every_pair(dark: bool) -> None:
    colour = _colours(dark)
    weak = {
        (front, ground): round(contrast(colour[front], colour[ground]), 2)
        for pairs, least in ((TEXT_PAIRS, 4.5), (SIGN_PAIRS, 3.0))
        for front, ground in pairs
        if contrast(colour[front], colour[ground]) < least
    }
    assert weak == {}


def test_colours_are_tokens() -> None:
    loose = {
        (selector, name)
        for inside, selector, name, value in DECLARATIONS
        if re.search(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(", value)
        and "@layer tokens" not in inside
        and "@layer print" not in inside
    }
    assert loose == {(".notes.pop li:target", "box-shadow")}


def test_every_token_is_used_and_every_used_one_exists() -> None:
    named = {name for _, _, name, _ in DECLARATIONS if name.startswith("--")}
    used = {token for _, _, _, value in DECLARATIONS for token in re.findall(r"var\((--[\w-]+)", value)}
    assert used == named


_PHYSICAL = re.compile(
    r"(^|-)(left|right)(-|$)|^(top|bottom|width|height|min-width|max-width|min-height|max-height)$"
)
_FOUR_SIDES = {"margin", "padding", "inset", "border-width", "border-style", "border-color"}


def test_no_rule_knows_left_or_right() -> None:
    found = set()
    for _, selector, name, value in DECLARATIONS:
        sides = value.replace("!important", "").split()
        uneven = name in _FOUR_SIDES and len(sides) == 4 and sides[1] != sides[3]
        sided = name in {"text-align", "float", "clear", "caption-side"} and value in {"left", "right"}
        if _PHYSICAL.search(name) or uneven or sided:
            found.add((selector, name))
    # The arrow of the menu is a drawing: two sides of a square, turned to point down.
    assert found == {(".lang summary::after", "border-width")}


def test_what_is_drawn_at_one_side_is_mirrored() -> None:
    drawn = {
        selector for _, selector, name, value in DECLARATIONS if name == "box-shadow" and "inset 3px" in value
    }
    assert drawn == {".tree [aria-current]"}
    mirrored = {selector for _, selector, name, value in DECLARATIONS if "inset -3px" in value}
    assert mirrored == {f"[dir=rtl] {selector}" for selector in drawn}


def test_everything_stands_in_a_layer() -> None:
    layers = ["@layer " + name for name in ("tokens", "base", "layout", "parts", "desk", "print")]
    loose = {
        inside[0] if inside else selector
        for inside, selector, _ in RULES
        if not inside or inside[0] not in layers
    }
    assert loose == {"@media (prefers-reduced-motion:no-preference)", "@media (forced-colors:active)"}


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert re.findall(r"url\(|@import|@font-face|https?:", CSS) == []
    for script in SCRIPTS:
        sources = re.findall(r"""(?:from|import)\s*\(?\s*['"]([^'"]+)""", script.read_text(encoding="utf-8"))
        assert [source for source in sources if not (STATIC / "js" / source).is_file()] == []


def _packed(*files: Path) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def test_sizes() -> None:
    """In bytes, compressed: style 10,000; everything a writer's page loads at most 30,000; a script 6 KB plain."""
    assert _packed(STATIC / "panel.css") <= 10_000
    assert _packed(STATIC / "icons.svg", STATIC / "panel.css", *SCRIPTS) <= 30_000
    large = {script.name: script.stat().st_size for script in SCRIPTS if script.stat().st_size > 6_144}
    assert set(large) <= {"wordcount-ranges.js"}


def test_scripts_make_no_markup_and_run_no_text() -> None:
    banned = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\.style\b|cssText"
    )
    found = {script.name: banned.findall(script.read_text(encoding="utf-8")) for script in SCRIPTS}
    assert {name: hits for name, hits in found.items() if hits} == {}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(PANEL / "templates")))
def test_templates_have_nothing_inline(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\bsrc=)|\|\s*safe\b", text) == []


def test_every_icon_that_is_asked_for_is_drawn() -> None:
    tree = ElementTree.parse(STATIC / "icons.svg")
    drawn = {symbol.get("id") for symbol in tree.getroot()}
    source = "\n".join(path.read_text(encoding="utf-8") for path in (*TEMPLATES, *SCRIPTS))
    asked = set(re.findall(r"\bi\('([\w-]+)'", source)) | set(re.findall(r"\.svg'\) \}\}#([\w-]+)\"", source))
    asked |= set(re.findall(r"this\.(?:say|show)\([^;]*?'(check|clock|local|alert)'", source))
    assert asked - drawn == set()
    assert {f"k-{kind}" for kind in CONSTITUENCIES} <= drawn


def test_constituencies_differ_in_shape() -> None:
    tree = ElementTree.parse(STATIC / "icons.svg")
    shapes = {
        symbol.get("id"): "".join(ElementTree.tostring(child, encoding="unicode") for child in symbol)
        for symbol in tree.getroot()
        if str(symbol.get("id")).startswith("k-")
    }
    assert len(set(shapes.values())) == len(shapes) == len(CONSTITUENCIES)
