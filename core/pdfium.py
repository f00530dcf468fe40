"""PDFium is one to a process and not made for several threads: whoever calls it holds this lock.

The job thread reads every drawn letter back while the window may be painting a preview of another.
"""

from __future__ import annotations

import threading

PDFIUM = threading.RLock()
