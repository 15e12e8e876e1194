"""The database holds that a request has such a reason when nobody was found for it, and only then."""

from django.db import migrations, models
from django.db.migrations.state import StateApps
from django.db.models import OuterRef, Q, Subquery

from schwerpunkt.core.migrating import RowStep


class Notes(RowStep):
    """On the way back the note is all there is, so it says the reason where it was empty."""

    def write(self, apps: StateApps) -> None:
        """Nothing to write on the way here."""

    def unwrite(self, apps: StateApps) -> None:
        labels = apps.get_model("directory", "Code")._base_manager.filter(pk=OuterRef("uncovered_because_id"))
        silent = apps.get_model("interpreters", "Request")._base_manager.filter(state="uncovered", state_reason="")
        silent.update(state_reason=Subquery(labels.values("label")[:1]))


class Migration(migrations.Migration):
    dependencies = [("interpreters", "0017_uncovered_because")]

    operations = [
        migrations.RemoveConstraint("request", "request_uncovered_because"),
        Notes(),
        migrations.AddConstraint(
            "request",
            models.CheckConstraint(
                condition=Q(state="uncovered", uncovered_because__isnull=False)
                | (~Q(state="uncovered") & Q(uncovered_because__isnull=True)),
                name="request_uncovered_because",
            ),
        ),
    ]
