"""A PDF read back: the words of its pages, its notes, and where its links lead."""

from __future__ import annotations

import ctypes
import re
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

_NOTE = re.compile(r"^(\d+)\s+((?:[A-Z0-9]{3}, P\d+|SPMHR|The contributors).*)$", re.MULTILINE)
_NUMBER = re.compile(r"^(\d+)\.\s+(?=\S)", re.MULTILINE)


def pages(source: Path | bytes) -> list[str]:
    """The words of each page, single spaces, lines as set."""
    with pypdfium2.PdfDocument(source) as pdf:
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
    return [re.sub(r"[^\S\n]+", " ", text.replace("\r", "")).replace("\u2060", "") for text in texts]


def notes(source: Path | bytes) -> list[tuple[int, str]]:
    """Numbers and words of the notes at the feet of the pages."""
    return [(int(number), words.strip()) for page in pages(source) for number, words in _NOTE.findall(page)]


def numbers(source: Path | bytes) -> list[int]:
    """The numbers of the paragraphs."""
    return [int(number) for page in pages(source) for number in _NUMBER.findall(page)]


def links(source: bytes) -> list[str]:
    """Outside addresses of the links, page by page."""
    found: list[str] = []
    with pypdfium2.PdfDocument(source) as pdf:
        for page in pdf:
            place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
            while pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(place), ctypes.byref(link)):
                action = pdfium.FPDFLink_GetAction(link)
                size = pdfium.FPDFAction_GetURIPath(pdf.raw, action, None, 0) if action else 0
                if size:
                    buffer = ctypes.create_string_buffer(size)
                    pdfium.FPDFAction_GetURIPath(pdf.raw, action, buffer, size)
                    found.append(buffer.value.decode())
    return found


def tags(source: bytes) -> list[str]:
    """The structure elements of each page in reading order, each with its depth: ``1 Document``, ``2 H1`` …"""
    found: list[str] = []
    with pypdfium2.PdfDocument(source) as pdf:
        for page in pdf:
            tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
            for place in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                _branch(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place), 1, found)
            pdfium.FPDF_StructTree_Close(tree)
    return found


def _branch(element: object, depth: int, found: list[str]) -> None:
    size = pdfium.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_StructElement_GetType(element, buffer, size)
    found.append(f"{depth} {buffer.raw.decode('utf-16-le').rstrip(chr(0))}")
    for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, place)
        if child:
            _branch(child, depth + 1, found)
