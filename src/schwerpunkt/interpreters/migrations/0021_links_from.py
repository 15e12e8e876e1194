"""From when on the links of somebody are valid."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("interpreters", "0020_varieties")]

    operations = [
        migrations.AddField(
            model_name="interpreter",
            name="links_from",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="Links gelten ab"),
        ),
    ]
