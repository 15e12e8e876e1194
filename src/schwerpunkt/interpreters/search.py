"""What of the interpreter pool can be found."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from schwerpunkt.interpreters.enums import Perm
from schwerpunkt.interpreters.models import Interpreter, Request, Settlement, Tariff
from schwerpunkt.ui.contributions import SearchSource, searchable

searchable(
    SearchSource(
        model=Interpreter,
        label=_("Sprachmittelnde"),
        permission=Perm.VIEW_INTERPRETERS,
        title=lambda person: person.name,
        text=lambda person: f"{person.municipality or ''}",
        url=lambda person: reverse("interpreters:interpreter", args=(person.pk,)),
        related=("municipality",),
    )
)
searchable(
    SearchSource(
        model=Request,
        label=_("Anfragen nach Sprachmittlung"),
        permission=Perm.VIEW_REQUESTS,
        title=lambda request: f"{request.language.name}: {request.organisation.name}",
        text=lambda request: f"{request.subject} {request.venue}",
        url=lambda request: reverse("interpreters:request", args=(request.pk,)),
        related=("language", "organisation"),
    )
)
searchable(
    SearchSource(
        model=Settlement,
        label=_("Abrechnungen"),
        permission=Perm.VIEW_SETTLEMENTS,
        title=lambda settlement: f"Abrechnung {settlement}",
        text=lambda _settlement: "Sprachmittlung",
        url=lambda settlement: reverse("interpreters:settlement", args=(settlement.pk,)),
    )
)
searchable(
    SearchSource(
        model=Tariff,
        label=_("Tarife"),
        permission=Perm.VIEW_SETTLEMENTS,
        title=lambda tariff: tariff.name,
        text=lambda tariff: tariff.source,
        url=lambda tariff: reverse("interpreters:tariff", args=(tariff.pk,)),
    )
)
