"""Asks each address in data/links.yml whether it is still there. Changes nothing."""

from __future__ import annotations

import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby
from urllib.parse import urlsplit

import requests

from macros.models.link import Link

USER_AGENT = "involvement-toolkit-link-check/1"
TIMEOUT = 20.0
"""How many seconds a host has to start its answer."""
PAUSE = 1.0
"""How many seconds a host is left in peace between two requests."""
HOSTS_AT_ONCE = 8

_PERMANENT = (301, 308)
_GONE = (404, 410)


class Outcome(IntEnum):
    """What became of an address, the worst first."""

    GONE = 1
    UNREACHABLE = 2
    SLOW = 3
    BROKEN = 4
    REFUSED = 5
    MOVED = 6
    FINE = 7


@dataclass(frozen=True)
class Answer:
    """What the host of a link answered."""

    outcome: Outcome
    link: Link
    said: str
    """The outcome in words, for example `gone (404)`."""


def check_links(links: Iterable[Link], *, timeout: float = TIMEOUT, pause: float = PAUSE) -> list[Answer]:
    """Ask for each link that has an address: several hosts at once, but one request at a time to each.

    Args:
        links: the links.
        timeout: how many seconds a host has to start its answer.
        pause: how many seconds to leave between two requests to one host.

    Returns:
        The answers, the worst first, and among equals by id.
    """
    by_host = sorted((link for link in links if link.url), key=_host)
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        work = [pool.submit(_ask_host, list(group), timeout, pause) for _, group in groupby(by_host, _host)]
        answers = [answer for host in work for answer in host.result()]
    return sorted(answers, key=lambda answer: (answer.outcome, answer.link.id))


def report(answers: list[Answer]) -> tuple[str, int]:
    """Put the answers in words.

    Returns:
        A line for each address that is not fine, under a line that counts them all; and the code to exit with: 1 when
        an address is gone, 2 when nothing could be reached, else 0.
    """
    if answers and all(answer.outcome is Outcome.UNREACHABLE for answer in answers):
        return "No address could be reached. Is there a connection to the network? Nothing was checked.", 2
    problems = [answer for answer in answers if answer.outcome is not Outcome.FINE]
    lines = [f"Of {len(answers)} addresses, {len(answers) - len(problems)} answered as they should."]
    lines += [f"{answer.link.id}: {answer.said}: {answer.link.url}" for answer in problems]
    return "\n".join(lines), int(any(answer.outcome is Outcome.GONE for answer in answers))


def _host(link: Link) -> str:
    return urlsplit(link.url or "").netloc.lower()


def _ask_host(links: list[Link], timeout: float, pause: float) -> list[Answer]:
    answers = []
    with requests.Session() as session:
        session.headers["User-Agent"] = USER_AGENT
        for number, link in enumerate(links):
            time.sleep(pause if number else 0)
            outcome, said = _ask(session, link.url or "", timeout)
            answers.append(Answer(outcome, link, said))
    return answers


def _ask(session: requests.Session, url: str, timeout: float) -> tuple[Outcome, str]:
    try:
        # Not HEAD, which many hosts refuse. The body is never read.
        with session.get(url, timeout=timeout, stream=True) as response:
            return _verdict(response)
    except requests.Timeout:
        return Outcome.SLOW, f"no answer within {timeout:g} seconds"
    except requests.exceptions.SSLError:
        return Outcome.BROKEN, "no secure connection"
    except requests.ConnectionError:
        return Outcome.UNREACHABLE, "no connection"
    except requests.RequestException as error:
        return Outcome.BROKEN, f"no sound answer ({type(error).__name__})"


def _verdict(response: requests.Response) -> tuple[Outcome, str]:
    code = response.status_code
    if code in _GONE:
        return Outcome.GONE, f"gone ({code})"
    if code >= 500:
        return Outcome.BROKEN, f"the host has a fault ({code})"
    if code >= 400:
        return Outcome.REFUSED, f"not shown to a program, look yourself ({code})"
    if response.history and all(step.status_code in _PERMANENT for step in response.history):
        return Outcome.MOVED, f"moved to {response.url}"
    return Outcome.FINE, "fine"
