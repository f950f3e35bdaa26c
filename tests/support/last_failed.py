"""Which tests failed last, where two runs go on side by side: each keeps what the other found."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

FAILED = "cache/lastfailed"
"""Where pytest keeps them, by their ids."""


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """Let pytest write what it knows, and keep what is saved by now of files that this run was not asked for."""
    config = session.config
    cache: pytest.Cache | None = getattr(config, "cache", None)
    if cache is None or hasattr(config, "workerinput"):
        return (yield)
    asked = [(config.rootpath / argument.partition("::")[0]).resolve() for argument in config.args]

    def is_ours(test: str) -> bool:
        file = (config.rootpath / test.partition("::")[0]).resolve()
        return any(path == file or path in file.parents for path in asked)

    folder = Path(cache.mkdir("failed"))
    with FileLock(folder / "lock"):
        others = {test: True for test in cache.get(FAILED, {}) if not is_ours(test)}
        result = yield
        ours = {test: True for test in cache.get(FAILED, {}) if is_ours(test)}
        cache.set(FAILED, others | ours)
    return result
