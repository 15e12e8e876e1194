"""What the pool does when something below it begins."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from schwerpunkt.interpreters.models import AdmissibilityRule
from schwerpunkt.interpreters.starter import starter_rules
from schwerpunkt.tenancy.models import Centre
from schwerpunkt.tenancy.scope import inside


@receiver(post_save, sender=Centre, dispatch_uid="interpreters.centre")
def begin_with_rules(sender: type[Centre], instance: Centre, *, created: bool, raw: bool = False, **_more: Any) -> None:
    """A new centre begins with the rules of admissibility; part of the command that makes it."""
    if not created or raw:
        return
    with inside(instance):
        AdmissibilityRule.objects.bulk_create(AdmissibilityRule(centre=instance, **row) for row in starter_rules())
