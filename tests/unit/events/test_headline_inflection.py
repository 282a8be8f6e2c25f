"""Verb forms of headlines."""

from __future__ import annotations

import pytest

from timeline_app.events.inflection import base_form, participle, past_form, plural_form, third_person

BASES = """
barricaded barricade|quelled quell|vetoed veto|fled flee|announced announce|arrested arrest|stopped stop|planned plan
controlled control|visited visit|united unite|executed execute|voted vote|decided decide|invaded invade|forced force
accused accuse|released release|organised organise|resolved resolve|argued argue|struggled struggle|injured injure
captured capture|acquired acquire|declared declare|monitored monitor|offered offer|determined determine|joined join
postponed postpone|failed fail|scheduled schedule|claimed claim|resumed resume|created create|treated treat
changed change|belonged belong|emerged emerge|pledged pledge|escaped escape|developed develop|provoked provoke
died die|denied deny|agreed agree|believed believe|issued issue|opposed oppose|expressed express|occurred occur
resigned resign|sanctioned sanction|conceded concede|blockaded blockade|expelled expel|installed install|killed kill
broadcast broadcast|laid lay|shot shoot|dying die|running run|making make|putting put|voting vote|lying lie
"""


@pytest.mark.parametrize("pair", [p for p in BASES.replace("\n", "|").split("|") if p])
def test_base_of_a_form_without_the_lemmatizers_help(pair: str) -> None:
    form, base = pair.split()
    assert base_form(form, form) == base


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("announce", "announces"), ("veto", "vetoes"), ("carry", "carries"), ("stay", "stays"), ("be", "is"),
     ("have", "has"), ("pass", "passes"), ("fix", "fixes"), ("march", "marches"), ("quiz", "quizzes")],
)  # fmt: skip
def test_third_person(lemma: str, form: str) -> None:
    assert third_person(lemma) == form


def test_forms_after_they() -> None:
    assert plural_form("be") == "are"
    assert plural_form("sign") == "sign"


@pytest.mark.parametrize(
    ("lemma", "past", "done"),
    [
        ("take", "took", "taken"),
        ("leak", "leaked", "leaked"),
        ("carry", "carried", "carried"),
        ("ban", "banned", "banned"),
    ],
)
def test_past_and_participle(lemma: str, past: str, done: str) -> None:
    assert past_form(lemma) == past
    assert participle(lemma) == done


def test_a_lemma_that_spelling_allows_is_kept() -> None:
    assert base_form("found", "found") == "found"
    assert base_form("found", "find") == "find"
