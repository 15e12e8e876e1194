"""What checking adds to the page of a request, and settling to the page of a person."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.core import clock
from schwerpunkt.interpreters.enums import Perm
from schwerpunkt.interpreters.queries.settling import payee, tax_free_on
from schwerpunkt.interpreters.views.checking import CHECK
from schwerpunkt.ui.actions import action
from schwerpunkt.ui.formats import money
from schwerpunkt.ui.pages import Panel, contribute_panel
from schwerpunkt.ui.tables import Cell


def _payment(page: Any) -> dict[str, Any]:
    person, today = page.record, clock.today()
    (account, paid), limit = payee(person, today.year), tax_free_on(today)
    forget = account and action(page.actor, _("Löschen"), Perm.SETTLE, "interpreters:bank_account_remove", account.pk)
    over = _("über %(limit)s im Jahr: bitte prüfen, ob es steuerfrei bleibt") % {"limit": money(limit)}
    rows = [
        [
            Cell(_("Bankverbindung")),
            Cell(f"{account.hidden}, {account.holder}" if account else _("fehlt")),
            Cell(forget.label, forget.url) if forget else Cell(""),
        ],
        [
            Cell(_("Ausgezahlt %(year)s") % {"year": today.year}),
            Cell(money(paid), note=over if paid > limit else ""),
            Cell(""),
        ],
    ]
    label = _("Bankverbindung ändern") if account else _("Bankverbindung eintragen")
    return {
        "heads": [_("Angabe"), _("Wert"), _("Aktion")],
        "rows": rows,
        "sentence": "",
        "add": None
        if person.forgotten_on
        else action(page.actor, label, Perm.SETTLE, "interpreters:bank_account", person.pk),
        "caption": _("Auszahlung"),
    }


contribute_panel("interpreters.request", CHECK)
contribute_panel(
    "interpreters.interpreter",
    Panel("auszahlung", _l("Auszahlung"), "interpreters/_rows.html", _payment, Perm.VIEW_SETTLEMENTS, order=36),
)
