"""Somebody joins the pool by a form that is open to everybody, in every language of the volunteers."""

from typing import ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.interpreters import commands
from schwerpunkt.interpreters.enums import FormKind
from schwerpunkt.interpreters.forms.joining import JoinForm
from schwerpunkt.interpreters.languages import SPOKEN
from schwerpunkt.interpreters.links import Purpose
from schwerpunkt.interpreters.views.public import ConfirmPage, DonePage, ShortFormPage
from schwerpunkt.ui.command_form import form_for


class Join(ShortFormPage):
    """Somebody wants to join the pool."""

    kind = FormKind.APPLICATION
    spoken = SPOKEN
    done_view = "interpreters:public_join_done"
    template: ClassVar[str] = "interpreters/join.html"
    form_class = JoinForm
    title = _l("Im Pool mitmachen")
    submit_label = _l("Bewerbung abschicken")

    def lead(self) -> str:
        return _("Sie sprechen Deutsch und noch eine Sprache? Sie möchten anderen helfen? Dann schreiben Sie uns.")


class JoinDone(DonePage):
    """After applying."""

    kind = FormKind.APPLICATION
    spoken = SPOKEN


class ConfirmApplication(ConfirmPage):
    """Whoever applied has this address."""

    purpose = Purpose.APPLICATION
    spoken = SPOKEN
    form_class = form_for(commands.confirm_application)
