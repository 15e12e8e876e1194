"""``schwerpunkt centre``: a new centre with its head, who invites everybody else."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email, validate_slug
from django.db import transaction

from schwerpunkt.accounts.actors import system_actor
from schwerpunkt.accounts.commands import add_member
from schwerpunkt.accounts.models import Membership
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.commands import create_centre
from schwerpunkt.messaging.links import way_in
from schwerpunkt.papers.commands import install_starter_templates
from schwerpunkt.portal import setup
from schwerpunkt.tenancy.enums import AreaKind
from schwerpunkt.tenancy.scope import inside

_ARGUMENTS = {
    "--name": "voller Name, z. B. „Kommunales Integrationszentrum des Musterkreises“",
    "--short-name": "Name oben auf jeder Seite, z. B. „KI Musterkreis“",
    "--area": "Gebiet, z. B. „Musterkreis“",
    "--ags": "amtlicher Schlüssel des Gebiets, z. B. 05382",
    "--head-name": "Name der KI-Leitung",
    "--head-email": "dienstliche E-Mail-Adresse der KI-Leitung",
}


class Command(BaseCommand):
    """Make a centre, its kinds of papers and the account of its head, all or nothing."""

    help = "Legt ein Zentrum mit seiner Leitung an. Alles Weitere richtet die Leitung auf den Seiten ein."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="Kurzzeichen, z. B. musterkreis")
        for name, explained in _ARGUMENTS.items():
            parser.add_argument(name, required=True, help=explained)
        kinds = ", ".join(f"{value} ({label})" for value, label in AreaKind.choices)
        parser.add_argument("--kind", choices=AreaKind.values, default=AreaKind.DISTRICT, help=f"Art: {kinds}")

    def handle(self, *args: Any, **options: Any) -> None:
        if setup.pending_migrations():
            raise CommandError("Die Tabellen fehlen noch oder sind älter. Legen Sie sie zuerst an: schwerpunkt setup")
        try:
            validate_slug(options["slug"])
            validate_email(options["head_email"])
            with transaction.atomic():
                head = _centre_with_head(options)
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        except Refused as refused:
            reasons = [str(reason) for reason in (refused.message, *refused.fields.values()) if reason]
            raise CommandError("\n".join(reasons)) from refused
        self.stdout.write(self.style.SUCCESS(f"{options['name']} ist angelegt."))
        if head.user.has_usable_password():
            self.stdout.write(f"{head.user.name} meldet sich mit dem bisherigen Passwort an.")
        else:
            self.stdout.write(
                f"Eine Einladung an {head.user.email} liegt im Postausgang. Derselbe Weg hinein, ohne Mail:"
            )
            self.stdout.write(f"  {way_in(head.user)}")
            self.stdout.write("Der Link gilt drei Tage und nur einmal. Geben Sie ihn niemand anderem.")


def _centre_with_head(options: dict[str, Any]) -> Membership:
    centre = create_centre(
        actor=system_actor("Kommandozeile"),
        slug=options["slug"],
        name=options["name"],
        short_name=options["short_name"],
        area_name=options["area"],
        area_kind=options["kind"],
        area_ags=options["ags"],
    )
    actor = system_actor("Kommandozeile", centre)
    with inside(centre):
        install_starter_templates(actor=actor)
        return add_member(actor=actor, email=options["head_email"], name=options["head_name"], role="head")
