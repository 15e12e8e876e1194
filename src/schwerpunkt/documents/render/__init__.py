"""The outputs of a document."""

from schwerpunkt.documents.render.pdf import render_pdf

__all__ = ["render_pdf"]
