from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tenancy", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="centre",
            name="has_public_page",
            field=models.BooleanField(default=False, verbose_name="öffentliche Seite"),
        ),
    ]
