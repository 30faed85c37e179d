"""Keeps the search entries in step with what is published, and gives up the PDF that shows what was."""

from __future__ import annotations

from sqlalchemy import delete

from panel.db import db
from panel.models import Commentary, CompilationFile, SearchEntry
from panel.queries import analyser, search
from panel.queries import commentary as commentaries


def index(commentary: Commentary) -> None:
    """Write or renew the entry of a published commentary, from its admitted version."""
    version = next(v for v in commentaries.versions(commentary.id) if v.id == commentary.admitted_version_id)
    words = " ".join(analyser.words(f"{version.title}\n{version.body}", version.language))
    entry = commentaries.search_entry(commentary.id)
    if entry is None:
        entry = SearchEntry(
            commentary_id=commentary.id, thematic_session_id=commentary.thematic_session_id, words=words
        )
        db.session.add(entry)
    entry.words = words
    db.session.flush()
    search.put(entry)
    give_up_pdf(commentary)


def forget(commentary: Commentary) -> None:
    """Remove the entry at once, in the transaction that hides the text."""
    entry = commentaries.search_entry(commentary.id)
    if entry is not None:
        search.drop(entry.id)
        db.session.delete(entry)
    give_up_pdf(commentary)


def forget_for_good(commentary: Commentary) -> None:
    """The same, and nothing of the words stays in the index."""
    forget(commentary)
    search.compact()


def give_up_pdf(commentary: Commentary) -> None:
    """Neither the words of a text that changes or goes, nor a name that is withheld now, stay behind in the PDF of
    the compilation."""
    of_session = CompilationFile.thematic_session_id == commentary.thematic_session_id
    db.session.execute(delete(CompilationFile).where(of_session))
