"""The demo: the Rhein-Sieg-Kreis with the founding paper's focus, and a city to show that another centre fits.

Everything is made through commands, so that the demo proves them. What goes beyond the paper of 02.03.2023 is invented.
"""

import os
import secrets
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.conf import settings

from schwerpunkt.accounts.actors import system_actor
from schwerpunkt.accounts.models import Membership
from schwerpunkt.accounts.permissions import roles
from schwerpunkt.advice.demo import invented_advice
from schwerpunkt.audit.trail import together
from schwerpunkt.core import clock
from schwerpunkt.core.writing import licence
from schwerpunkt.directory.demo import DemoCentre, demo_centres, plan_meetings
from schwerpunkt.interpreters.demo import invented_pool
from schwerpunkt.needs.demo import founding_needs, running_needs
from schwerpunkt.papers.commands import install_starter_templates
from schwerpunkt.papers.demo import founding_paper, invented_papers, invented_results
from schwerpunkt.planning.demo import Cast, at_day, city_focus, founding_focus, invented_focus
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import everywhere, inside

_WORDS = ("Ahorn", "Birke", "Buche", "Eiche", "Erle", "Esche", "Kiefer", "Linde", "Tanne", "Ulme", "Weide", "Zeder")
_SET_UP_ON = date(2022, 8, 1)


def load(progress: Callable[[str], None]) -> None:
    """Fill an empty database with the demo; ``progress`` hears what is being done."""
    with clock.at(at_day(_SET_UP_ON)):
        centres = list(demo_centres(progress))
    _open_accounts(centres)
    for each in centres:
        cast = Cast(each.actor("leitung"), each.people)
        with inside(each.centre), together():
            install_starter_templates(actor=system_actor("Beispieldaten", each.centre))
            plan_meetings(each, clock.today())
            if each.has_founding_paper:
                progress("Die Schwerpunkte 2023 mit ihren Maßnahmen")
                period = founding_focus(cast)
                progress("Die Mitteilungsvorlage für den 02.03.2023")
                founding_paper(each, period)
                progress("Ein laufender und ein geplanter Zeitraum (erfunden)")
                running, planned = invented_focus(cast)
                progress("Ein Jahr Beratung (erfunden)")
                invented_advice(cast, running)
                progress("Was die 19 Kommunen brauchen, zweimal gefragt (erfunden)")
                asked = founding_needs(cast, period)
                running_needs(cast, running)
                progress("Der Pool der Sprachmittelnden (erfunden)")
                invented_pool(cast, running)
                progress("Ergebnisse und Antworten (erfunden)")
                invented_results(each, period, asked)
                progress("Zwei Vorlagen auf dem Weg (erfunden)")
                invented_papers(each, running, planned)
            else:
                city_focus(cast)


def logins() -> list[tuple[str, str, str]]:
    """One sign-in per role of the demo centre: label of the role, e-mail address, password."""
    centre = Centre.objects.filter(is_demo=True).order_by("pk").first()
    if centre is None or not _file().exists():
        return []
    password = _file().read_text(encoding="utf-8").strip()
    with everywhere():
        members = list(Membership.objects.filter(centre=centre).select_related("user").order_by("pk"))
    firsts = {member.role: member for member in reversed(members)}
    return [(str(role.label), firsts[role.key].user.email, password) for role in roles() if role.key in firsts]


def _open_accounts(centres: list[DemoCentre]) -> None:
    """Give everybody of the demo the same pass phrase, made now and kept where only the owner can read it."""
    password = "-".join((*(secrets.choice(_WORDS) for _each in range(2)), str(secrets.randbelow(9000) + 1000)))
    descriptor = os.open(_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(password + "\n")
    with licence("demo"):
        for each in centres:
            for member in each.people.values():
                member.user.set_password(password)
                member.user.save()


def _file() -> Path:
    return Path(settings.MEDIA_ROOT).parent / "demo-password.txt"
