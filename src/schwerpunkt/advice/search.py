"""What of the advice log can be found."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from schwerpunkt.advice.enums import Perm
from schwerpunkt.advice.models import AdviceEntry
from schwerpunkt.ui.contributions import SearchSource, searchable

searchable(
    SearchSource(
        model=AdviceEntry,
        label=_("Beratung"),
        permission=Perm.VIEW_ADVICE,
        title=str,
        text=lambda entry: f"{entry.note} {entry.organisation.name if entry.organisation else ''}",
        url=lambda entry: reverse("advice:entry", args=(entry.pk,)),
        related=("kind", "organisation"),
    )
)
