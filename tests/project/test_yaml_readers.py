"""PyYAML has a reader of its own for where its library in C was not built: both read all our data alike."""

import pytest
import yaml

from macros.content import yaml_source
from macros.content.yaml_source import YamlSource
from tests.support.paths import ROOT

DATA_FILES = sorted(ROOT.glob("data/**/*.yml"))


def test_both_yaml_readers_read_the_data_alike(monkeypatch: pytest.MonkeyPatch):
    readings = []
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        monkeypatch.setattr(yaml_source, "SafeLoader", loader)
        sources = {path: YamlSource(path, ROOT) for path in DATA_FILES}
        readings.append({path: (source.data, source._lines, source.faults) for path, source in sources.items()})
    fast, slow = readings
    assert [path for path in DATA_FILES if fast[path] != slow[path] or not fast[path][0]] == []
    assert len(DATA_FILES) > 50
