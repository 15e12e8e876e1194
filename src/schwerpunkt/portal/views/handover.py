"""The handover book of a colleague, and handing over what is in it."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.accounts.enums import Perm
from schwerpunkt.accounts.models import Membership
from schwerpunkt.accounts.queries import team
from schwerpunkt.documents.render import render_pdf
from schwerpunkt.portal.forms.handover import HandOverForm
from schwerpunkt.portal.handover_document import handover_document
from schwerpunkt.portal.queries.handover import Book, book_of
from schwerpunkt.ui.actions import Action, Crumb, action
from schwerpunkt.ui.files import Download, attachment
from schwerpunkt.ui.formats import count_word
from schwerpunkt.ui.pages import CommandPage, RecordPage

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def _crumbs(member: Membership) -> list[Crumb]:
    return [
        Crumb(_("Team"), reverse("directory:team")),
        Crumb(member.user.name, reverse("directory:member", args=(member.pk,))),
    ]


class HandoverBook(RecordPage[Membership]):
    """What a colleague has in hand: by sort, by deadline, with whom."""

    permission = Perm.MANAGE_TEAM
    model = Membership
    template: ClassVar[str] = "portal/handover.html"

    def records(self) -> QuerySet[Membership]:
        return team()

    @cached_property
    def book(self) -> Book:
        """The book as this person may read it."""
        return book_of(self.record, actor=self.actor)

    def crumbs(self) -> list[Crumb]:
        return _crumbs(self.record)

    def pre_title(self) -> str:
        return _("Übergabebuch")

    def window_title(self) -> str:
        return _("Übergabebuch: %(name)s") % {"name": self.record.user.name}

    def headline(self) -> str:
        count = self.book.count
        if not count:
            return _("Bei %(name)s liegt nichts, was offen ist.") % {"name": self.record.user.name}
        return ngettext("Bei %(name)s liegt %(count)s Aufgabe.", "Bei %(name)s liegen %(count)s Aufgaben.", count) % {
            "name": self.record.user.name,
            "count": count_word(count).lower(),
        }

    def primary(self) -> Action | None:
        if not self.book.count:
            return None
        return action(self.actor, _("Aufgaben übergeben"), Perm.MANAGE_TEAM, "portal:hand_over", self.record.pk)

    def actions(self) -> list[Action]:
        return [Action(_("Als PDF"), reverse("portal:handover_pdf", args=(self.record.pk,)))]

    def context(self) -> dict[str, Any]:
        return {"book": self.book}


class HandoverPdf(HandoverBook):
    """The same as a file."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        name = slugify(f"uebergabe-{self.record.user.name.translate(_UMLAUTS)}")
        return attachment(Download(f"{name}.pdf", "application/pdf", render_pdf(handover_document(self.book))))


class HandOver(CommandPage[Membership]):
    """Puts what is ticked into other hands."""

    permission = Perm.MANAGE_TEAM
    model = Membership
    title = _l("Aufgaben übergeben")
    form_class = HandOverForm
    submit_label = _l("Jetzt übergeben")
    success_view = "portal:handover"

    def records(self) -> QuerySet[Membership]:
        return team()

    def crumbs(self) -> list[Crumb]:
        book = reverse("portal:handover", args=(self.record.pk,))
        return [*_crumbs(self.record), Crumb(_("Übergabebuch"), book)]

    def headline(self) -> str:
        return _("Aufgaben von %(name)s übergeben") % {"name": self.record.user.name}

    def lead(self) -> str:
        return _(
            "Übergeben wird, was angekreuzt ist. Wer übernimmt, bekommt eine E-Mail mit der Liste; im Verlauf jedes "
            "Eintrags steht, wer wann warum übergeben hat. Zurück geht es auf demselben Weg."
        )

    def success_message(self, result: Any) -> str:
        to = self.form.cleaned_data["to"].user.name
        return ngettext(
            "%(count)s Aufgabe liegt jetzt bei %(name)s.", "%(count)s Aufgaben liegen jetzt bei %(name)s.", result
        ) % {"count": result, "name": to}
