"""Statements about things, as RDF/XML and as JSON-LD."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

PREFIXES: Mapping[str, str] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class Text(NamedTuple):
    """A text, in a language or of a type."""

    text: str
    language: str | None = None
    type: str | None = None


class Link(NamedTuple):
    """Something that is known by its address."""

    address: str


@dataclass(frozen=True, slots=True)
class Thing:
    """What is spoken of: its class, its address if it has one, and what is said of it.

    What is said as None, or as an empty list, is not said.
    """

    type: str
    about: str | None
    said: Mapping[str, Any]

    def told(self) -> Iterator[tuple[str, Any]]:
        """Give each property with each of its values."""
        for name, value in self.said.items():
            many = value if isinstance(value, list) else [value]
            yield from ((name, one) for one in many if one is not None)


def as_json(thing: Thing) -> bytes:
    """Write JSON-LD."""
    told = {"@context": {name: PREFIXES[name] for name in PREFIXES if name != "rdf"}}
    text = json.dumps(told | _plain(thing), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _plain(value: Any) -> dict[str, Any]:
    match value:
        case Text(text, language, type_):
            kind = {"@language": language} if language else {"@type": type_} if type_ else {}
            return {"@value": text, **kind}
        case Link(address):
            return {"@id": address}
        case _:
            found: dict[str, Any] = {"@id": value.about} if value.about else {}
            found["@type"] = value.type
            for name, one in value.told():
                found.setdefault(name, []).append(_plain(one))
            return found


def as_xml(thing: Thing) -> bytes:
    """Write RDF/XML."""
    spaces = " ".join(f"xmlns:{name}={quoteattr(uri)}" for name, uri in PREFIXES.items())
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<rdf:RDF {spaces}>",
        *_lines(thing, 1),
        "</rdf:RDF>",
    ]
    return ("\n".join(lines) + "\n").encode()


def _lines(thing: Thing, depth: int) -> Iterator[str]:
    indent = "  " * depth
    about = f" rdf:about={quoteattr(thing.about)}" if thing.about else ""
    yield f"{indent}<{thing.type}{about}>"
    for name, value in thing.told():
        yield from _property(name, value, depth + 1)
    yield f"{indent}</{thing.type}>"


def _property(name: str, value: Any, depth: int) -> Sequence[str]:
    indent = "  " * depth
    match value:
        case Link(address):
            return [f"{indent}<{name} rdf:resource={quoteattr(address)}/>"]
        case Text(text, language, type_):
            kind = f' xml:lang="{language}"' if language else ""
            if type_:
                prefix, _, own = type_.partition(":")
                kind = f" rdf:datatype={quoteattr(PREFIXES[prefix] + own)}"
            return [f"{indent}<{name}{kind}>{escape(text)}</{name}>"]
        case _:
            return [f"{indent}<{name}>", *_lines(value, depth + 1), f"{indent}</{name}>"]
