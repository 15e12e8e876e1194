"""The page where a ministry's answer is recorded."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.core import clock
from schwerpunkt.planning.enums import Perm
from schwerpunkt.planning.forms.periods import AgreementForm
from schwerpunkt.planning.models import Agreement
from schwerpunkt.planning.views.periods import crumbs_of
from schwerpunkt.ui.actions import Crumb
from schwerpunkt.ui.pages import CommandPage, Download, RecordDownloadPage


class AgreementRecord(CommandPage[Agreement]):
    """Records or corrects an answer."""

    permission = Perm.RECORD_AGREEMENT
    model = Agreement
    form_class = AgreementForm
    submit_label = _l("Antwort eintragen")

    def records(self) -> QuerySet[Agreement]:
        return Agreement.objects.select_related("period", "ministry", "goal_version__goal")

    def crumbs(self) -> list[Crumb]:
        return crumbs_of(self.record.period)

    def pre_title(self) -> str:
        day = f"{self.record.submitted_on:%d.%m.%Y}"
        if self.record.goal_version is not None:
            return _("Geändertes Ziel „%(goal)s“, vorgelegt am %(day)s") % {
                "goal": self.record.goal_version.title,
                "day": day,
            }
        return _("%(period)s, vorgelegt am %(day)s") % {"period": self.record.period.title, "day": day}

    def headline(self) -> str:
        return _("Was hat das %(ministry)s geantwortet?") % {
            "ministry": self.record.ministry.short_name or self.record.ministry.name
        }

    def form_arguments(self) -> dict[str, Any]:
        if self.record.answered_on is None:
            return {"initial": {"answered_on": clock.today(), "outcome": None}}
        return {}

    def success_url(self, result: Any) -> str:
        return reverse("planning:period", args=(self.record.period_id,))

    def back_url(self) -> str:
        return reverse("planning:period", args=(self.record.period_id,))


class AgreementDocument(RecordDownloadPage[Agreement]):
    """Hands out the letter of a ministry."""

    permission = Perm.VIEW_PLANNING
    model = Agreement

    def download(self) -> Download:
        file = self.record.document
        if file is None:
            raise Http404
        return Download(file.name, file.media_type, file.read())
