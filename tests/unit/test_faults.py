import pytest

from macros.faults import ContentFaults, Fault, suggestion


def test_a_fault_reads_as_one_line():
    assert str(Fault("data/tips.yml", 12, "tips, item 3", "is wrong")) == "data/tips.yml:12: tips, item 3: is wrong"


def test_a_fault_of_a_whole_file_names_no_field():
    assert str(Fault("data/tips.yml", 1, "", "the file is empty")) == "data/tips.yml:1: the file is empty"


def test_faults_come_by_file_and_line_each_once():
    one, two, three = Fault("a.yml", 2, "", "x"), Fault("a.yml", 10, "", "x"), Fault("b.yml", 1, "", "x")
    assert ContentFaults([three, two, one, two]).faults == [one, two, three]


@pytest.mark.parametrize(("count", "head"), [(1, "1 fault to fix:"), (2, "2 faults to fix:")])
def test_a_report_counts_its_faults_and_lists_them(count, head):
    faults = [Fault("a.yml", line, "", "is wrong") for line in range(1, count + 1)]
    assert ContentFaults(faults).report().splitlines() == [head, *(f"  {fault}" for fault in faults)]


@pytest.mark.parametrize(
    ("name", "known", "said"),
    [
        ("focus-grup", ["focus-group", "workshop"], ' Did you mean "focus-group"?'),
        ("focus-grup", ["focus", "focus-group", "focus-groups-online"], ' Did you mean "focus-group"?'),
        ("FOCUS-GRUP", ["focus-group", "workshop"], ' Did you mean "focus-group"?'),
        ("zzz", ["one", "two"], " There is: one, two."),
        ("zzz", [f"name-{number}" for number in range(11)], ""),
        ("zzz", [], ""),
    ],
)
def test_a_wrong_name_is_answered_with_the_nearest_or_with_the_few_there_are(name, known, said):
    assert suggestion(name, known) == said
