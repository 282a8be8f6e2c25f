"""One name, one kind: what a document says of a name in one place holds in the others.

Works on the labels of a whole document after the tagger, which reads from left to right and
cannot know that "Musk" of the headline is "Elon Musk" of the third sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from timeline_app.language.names_features import capitalised, headline_like

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.language.names_features import NamesInput

#: Lists whose words are no surname of a person that goes unlabelled.
_NO_SURNAME: Final = ("country", "city", "state", "region", "demonym", "org", "not_name", "org_word", "loc_word")
_KINDS: Final = ("PER", "ORG", "LOC")

Labels = list[list[str]]


def repaired(sentences: Sequence[NamesInput], labels: Labels) -> Labels:
    """The labels made consistent over the document; the lists given are not changed."""
    made = [list(tags) for tags in labels]
    for sentence, tags in zip(sentences, made, strict=True):
        _join_particles(sentence, tags)
        _full_names(sentence, tags)
        _places(sentence, tags)
    bodies = _bodies(sentences, made)
    for sentence, tags in zip(sentences, made, strict=True):
        _run_together(sentence, tags, bodies)
    votes = _votes(sentences, made)
    surnames = _surnames(sentences, made)
    for sentence, tags in zip(sentences, made, strict=True):
        for index in _lone(sentence, tags):
            form = sentence.forms[index]
            kind = _decided(votes[form], sentence.marks[index])
            if form in surnames and not _listed(sentence, index, _NO_SURNAME):
                kind = "PER"
            if kind and (tags[index] != "O" or sentence.upos[index] == "PROPN"):
                tags[index] = "B-" + kind
    return made


def _listed(sentence: NamesInput, index: int, lists: Sequence[str]) -> bool:
    return any(mark.split(":")[0] in lists for mark in sentence.marks[index])


def _join_particles(sentence: NamesInput, tags: list[str]) -> None:
    """A person's name goes on after it: "Muqtada" + "al-Sadr"."""
    forms = sentence.forms
    for index in range(1, len(forms) - 2):
        if tags[index - 1][2:] == "PER" and tags[index] == "O" and forms[index].lower() in ("al", "el", "bin", "ibn"):
            end = index + 2 if forms[index + 1] == "-" else index + 1
            if capitalised(forms[end]) and tags[end] in ("O", "B-PER"):
                tags[index : end + 1] = ["I-PER"] * (end + 1 - index)


def _full_names(sentence: NamesInput, tags: list[str]) -> None:
    """An unlabelled first name and the unlisted proper nouns after it are a person."""
    forms = sentence.forms
    for index in range(len(forms) - 1):
        if tags[index] != "O" or "first:S" not in sentence.marks[index]:
            continue
        end = index + 1
        while end < len(forms) and end < index + 4 and _may_be_surname(sentence, tags, end):
            end += 1
        before = index and capitalised(forms[index - 1]) and tags[index - 1] != "O"
        if end > index + 1 and not before:
            tags[index] = "B-PER"
            tags[index + 1 : end] = ["I-PER"] * (end - index - 1)


def _bodies(sentences: Sequence[NamesInput], labels: Labels) -> set[str]:
    """The organisations and places of one word that stand as a name of their own somewhere in the document."""
    return {
        sentence.forms[index]
        for sentence, tags in zip(sentences, labels, strict=True)
        for index in range(len(tags))
        if tags[index] in ("B-ORG", "B-LOC")
        and (index + 1 == len(tags) or not (tags[index + 1][:1] == "I" or capitalised(sentence.forms[index + 1])))
    }


