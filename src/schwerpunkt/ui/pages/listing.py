"""A list of records with filters, order, pages, export and print."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Generic

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from schwerpunkt.accounts.permissions import can
from schwerpunkt.core.asking import Question, Row
from schwerpunkt.ui.enums import Perm
from schwerpunkt.ui.models import SavedView
from schwerpunkt.ui.pages.base import M, Page
from schwerpunkt.ui.queries import saved_views
from schwerpunkt.ui.rendering import csrf_input
from schwerpunkt.ui.tables import Table
from schwerpunkt.ui.tables.export import as_download


@dataclass(frozen=True)
class KeptViews:
    """The saved views of a list, and what their form needs."""

    page: str
    saved: list[SavedView]
    csrf: Any


class ListPage(Page, Generic[M], abstract=True):
    """Shows ``records()`` (a query of the room) in ``table_class``.

    ``?als=xlsx`` and ``?als=csv`` save the filtered rows, ``?als=druck`` shows all of them on one page to print.
    """

    template: ClassVar[str] = "ui/list.html"
    table_class: type[Table[M]]
    fragments: ClassVar[dict[str, str]] = {"liste": "results"}

    def records(self) -> QuerySet[M]:
        """The records of the list before filters; what the person may see."""
        raise NotImplementedError

    @cached_property
    def table(self) -> Table[M]:
        """The table of this request."""
        table = self.table_class(self.records(), self.request.GET, actor=self.request.actor, path=self.request.path)
        table.besides = self.besides()
        return table

    def besides(self) -> dict[str, QuerySet[Any]]:
        """Further rows whose number the page tells by ``table.numbers``: counted in one query with those of the list."""
        return {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        wanted = request.GET.get("als")
        if wanted in {"xlsx", "csv"}:
            return as_download(self.table, wanted, self.window_title())
        if wanted == "druck":
            self.table.page_size = None
            return self.show(is_print=True)
        return self.show(is_print=False)

    def context(self) -> dict[str, Any]:
        kept = self.kept_views()
        answers = self.table.learn(*([Question(kept, ("pk", "name", "query"))] if kept is not None else []))
        return {"table": self.table, "views": self._views(answers[0]) if answers else None}

    def kept_views(self) -> QuerySet[SavedView] | None:
        """The views this person keeps of this list; None for somebody who may not keep any."""
        actor, match = self.request.actor, self.request.resolver_match
        if actor is None or actor.membership_id is None or match is None or not can(actor, Perm.KEEP_VIEWS):
            return None
        return saved_views(actor.membership_id, match.view_name).order_by("name")

    def _views(self, rows: list[Row]) -> KeptViews:
        match = self.request.resolver_match
        saved = [SavedView(**row) for row in rows]
        return KeptViews(match.view_name if match else "", saved, csrf_input(self.request))

    def empty(self) -> str:
        """What to say, and to do, when there is no record at all."""
        return ""
