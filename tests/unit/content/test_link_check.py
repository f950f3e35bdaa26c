"""Addresses outside the site are asked for politely, and what became of them is said in plain words."""

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread

import pytest

from macros.content.link_check import USER_AGENT, Outcome, check_links, report
from macros.models.link import Link

SAID = {
    "gone": (Outcome.GONE, "gone (404)"),
    "gone-for-good": (Outcome.GONE, "gone (410)"),
    "to-gone": (Outcome.GONE, "gone (404)"),
    "closed": (Outcome.REFUSED, "not shown to a program, look yourself (403)"),
    "too-many": (Outcome.REFUSED, "not shown to a program, look yourself (429)"),
    "ill": (Outcome.BROKEN, "the host has a fault (500)"),
    "in-a-circle": (Outcome.BROKEN, "no sound answer (TooManyRedirects)"),
    "slow": (Outcome.SLOW, "no answer within 0.1 seconds"),
    "fine": (Outcome.FINE, "fine"),
    "to-fine-for-now": (Outcome.FINE, "fine"),
}
CODES = {"gone": 404, "gone-for-good": 410, "closed": 403, "too-many": 429, "ill": 500, "to-fine-for-now": 302}


class Server(ThreadingHTTPServer):
    """Remembers who asked what, and how many asked at once."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Host)
        self.asked: list[tuple[str, str | None]] = []
        self.at_once = self.most_at_once = 0
        self.lock, self.end = Lock(), Event()


class Host(BaseHTTPRequestHandler):
    """Answers by the name that is asked for: `to-x` has moved to `x`."""

    server: Server

    def do_GET(self) -> None:
        name = self.path.strip("/")
        with self.server.lock:
            self.server.asked.append((name, self.headers["User-Agent"]))
            self.server.at_once += 1
            self.server.most_at_once = max(self.server.most_at_once, self.server.at_once)
        if name == "slow":
            self.server.end.wait(10)
        self.send_response(CODES.get(name, 301 if name.startswith(("to-", "in-a")) else 200))
        if name.startswith("to-"):
            self.send_header("Location", "/" + name.removeprefix("to-").removesuffix("-for-now"))
        elif name == "in-a-circle":
            self.send_header("Location", "/in-a-circle")
        self.send_header("Content-Length", "0")
        with self.server.lock:
            self.server.at_once -= 1
        self.end_headers()

    def log_message(self, *_) -> None:
        """Be silent."""


@pytest.fixture
def host() -> Iterator[Server]:
    server = Server()
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.end.set()
    server.shutdown()
    server.server_close()


def link(host, name: str) -> Link:
    url = f"http://127.0.0.1:{host.server_port}/{name}"
    return Link(id=name, title="X", publisher="X", url=url, status="confirmed")


def check(host, *names: str, **options):
    # The slow one never answers, however long one waits. The others may take their time on a busy machine.
    timeout = 0.1 if names == ("slow",) else 10
    return check_links([link(host, name) for name in names], timeout=timeout, **{"pause": 0, **options})


@pytest.mark.parametrize("name", SAID)
def test_what_became_of_an_address_is_said(host, name):
    (answer,) = check(host, name)
    assert (answer.outcome, answer.said) == SAID[name]
    assert answer.link.id == name


def test_an_address_that_moved_for_good_is_told_with_the_new_one(host):
    (answer,) = check(host, "to-fine")
    assert (answer.outcome, answer.said) == (Outcome.MOVED, f"moved to http://127.0.0.1:{host.server_port}/fine")


def test_the_worst_comes_first_and_what_is_fine_is_only_counted(host):
    answers = check(host, "fine", "to-fine", "ill", "gone", "closed")
    said, code = report(answers)
    assert code == 1
    first, *lines = said.splitlines()
    assert first == "Of 5 addresses, 1 answered as they should."
    assert [line.partition(": ")[0] for line in lines] == ["gone", "ill", "closed", "to-fine"]
    assert lines[0] == f"gone: gone (404): http://127.0.0.1:{host.server_port}/gone"


def test_only_an_address_that_is_gone_ends_with_1(host):
    assert report([*check(host, "fine", "to-fine", "ill", "closed"), *check(host, "slow")])[1] == 0
    assert report(check(host, "fine", "to-gone"))[1] == 1


def test_a_host_is_asked_once_for_each_address_one_at_a_time_with_pauses_and_by_name(host):
    start = time.monotonic()
    check(host, "fine", "closed", "ill", pause=0.1)
    assert time.monotonic() - start >= 0.2
    assert sorted(host.asked) == [("closed", USER_AGENT), ("fine", USER_AGENT), ("ill", USER_AGENT)]
    assert host.most_at_once == 1


def test_without_a_network_it_says_so_and_ends_with_2(host):
    host.shutdown()
    host.server_close()
    answers = check(host, "fine", "gone")
    assert {answer.said for answer in answers} == {"no connection"}
    said, code = report(answers)
    assert code == 2
    assert said.startswith("No address could be reached.")


def test_a_host_that_cannot_be_reached_while_others_can_is_not_called_gone(host):
    lost = link(host, "fine").model_copy(update={"id": "lost", "url": "http://no-such-host.invalid/"})
    answers = check_links([lost, link(host, "fine")], timeout=5, pause=0)
    assert [(answer.link.id, answer.outcome) for answer in answers] == [
        ("lost", Outcome.UNREACHABLE),
        ("fine", Outcome.FINE),
    ]
    assert report(answers)[1] == 0


def test_a_link_without_an_address_is_left_out(toolkit):
    assert check_links(link for link in toolkit.links.values() if link.status == "none") == []
