"""What is counted of requests: how early they came, since when somebody is sought, how long that took."""

from django.db import migrations, models
from django.db.migrations.state import StateApps

import schwerpunkt.interpreters.models.request
from schwerpunkt.core.migrating import RowStep

_BATCH = 1000


class LeadDays(RowStep):
    """Reckons the lead of requests that are there already. Nobody knows since when somebody was sought for them."""

    def write(self, apps: StateApps) -> None:
        model = apps.get_model("interpreters", "Request")
        field, rows = model._meta.get_field("lead_days"), model._base_manager
        batch = []
        for request in rows.only("starts_at", "received_on").order_by("pk").iterator(chunk_size=_BATCH):
            field.pre_save(request, add=False)
            batch.append(request)
            if len(batch) == _BATCH:
                rows.bulk_update(batch, ["lead_days"])
                batch = []
        rows.bulk_update(batch, ["lead_days"])

    def unwrite(self, apps: StateApps) -> None:
        """The column goes as a whole."""


class Migration(migrations.Migration):
    dependencies = [("interpreters", "0014_admissibility_values")]

    operations = [
        migrations.AddField(
            "request",
            "lead_days",
            schwerpunkt.interpreters.models.request.LeadDaysField(
                default=0, editable=False, verbose_name="Vorlauf in Tagen"
            ),
        ),
        migrations.AddField(
            "request",
            "sought_since",
            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="gesucht seit"),
        ),
        migrations.AddField(
            "request",
            "fill_hours",
            models.DecimalField(
                blank=True,
                decimal_places=2,
                editable=False,
                max_digits=9,
                null=True,
                verbose_name="Stunden bis zur ersten Zusage",
            ),
        ),
        LeadDays(),
    ]
