"""Two hundred people answer one round at the same moment, against the real server on this machine: errors, and time to answer.

Run: HOLDFAST_DATA=... [DATABASE_URL=...] python -m benchmarks.answering
"""

import http.cookiejar
import os
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

PEOPLE, QUESTIONS = 200, 6


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def prepare(port: int) -> str:
    """An open round of an empty house. Returns the address of its shared link."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, connections

    from holdfast.people.access import link_secret
    from tests.factories import a_round, group_of
    from tests.people import make_cast

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("flush", verbosity=0, interactive=False)
    cast = make_cast()
    round_ = a_round(cast.journey, cast.amina, asked={"practitioners": PEOPLE})
    link = group_of(round_, "practitioners").links.get()
    print(f"{connection.vendor}: ", end="")
    connections.close_all()
    return f"http://127.0.0.1:{port}/a/{link_secret('link', link.pk)}/"


class Person(threading.Thread):
    """Opens the link, begins, answers every question, finishes."""

    def __init__(self, address: str, start: threading.Barrier):
        super().__init__()
        self.address, self.ready, self.times, self.problem = address, start, [], ""
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)

    def load(self, address: str, sent: dict | None = None) -> tuple[str, str]:
        began = time.perf_counter()
        body = urllib.parse.urlencode(sent).encode() if sent else None
        with self.opener.open(address, body, timeout=60) as page:
            text, where = page.read().decode(), page.geturl()
        self.times.append((time.perf_counter() - began) * 1000)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
        return (token.group(1) if token else ""), where

    def run(self) -> None:
        self.ready.wait()
        try:
            token, _where = self.load(self.address)
            token, where = self.load(self.address, {"csrfmiddlewaretoken": token})
            for _ in range(QUESTIONS):
                sent = {"csrfmiddlewaretoken": token, "choice": "helps", "words": "What I saw.", "was": ""}
                token, where = self.load(where, sent)
            self.load(where, {"csrfmiddlewaretoken": token})
        except (urllib.error.URLError, OSError) as error:
            self.problem = str(error)


def main() -> None:
    port = free_port()
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "holdfast.config.settings",
        "PORT": str(port),
        "HOLDFAST_URL": f"http://127.0.0.1:{port}",
    }
    address = prepare(port)
    server = subprocess.Popen([sys.executable, "-m", "holdfast.config.command", "serve"], stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=1)
                break
            except OSError:
                time.sleep(0.2)
        barrier = threading.Barrier(PEOPLE)
        people = [Person(address, barrier) for _ in range(PEOPLE)]
        began = time.perf_counter()
        for person in people:
            person.start()
        for person in people:
            person.join()
        took = time.perf_counter() - began
    finally:
        server.terminate()
    times = sorted(each for person in people for each in person.times)
    errors = [person.problem for person in people if person.problem]
    p50, p95 = statistics.median(times), times[int(len(times) * 0.95)]
    pace = f"{len(times)} pages in {took:.1f} s ({len(times) / took:.0f}/s), p50 {p50:.0f} ms, p95 {p95:.0f} ms"
    print(f"{PEOPLE} people, {pace}, {len(errors)} errors {errors[:3]}")


if __name__ == "__main__":
    main()
