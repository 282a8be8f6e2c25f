"""Accuracy and cost of the English pipeline on treebanks: ``python benchmarks/language.py DATA``.

DATA is the folder that the training read. Figures are F1 in per cent on raw text (our own words
and sentences, aligned by characters, as in the CoNLL 2018 shared task); paragraphs are those of
the treebanks where they are marked, else one sentence each.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from timeline_app.language import ParsedText, load_pipeline
from timeline_app.language.names import spans_of
from timeline_app.language.pipeline import Pipeline
from timeline_app.language.train.conllu import Tree, read_split, read_trees
from timeline_app.language.train.names_data import Document, read_ewt_names, read_gum_names
from timeline_app.language.train.syntax import joint_tag, kept_relation
from timeline_app.model import Span

_NEWS = ("GUM_news", "GUM_speech", "GUM_interview", "GUM_bio")
_FIGURES = ("words", "sentences", "UPOS", "XPOS", "feats", "lemmas", "UAS", "LAS")


@dataclass(slots=True)
class Gold:
    """A document as text with its paragraphs, and the annotation by character span."""

    text: str = ""
    paragraphs: list[Span] = field(default_factory=list)
    facts: set[tuple[object, ...]] = field(default_factory=set)
    names: set[tuple[object, ...]] = field(default_factory=set)


def gold_of(trees: list[Tree], names: dict[tuple[str, ...], list[str]], *, single: bool) -> Gold:
    """One document's trees as text and facts; ``single``: each sentence is a paragraph."""
    gold = Gold()
    for tree in trees:
        start = len(gold.text)
        if tree.starts_paragraph or single or not gold.paragraphs:
            if gold.text:
                gold.text = gold.text.rstrip() + "\n"
            start = len(gold.text)
            gold.paragraphs.append(Span(start, start))
        spans: list[tuple[int, int]] = []
        for word, space in zip(tree.words, tree.spaces, strict=True):
            spans.append((len(gold.text), len(gold.text) + len(word)))
            gold.text += word + (" " if space else "")
        gold.paragraphs[-1] = Span(gold.paragraphs[-1].start, len(gold.text))
        gold.facts.add(("sentences", spans[0][0], spans[-1][1]))
        for index, span in enumerate(spans):
            tags = joint_tag(tree.upos[index], tree.xpos[index], tree.feats[index]).split(" ")
            head, deprel = spans[tree.heads[index]], kept_relation(tree.deprels[index])
            lemma = tree.lemmas[index].replace("\u2019", "'")
            gold.facts |= {
                ("words", *span), ("UPOS", *span, tags[0]), ("XPOS", *span, tags[1]),
                ("feats", *span, tags[2]), ("lemmas", *span, lemma),
                ("UAS", *span, *head), ("LAS", *span, *head, deprel),
            }  # fmt: skip
        for first, last, kind in spans_of(names.get(tuple(tree.words), ["O"] * len(spans))):
            gold.names.add((spans[first][0], spans[last - 1][1], kind))
    return gold


def facts_of(parsed: ParsedText) -> set[tuple[object, ...]]:
    """The same facts from what the pipeline gives."""
    facts: set[tuple[object, ...]] = {("sentences", s.span.start, s.span.end) for s in parsed.sentences}
    for token in parsed.tokens:
        span = (token.span.start, token.span.end)
        head = parsed.tokens[token.head].span
        feats = "|".join(f"{k}={v}" for k, v in token.feats.items())
        facts |= {
            ("words", *span), ("UPOS", *span, token.upos), ("XPOS", *span, token.xpos),
            ("feats", *span, feats), ("lemmas", *span, token.lemma),
            ("UAS", *span, head.start, head.end), ("LAS", *span, head.start, head.end, token.deprel),
        }  # fmt: skip
    return facts


def evaluate(pipeline: Pipeline, documents: list[Gold]) -> dict[str, float]:
    """F1 of each figure over documents, with names where they are annotated."""
    right, said, true = Counter[str](), Counter[str](), Counter[str]()
    for gold in documents:
        parsed = pipeline.parse(gold.text, gold.paragraphs)
        found = facts_of(parsed)
        names = {(e.span.start, e.span.end, e.label) for e in parsed.entities}
        right.update(str(fact[0]) for fact in found & gold.facts)
        said.update(str(fact[0]) for fact in found)
        true.update(str(fact[0]) for fact in gold.facts)
        for kind in ("PER", "ORG", "LOC"):
            mine, theirs = ({n for n in x if n[2] == kind} for x in (names, gold.names))
            for name in (kind, "names"):
                right[name] += len(mine & theirs)
                said[name] += len(mine)
                true[name] += len(theirs)
    figures = [*_FIGURES, "names", "PER", "ORG", "LOC"]
    return {name: round(200 * right[name] / (said[name] + true[name]), 1) for name in figures if true[name]}


def _labels(documents: list[Document]) -> dict[tuple[str, ...], list[str]]:
    return {tuple(s.words): s.labels for document in documents for s in document}


def sets_of(data: Path) -> dict[str, list[Gold]]:
    """The test sets by name."""
    dev, test = read_split(data, "dev"), read_split(data, "test")
    news = [t for t in dev["gum"] + test["gum"] if t.document.startswith(_NEWS)]
    names = _labels(read_ewt_names(data, "test", test["ewt"])) | _labels(read_gum_names(news))
    return {
        "EWT test": _grouped(test["ewt"], names, single=False),
        "GUM news, speech, interview, bio": _grouped(news, names, single=False),
        "GUM news alone": _grouped([t for t in news if "_news" in t.document], names, single=False),
        "PUD": _grouped(list(read_trees(data / "pud-test.conllu")), {}, single=False),
    }


def _grouped(trees: list[Tree], names: dict[tuple[str, ...], list[str]], *, single: bool) -> list[Gold]:
    by_document: dict[str, list[Tree]] = {}
    for tree in trees:
        by_document.setdefault(tree.document, []).append(tree)
    return [gold_of(group, names, single=single) for group in by_document.values()]


def cost(text: str) -> None:
    """Print size, loading time, memory and speed."""
    folder = Path(__file__).resolve().parents[1] / "resources" / "language" / "en"
    size = sum(path.stat().st_size for path in folder.iterdir())
    code = "from timeline_app.language import load_pipeline; load_pipeline()"
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    loaded = time.perf_counter() - started
    pipeline = load_pipeline()
    pipeline.parse(text[:2000])
    started = time.process_time()
    parsed = pipeline.parse(text)
    took = time.process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"size {size / 1e6:.1f} MB; process with import and load {loaded:.2f} s; peak {memory:.0f} MB")
    print(f"{len(text) / took / 1000:.1f} kB and {len(parsed.tokens) / took:.0f} words a CPU second")


def main() -> None:
    """Print the table of figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--weights", type=Path, help="a folder that the training wrote, instead of the shipped one")
    arguments = parser.parse_args()
    pipeline = load_pipeline(arguments.weights)
    sets = sets_of(arguments.data)
    for name, documents in sets.items():
        print(f"{name}:", evaluate(pipeline, documents))
    cost("\n".join(gold.text for gold in sets["GUM news, speech, interview, bio"])[:200_000])


if __name__ == "__main__":
    main()
