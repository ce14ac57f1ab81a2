"""Licences, ways of making, and quotations are recognised however they are written, and not where they are not."""

from __future__ import annotations

import re

import pytest

from ccgcompose.domain.licences import is_spdx_id, open_licences, recognised
from ccgcompose.domain.quoting import folded, quoted_in
from ccgcompose.domain.source_type import SourceType, source_type_of


@pytest.mark.parametrize(
    ("said", "spdx"),
    [
        ("CC BY 4.0", "CC-BY-4.0"),
        ("cc-by-sa 4.0", "CC-BY-SA-4.0"),
        ("Licensed under CC BY-NC-ND 3.0.", "CC-BY-NC-ND-3.0"),
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("http://creativecommons.org/licenses/by-nd/2.0", "CC-BY-ND-2.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("CC0", "CC0-1.0"),
        ("Open Government Licence 3.0", "OGL-UK-3.0"),
        ("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/", "OGL-UK-3.0"),
        ("OGL-UK-2.0", "OGL-UK-2.0"),
        ("CC BY", None),
        ("Invoice 4.0", None),
        ("", None),
        ("All rights reserved", None),
    ],
)
def test_a_licence_is_recognised(said: str, spdx: str | None) -> None:
    found = recognised(said)
    assert (found.spdx_id if found else None) == spdx


def test_every_licence_recognises_itself() -> None:
    for spdx_id, licence in open_licences().items():
        assert is_spdx_id(spdx_id)
        assert recognised(spdx_id) == licence
        assert recognised(licence.url) == licence
        assert re.fullmatch(r"https://\S+/", licence.url)


@pytest.mark.parametrize("said", ["", "CC BY 4.0", "x" * 65, "-a"])
def test_what_has_not_the_form_of_an_spdx_id(said: str) -> None:
    assert not is_spdx_id(said)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia", SourceType.AI),
        ("digsrctype:compositeWithTrainedAlgorithmicMedia", SourceType.COMPOSITE_WITH_AI),
        ("digitalCapture", SourceType.DIGITAL_CAPTURE),
        ("somethingElse", None),
        ("", None),
    ],
)
def test_how_a_work_came_to_be(said: str, found: SourceType | None) -> None:
    assert source_type_of(said) is found
    assert found is None or source_type_of(found.address) is found


def test_what_a_trained_model_made_is_known_as_that() -> None:
    assert [each for each in SourceType if each.is_synthetic] == [SourceType.COMPOSITE_WITH_AI, SourceType.AI]


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("He said: “I MEASURED out\nmy life, with coffee-spoons!”", True),
        ("I measured out my life with coffee spoons", True),
        ("I measured out my lifes with coffee spoons", False),
        ("measured out my life with coffee spoons", False),
        ("", False),
    ],
)
def test_a_quotation_is_found_whatever_its_signs(text: str, there: bool) -> None:
    assert quoted_in("I measured out my life with coffee spoons.", folded(text)) is there


def test_two_words_are_no_quotation() -> None:
    assert not quoted_in("my life", folded("my life"))
