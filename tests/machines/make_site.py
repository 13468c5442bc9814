"""Makes the machines' site in their database, and prints what a test must know of it."""

import json

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from tests.site import whole_site  # noqa: E402


def main() -> None:
    """Migrate, publish two procedures with FAQ and risk pages, log an editor in."""
    call_command("migrate", verbosity=0)
    whole = whole_site(2)
    editor = Client()
    editor.force_login(get_user_model().objects.create_superuser("editor", "e@clinic.example", "x"))
    page = whole.procedures[0]
    page.title = "Published elsewhere"
    page.save_revision()
    print(
        json.dumps(
            {
                "session": editor.cookies["sessionid"].value,
                "procedure": page.pk,
                "faq": whole.faqs[0].pk,
                "area": whole.area.pk,
                "pages": [one.pk for one in (*whole.procedures, *whole.faqs, *whole.risks)],
            }
        )
    )


if __name__ == "__main__":
    main()
