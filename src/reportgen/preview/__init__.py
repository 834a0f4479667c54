"""The live view: the reports of a project as web pages of this machine, made anew whenever a file is saved.

It needs the extra `preview` (Starlette, uvicorn, watchfiles); who imports it without gets an `ImportError`.
"""

from reportgen.preview.app import application
from reportgen.preview.gate import Gate
from reportgen.preview.reports import Contents, Reports
from reportgen.preview.serve import serve

__all__ = ["Contents", "Gate", "Reports", "application", "serve"]
