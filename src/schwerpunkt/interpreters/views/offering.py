"""Pages that ask interpreters by mail."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from django.utils.translation import ngettext

from schwerpunkt.core import clock
from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.commands import wave_sizes
from schwerpunkt.interpreters.dated import WAVE_MINUTES
from schwerpunkt.interpreters.enums import Perm
from schwerpunkt.interpreters.models import Interpreter, Request
from schwerpunkt.interpreters.queries import requests
from schwerpunkt.interpreters.views.assigning import OnePerson
from schwerpunkt.interpreters.views.people import crumbs_of as crumbs_of_person
from schwerpunkt.interpreters.views.requests import ONE, crumbs_of
from schwerpunkt.interpreters.words import span
from schwerpunkt.parameters.queries import at
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.pages import ConfirmPage


class Offer(OnePerson):
    """One person is asked by mail."""

    command = staticmethod(commands.offer_to)
    submit_label = _l("E-Mail schicken")

    def headline(self) -> str:
        return _("%(name)s per E-Mail fragen?") % {"name": self.person.name}

    def consequences(self) -> list[str]:
        return [
            _("Die E-Mail enthält einen Link, mit dem die Person ohne Anmeldung zusagt oder ablehnt."),
            _("Sagt sie zu, ist die Anfrage vermittelt, und die Einrichtung bekommt Bescheid."),
        ]

    def success_message(self, result: Any) -> str:
        return _("%(name)s ist gefragt.") % {"name": result.interpreter.name}


class _Search(ConfirmPage[Request], abstract=True):
    permission = Perm.ASSIGN_INTERPRETER
    model = Request
    back_view = ONE

    def records(self) -> QuerySet[Request]:
        return requests()

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record)

    def pre_title(self) -> str:
        return span(self.record.starts_at, self.record.ends_at)

    def success_url(self, result: Any) -> str:
        return reverse(ONE, args=(self.record.pk,))


class SearchStart(_Search):
    """Asks the best ones and goes on by itself."""

    command = staticmethod(commands.start_search)
    title = _l("Per E-Mail suchen?")
    submit_label = _l("Suche beginnen")

    def consequences(self) -> list[str]:
        first = wave_sizes(self.record)[0]
        pause = at(WAVE_MINUTES.code, clock.today()).value
        asked = ngettext(
            "Zuerst wird gefragt, wer am besten passt: %(count)s Person.",
            "Zuerst werden die %(count)s gefragt, die am besten passen.",
            first,
        )
        return [
            asked % {"count": first},
            ngettext(
                "Antwortet niemand, fragt das Programm nach %(count)s Minute die nächsten.",
                "Antwortet niemand, fragt das Programm nach %(count)s Minuten die nächsten.",
                pause,
            )
            % {"count": pause},
            _("Wer zuerst zusagt, kommt. Alle anderen und die Einrichtung bekommen sofort Bescheid."),
        ]

    def success_message(self, result: Any) -> str:
        count = self.record.assignments.count()
        return ngettext("%(count)s Person ist gefragt.", "%(count)s Personen sind gefragt.", count) % {"count": count}


class SearchStop(_Search):
    """Asks nobody further."""

    command = staticmethod(commands.stop_search)
    title = _l("Niemanden weiter fragen?")
    submit_label = _l("Suche anhalten")

    def consequences(self) -> list[str]:
        return [_("Wer schon gefragt ist, kann noch zusagen.")]


class OwnPageInvite(ConfirmPage[Interpreter]):
    """Sends somebody the link to her own times."""

    permission = Perm.EDIT_INTERPRETER
    model = Interpreter
    command = staticmethod(commands.invite_to_own_page)
    back_view = "interpreters:interpreter"
    submit_label = _l("E-Mail schicken")

    def crumbs(self) -> list[Crumb]:
        return crumbs_of_person(self.record)

    def headline(self) -> str:
        return _("%(name)s einen Link zum Eintragen der Zeiten schicken?") % {"name": self.record.name}

    def consequences(self) -> list[str]:
        return [_("Die E-Mail geht an %(email)s.") % {"email": self.record.email or "–"}]

    def success_url(self, result: Any) -> str:
        return reverse("interpreters:interpreter", args=(self.record.pk,))

    def success_message(self, result: Any) -> str:
        return _("Der Link ist unterwegs.")


class LinksVoid(ConfirmPage[Interpreter]):
    """Makes every link void that went to somebody until now."""

    permission = Perm.EDIT_INTERPRETER
    model = Interpreter
    command = staticmethod(commands.void_links)
    success_view = "interpreters:interpreter"
    title = _l("Alle bisherigen Links ungültig machen?")
    submit_label = _l("Links ungültig machen")

    def pre_title(self) -> str:
        return self.record.name

    def crumbs(self) -> list[Crumb]:
        return crumbs_of_person(self.record)

    def consequences(self) -> list[str]:
        return [
            _("Das hilft, wenn ein Telefon verloren ging oder eine E-Mail weitergegeben wurde."),
            _("Kein Link, der bis jetzt an die Person ging, öffnet noch etwas. Was sie zugesagt hat, bleibt."),
            _("Wer noch gefragt ist, kann nicht mehr selbst antworten: Rufen Sie an, und tragen Sie die Antwort ein."),
            _("Die nächste E-Mail an sie bringt wieder einen Link, der gilt."),
        ]

    def success_message(self, result: Any) -> str:
        return _("Die bisherigen Links öffnen nichts mehr.")
