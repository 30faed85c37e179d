"""The thesaurus as SKOS in Turtle, out and in: a concept scheme, and a collection for each domain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from panel.reference.thesaurus.check import problems
from panel.reference.thesaurus.concept import LANGUAGES, Concept
from panel.reference.thesaurus.turtle import TYPE, Literal, quote, triples

SKOS = "http://www.w3.org/2004/02/skos/core#"
BASE = "urn:panel:thesaurus:"
_PREFIXES = (
    ("", BASE),
    ("skos", SKOS),
    ("dct", "http://purl.org/dc/terms/"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
)

#: Subject -> predicate -> objects.
_Graph = Mapping[str, Mapping[str, Sequence[str | Literal]]]


def to_turtle(concepts: Sequence[Concept], version: str, as_of: str) -> str:
    """The concepts as a SKOS document; the same concepts always give the same bytes."""
    parts = [
        "\n".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in _PREFIXES),
        f"<{BASE}scheme> a skos:ConceptScheme ;\n"
        f"    owl:versionInfo {quote(version)} ;\n    dct:modified {quote(as_of)} .",
    ]
    for domain, members in groupby(concepts, key=lambda each: each.domain):
        held = list(members)
        names = " , ".join(f":{each.id}" for each in held)
        parts.append(f"<{BASE}domain:{domain}> a skos:Collection ;\n    skos:member {names} .")
        parts.extend(_written(each) for each in held)
    return "\n\n".join(parts) + "\n"


def from_turtle(text: str) -> tuple[Concept, ...]:
    """The concepts of a SKOS document in its order; ValueError where it is not a thesaurus of the six languages."""
    graph = _graph(text)
    domains = _domains(graph)
    above = _above(graph)
    concepts = tuple(
        _read(subject, facts, domains.get(subject, ""), above[subject])
        for subject, facts in graph.items()
        if f"{SKOS}Concept" in facts.get(TYPE, ())
    )
    if wrong := problems(concepts):
        raise ValueError("\n".join(wrong))
    return concepts


def _written(concept: Concept) -> str:
    lines = [f":{concept.id} a skos:Concept", f"skos:inScheme <{BASE}scheme>"]
    lines += [f"skos:broader {_names(concept.broader)}"] if concept.broader else []
    lines += [f"skos:related {_names(concept.related)}"] if concept.related else []
    for tag in LANGUAGES:
        lines.append(f"skos:prefLabel {quote(concept.preferred(tag))}@{tag}")
        others = " , ".join(f"{quote(term)}@{tag}" for term in concept.alternatives(tag))
        lines += [f"skos:altLabel {others}"] if others else []
    return " ;\n    ".join(lines) + " ."


def _names(ids: Iterable[str]) -> str:
    return " , ".join(f":{each}" for each in ids)


def _graph(text: str) -> _Graph:
    graph: defaultdict[str, defaultdict[str, list[str | Literal]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in triples(text):
        graph[subject][predicate].append(value)
    return graph


def _local(iri: str) -> str:
    return iri.replace("#", ":").replace("/", ":").rpartition(":")[2]


def _domains(graph: _Graph) -> dict[str, str]:
    return {
        str(member): _local(subject)
        for subject, facts in graph.items()
        for member in facts.get(f"{SKOS}member", ())
    }


def _above(graph: _Graph) -> Mapping[str, Sequence[str]]:
    """What each concept names as broader, and what names it as narrower."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for subject, facts in graph.items():
        for other in facts.get(f"{SKOS}broader", ()):
            found[subject][str(other)] = None
        for other in facts.get(f"{SKOS}narrower", ()):
            found[str(other)][subject] = None
    return defaultdict(list, {subject: list(others) for subject, others in found.items()})


def _read(
    subject: str, facts: Mapping[str, Sequence[str | Literal]], domain: str, above: Sequence[str]
) -> Concept:
    return Concept(
        id=_local(subject),
        domain=domain,
        broader=tuple(_local(other) for other in above),
        related=tuple(_local(str(other)) for other in facts.get(f"{SKOS}related", ())),
        terms=tuple(tuple(_labels(facts, tag)) for tag in LANGUAGES),
    )


def _labels(facts: Mapping[str, Sequence[str | Literal]], tag: str) -> Iterator[str]:
    for predicate in ("prefLabel", "altLabel"):
        for label in facts.get(f"{SKOS}{predicate}", ()):
            if isinstance(label, Literal) and label.language.partition("-")[0] == tag:
                yield label.text
