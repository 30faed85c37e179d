"""Documents: pure renderers from blocks to HTML, Word, PDF, JSON and CSV.

What lives here: the values a document is made of (``blocks``), the checks every document must pass
(``structure``), the typography the renderers share (``typography``, ``markup``), and one module for
each format: ``html``, ``docx`` (with its ``word_*`` parts), ``pdf``, ``akn``, ``summary_json``, ``csv``,
``xlsx``; ``refi`` writes and reads what other programs for qualitative work exchange.

What does not: who may read a document, where its figures come from, which words its frame uses (they
arrive translated, in a ``Frame``), files and network. The same values give the same bytes.

Who may import it: services and whatever stands above them. ``pdf`` loads a layout engine; import that
module only where a PDF is made, never from here.
"""
