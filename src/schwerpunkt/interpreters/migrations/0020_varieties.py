"""Varieties of a language lead to it, so that who asks for one finds those who speak the language and say which."""

from django.db import migrations, models
from django.db.migrations.state import StateApps

from schwerpunkt.core.migrating import RowStep

# The macrolanguages of ISO 639-3, as far as the list of languages has their members.
_MEMBERS = {
    "ar": ("arz", "arq", "apc", "ary", "apd", "aeb"),
    "zh": ("yue", "cmn"),
    "rom": ("rmn",),
}


class Varieties(RowStep):
    """Sets the language of each variety."""

    def write(self, apps: StateApps) -> None:
        languages = apps.get_model("interpreters", "Language")._base_manager
        keys = dict(languages.values_list("code", "pk"))
        for code, members in _MEMBERS.items():
            if code in keys:
                languages.filter(code__in=members).update(variety_of_id=keys[code])

    def unwrite(self, apps: StateApps) -> None:
        apps.get_model("interpreters", "Language")._base_manager.update(variety_of_id=None)


class Migration(migrations.Migration):
    dependencies = [("interpreters", "0019_forgetting")]

    operations = [
        migrations.AddField(
            "language",
            "variety_of",
            models.ForeignKey(
                "interpreters.Language",
                models.PROTECT,
                null=True,
                blank=True,
                related_name="varieties",
                verbose_name="Spielart von",
            ),
        ),
        Varieties(),
    ]
