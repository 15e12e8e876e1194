"""Why nobody was found is chosen from a list; what was written so far stays as the note, under another reason."""

from django.db import migrations, models
from django.db.migrations.state import StateApps

from schwerpunkt.core.migrating import RowStep, Statements
from schwerpunkt.directory.reference.starter import StarterLists

# On the way back the codes go before the field that led to them; PostgreSQL wants their checks done in between.
_CHECKED_AT_ONCE = Statements(
    {"sqlite": [], "postgresql": []}, {"sqlite": [], "postgresql": ["SET CONSTRAINTS ALL IMMEDIATE"]}
)


class Reasons(RowStep):
    """Every request nobody was found for so far has the list's last reason, "sonstiges"."""

    def write(self, apps: StateApps) -> None:
        codes = apps.get_model("directory", "Code")._base_manager
        requests = apps.get_model("interpreters", "Request")._base_manager
        for code in codes.filter(kind="uncovered_reason", key="sonstiges"):
            rows = requests.filter(centre_id=code.centre_id, state="uncovered")
            rows.update(uncovered_because_id=code.pk)

    def unwrite(self, apps: StateApps) -> None:
        apps.get_model("interpreters", "Request")._base_manager.update(uncovered_because_id=None)


class Migration(migrations.Migration):
    dependencies = [("directory", "0006_uncovered_reason"), ("interpreters", "0016_overview")]

    operations = [
        migrations.AddField(
            "request",
            "uncovered_because",
            models.ForeignKey(
                "directory.Code",
                models.PROTECT,
                null=True,
                blank=True,
                related_name="+",
                verbose_name="Warum niemand gefunden wurde",
                limit_choices_to={"kind": "uncovered_reason"},
            ),
        ),
        _CHECKED_AT_ONCE,
        StarterLists("uncovered_reason"),
        Reasons(),
    ]
