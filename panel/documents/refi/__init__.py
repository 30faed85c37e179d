"""REFI-QDA: codebooks (.qdc) and projects (.qdpx) as other programs for qualitative work exchange them.

What lives here: the values of a project (``values``), writing it (``write``), reading it (``read``), the
bounded readers of XML and archives (``tree``, ``packed``), and how places in a text are counted
(``places``). What does not: which text of ours a source is, and what becomes of its codings.

Source: REFI-QDA 1.5 (namespaces ``urn:QDA-XML:codebook:1.0`` and ``urn:QDA-XML:project:1.0``). A project is
a zip archive with ``project.qde`` and the plain texts under ``Sources``; a source names its file as
``internal://GUID.txt``.

Places: what is written here counts Unicode code points from 0, the end exclusive, over the file of the
source as it lies in the archive: UTF-8 without byte order mark, LF only, NFC. It is byte for byte the text
to which our own offsets belong, so nothing is converted. Programs differ when they write: some count UTF-16
units (an emoji is two), some count CRLF as one sign or as two, some count a byte order mark. All of these
are read; where a selection gives its words (in ``name``), they decide which was meant.

Who may import it: services and whatever stands above them.
"""

from panel.documents.refi.read import read_codebook, read_project
from panel.documents.refi.values import Code, Project, RefiError, Selection, TextSource
from panel.documents.refi.write import write_codebook, write_project

__all__ = [
    "Code",
    "Project",
    "RefiError",
    "Selection",
    "TextSource",
    "read_codebook",
    "read_project",
    "write_codebook",
    "write_project",
]
