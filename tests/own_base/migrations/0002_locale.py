"""The base page's language, now that Wagtail has a table of languages."""

from django.db import migrations
from wagtail.models import (
    BootstrapLocaleField,
    BootstrapTranslatableModel,
    BootstrapTranslationKeyField,
)


class Migration(migrations.Migration):
    dependencies = [
        ("own_base", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        BootstrapLocaleField("own_base.BasePage"),
        BootstrapTranslationKeyField("own_base.BasePage"),
        BootstrapTranslatableModel("own_base.BasePage"),
    ]
