"""Legal sources and their versions."""

from datetime import date

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from schwerpunkt.accounts.actors import Actor
from schwerpunkt.accounts.commanding import command
from schwerpunkt.core.errors import Refused
from schwerpunkt.directory.commands.checks import require_order, require_text
from schwerpunkt.directory.enums import Perm
from schwerpunkt.directory.models import LegalSource, LegalVersion


@command(Perm.MANAGE_CENTRE, says=_l("Rechtsgrundlage angelegt"))
def add_legal_source(*, actor: Actor, title: str, key: str = "", reference: str = "", website: str = "") -> LegalSource:
    """A new legal source. Refuses an empty title and a key that is taken."""
    require_text(title=title)
    key = key or slugify(title)[:40]
    if LegalSource.objects.filter(key=key).exists():
        raise Refused(fields={"title": _("Diese Rechtsgrundlage gibt es schon.")})
    source = LegalSource(key=key, title=title.strip(), reference=reference.strip(), website=website.strip())
    source.save()
    return source


@command(Perm.MANAGE_CENTRE, says=_l("Rechtsgrundlage geändert"), on="source")
def change_legal_source(*, actor: Actor, source: LegalSource, title: str, reference: str, website: str) -> LegalSource:
    """Change title, reference and address of a legal source."""
    require_text(title=title)
    source.title, source.reference, source.website = title.strip(), reference.strip(), website.strip()
    source.save()
    return source


@command(Perm.MANAGE_CENTRE, says=_l("Fassung angelegt"), within="source")
def add_legal_version(
    *,
    actor: Actor,
    source: LegalSource,
    label: str,
    issued_on: date,
    citation: str,
    issuers: str = "",
    provenance: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> LegalVersion:
    """A new version of a legal source, with the words in which papers cite it. Refuses a second one of the same day."""
    require_text(label=label, citation=citation)
    require_order(valid_from, valid_to)
    if source.versions.filter(issued_on=issued_on).exists():
        raise Refused(fields={"issued_on": _("Eine Fassung von diesem Tag gibt es schon.")})
    version = LegalVersion(
        source=source,
        label=label.strip(),
        issued_on=issued_on,
        citation=citation.strip(),
        issuers=issuers.strip(),
        provenance=provenance.strip(),
        valid_from=valid_from,
        valid_to=valid_to,
    )
    version.save()
    return version


@command(Perm.MANAGE_CENTRE, says=_l("Fassung geändert"), on="version")
def change_legal_version(
    *,
    actor: Actor,
    version: LegalVersion,
    label: str,
    issued_on: date,
    citation: str,
    issuers: str,
    provenance: str,
    valid_from: date | None,
    valid_to: date | None,
) -> LegalVersion:
    """Correct a version; released papers keep the words they cited. Refuses the day of another version."""
    require_text(label=label, citation=citation)
    require_order(valid_from, valid_to)
    if LegalVersion.objects.filter(source=version.source_id, issued_on=issued_on).exclude(pk=version.pk).exists():
        raise Refused(fields={"issued_on": _("Eine Fassung von diesem Tag gibt es schon.")})
    version.label, version.issued_on, version.citation = label.strip(), issued_on, citation.strip()
    version.issuers, version.provenance = issuers.strip(), provenance.strip()
    version.valid_from, version.valid_to = valid_from, valid_to
    version.save()
    return version
