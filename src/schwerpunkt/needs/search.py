"""What of needs can be found. What a municipality has not sent yet is hers alone."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from schwerpunkt.needs.enums import Perm
from schwerpunkt.needs.models import Need, NeedRound
from schwerpunkt.needs.queries import needs
from schwerpunkt.ui.contributions import SearchSource, searchable

searchable(
    SearchSource(
        model=Need,
        label=_("Bedarfe"),
        permission=Perm.VIEW_NEEDS,
        title=lambda need: need.name,
        text=lambda need: f"{need.text} {need.reporter} {need.topic or ''}",
        url=lambda need: reverse("needs:need", args=(need.pk,)),
        visible=lambda _actor: needs(),
        related=("municipality", "organisation", "topic"),
    )
)
searchable(
    SearchSource(
        model=NeedRound,
        label=_("Bedarfsabfragen"),
        permission=Perm.VIEW_NEEDS,
        title=lambda asked: asked.title,
        text=lambda asked: asked.introduction,
        url=lambda asked: reverse("needs:round", args=(asked.pk,)),
    )
)
