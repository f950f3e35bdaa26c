import pytest

from macros.branding.contrast import contrast, mixed, nearest_shade
from tests.support.present import present


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#ffffff", 1),
        # The grey that is known for passing on white, and the one beside it that does not.
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#0000ff", 2.15),
    ],
)
def test_contrast_is_what_wcag_says_in_either_order(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


def test_a_mix_holds_its_share_of_each():
    assert mixed("#204060", "#000000", 0.5) == "#102030"
    assert mixed("#204060", "#ffffff", 0) == "#204060"


def test_the_nearest_shade_is_the_colour_itself_where_it_passes():
    assert nearest_shade("#1a4d96", lambda shade: True) == "#1a4d96"


@pytest.mark.parametrize(("ground", "darker"), [("#ffffff", True), ("#000000", False)])
def test_the_nearest_shade_is_of_the_same_hue_and_only_just_passes(ground, darker):
    shade = nearest_shade("#808000", lambda found: contrast(found, ground) >= 7)
    red, green, blue = bytes.fromhex(shade.removeprefix("#"))
    assert red == green > blue
    assert (red < 0x80) == darker
    assert 7 <= contrast(present(shade), ground) < 7.5


def test_where_none_passes_there_is_no_shade():
    assert nearest_shade("#1a4d96", lambda shade: False) is None
