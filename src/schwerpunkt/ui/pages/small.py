"""Pages that are only a part of a page, or a file."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from schwerpunkt.ui.files import Download, attachment
from schwerpunkt.ui.pages.base import M, Page, RecordPage


class FragmentPage(Page, abstract=True):
    """A part of a page that htmx asks for: ``block`` of ``template``. Without htmx the whole template is shown."""

    block: ClassVar[str]

    def show(self, *, status: int = 200, **extra: Any) -> HttpResponse:
        if target := self.request.headers.get("HX-Target"):
            self.fragments = {target: self.block}  # type: ignore[misc]  # this instance answers one request
        return super().show(status=status, **extra)


class DownloadPage(Page, abstract=True):
    """Hands out a file made by ``download``."""

    def download(self) -> Download:
        """The file."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return attachment(self.download())


class RecordDownloadPage(RecordPage[M], abstract=True):
    """Hands out a file that belongs to one record."""

    def download(self) -> Download:
        """The file."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return attachment(self.download())
