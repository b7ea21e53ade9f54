import logging
import os
import threading
import time

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "holdfast.config.settings")
application = get_wsgi_application()

SIX_HOURS = 6 * 60 * 60


def _keep_promises() -> None:
    """A few times a day, erase the words that people were told would be kept until now. Twice does no harm."""
    from django.db import connections
    from django.utils import timezone

    from holdfast.records.actions.keeping import tidy_up

    while True:
        try:
            tidy_up(today=timezone.localdate())
        except Exception:
            logging.getLogger(__name__).exception(
                "Words that are due could not be erased; it is tried again in six hours."
            )
        finally:
            connections.close_all()
        time.sleep(SIX_HOURS)


def _warm_up_the_mirror() -> None:
    """So that nobody waits for the first reading after a start."""
    from holdfast.guides.mirroring import warm_up

    warm_up()


if os.environ.get("HOLDFAST_SERVES") == "yes":  # set by `holdfast serve`, not by tests and tools
    threading.Thread(target=_keep_promises, daemon=True, name="keeping").start()
    threading.Thread(target=_warm_up_the_mirror, daemon=True, name="mirror").start()
    from django.conf import settings

    if not settings.IS_WORK_APART:
        from holdfast.config.working import work_in_thread

        work_in_thread()
