"""What the window's template editor needs of the letters: words, checks, samples and the page's measures.

The window reaches letters through operations alone; these are values and pure functions, handed on.
"""

from __future__ import annotations

from core.letters import checking, paper, trial
from core.letters.checking import ROWS, SIZES
from core.letters.content import BlockStyle
from core.letters.paper import PaperFormat, Pitch
from core.letters.placeholders import LISTS, Placeholder, asked, known, names_of, new_key, sample_file, short
from core.letters.template_lines import is_editable, lines_shown, lines_stored
from core.letters.template_text import to_toml

__all__ = [
    "LISTS",
    "ROWS",
    "SIZES",
    "BlockStyle",
    "PaperFormat",
    "Pitch",
    "Placeholder",
    "asked",
    "checking",
    "is_editable",
    "known",
    "lines_shown",
    "lines_stored",
    "names_of",
    "new_key",
    "paper",
    "sample_file",
    "short",
    "to_toml",
    "trial",
]