def _run_together(sentence: NamesInput, tags: list[str], bodies: set[str]) -> None:
    """The body that somebody speaks for is not part of the name: "spokesman for Kestrel" + "Ada Marsh"."""
    forms = sentence.forms
    for begin in range(2, len(forms)):
        role = begin > 1 and forms[begin - 1] in ("for", "of") and sentence.upos[begin - 2] in ("NOUN", "PROPN")
        if not role or tags[begin] not in ("B-ORG", "B-LOC"):
            continue
        end = begin + 1
        while end < len(forms) and tags[end][:1] == "I":
            end += 1
        country = [k for k in range(begin, end) if _listed(sentence, k, ("country",))]
        size = country[-1] + 1 - begin if country and country[0] == begin else 1 if forms[begin] in bodies else 0
        rest = range(begin + size, end)
        verb = end if end >= len(forms) or sentence.upos[end] != "ADV" else end + 1
        finite = verb < len(forms) and sentence.xpos[verb] in ("VBD", "VBZ", "VBN")
        plain = all(sentence.upos[k] == "PROPN" and not _listed(sentence, k, _NO_SURNAME) for k in rest)
        if size and len(rest) in (2, 3) and plain and finite:
            tags[rest[0]] = "B-PER"
            tags[rest[0] + 1 : end] = ["I-PER"] * (len(rest) - 1)


def _title(sentence: NamesInput) -> bool:
    return sentence.forms[-1] != "." and headline_like(sentence)


def _may_be_surname(sentence: NamesInput, tags: list[str], index: int) -> bool:
    return (
        tags[index] == "O"
        and (sentence.upos[index] == "PROPN" or (sentence.upos[index] == "NOUN" and not _title(sentence)))
        and sentence.forms[index][0].isupper()
        and not _listed(sentence, index, _NO_SURNAME)
    )


def _places(sentence: NamesInput, tags: list[str]) -> None:
    """Countries and states named in full are places where nothing else claims them."""
    for index, marks in enumerate(sentence.marks):
        if tags[index] == "O" and sentence.upos[index] == "PROPN":
            if "country:S" in marks or ("state:S" in marks and "first:S" not in marks):
                tags[index] = "B-LOC"
            elif sentence.forms[index] == "X" and index and sentence.forms[index - 1] in ("on", "to"):
                tags[index] = "B-ORG"


def _votes(sentences: Sequence[NamesInput], labels: Labels) -> dict[str, Counter[str]]:
    """How often each word stands as a name of its own, by kind; ``O`` where unlabelled."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence, tags in zip(sentences, labels, strict=True):
        for index in _lone(sentence, tags):
            votes[sentence.forms[index]][tags[index][2:] or "O"] += 1
    return votes


def _lone(sentence: NamesInput, tags: list[str]) -> Iterator[int]:
    """Words that are a name of one word, or a capitalised word beside no other."""
    last = len(tags) - 1
    for index, form in enumerate(sentence.forms):
        if not form[0].isupper() or tags[index].startswith("I"):
            continue
        if index < last and (
            tags[index + 1].startswith("I") or (tags[index] == "O" and capitalised(sentence.forms[index + 1]))
        ):
            continue
        if tags[index] == "O" and index and capitalised(sentence.forms[index - 1]) and index > 1:
            continue
        yield index


def _decided(votes: Counter[str], marks: list[str]) -> str:
    """The kind that a word has nearly always in the document, else nothing."""
    named = [(votes[kind], kind) for kind in _KINDS]
    most, kind = max(named)
    others = sum(count for count, _ in named) - most
    sure = most >= 2 and most >= 3 * others and most > votes["O"]
    return kind if sure and not any(mark.startswith("not_name") for mark in marks) else ""


def _surnames(sentences: Sequence[NamesInput], labels: Labels) -> set[str]:
    """Last words of persons named in full, with at least as many letters as "Xi"."""
    found: Counter[str] = Counter()
    for sentence, tags in zip(sentences, labels, strict=True):
        for index in range(1, len(tags)):
            ends = index + 1 == len(tags) or tags[index + 1] != "I-PER"
            if tags[index] == "I-PER" and ends and len(sentence.forms[index]) > 1:
                found[sentence.forms[index]] += 1
    return {form for form in found if form[0].isupper() and form[-1] != "."}
