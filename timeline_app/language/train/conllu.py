"""Reading treebanks in CoNLL-U (universaldependencies.org/format.html)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

#: GUM documents whose terms forbid a derived model or are not clearly open; never trained on.
#: Their texts come from the Santa Barbara Corpus (CC BY-ND), from courts and broadcasters that
#: publish recordings without an open licence, or from presses with terms of their own.
DOUBTFUL_LICENCES = frozenset({
    "GUM_academic_eegimaa", "GUM_academic_replication", "GUM_court_carpet",
    "GUM_court_equality", "GUM_court_fire", "GUM_court_insanity", "GUM_court_mitigation",
    "GUM_court_negligence", "GUM_court_property", "GUM_textbook_alamo",
})  # fmt: skip


@dataclass(slots=True)
class Tree:
    """One annotated sentence, a list a column; ``heads`` are 0-based, a root's head is itself."""

    sent_id: str
    text: str
    document: str
    starts_paragraph: bool
    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)


def read_trees(path: Path) -> Iterator[Tree]:
    """Yield the sentences of a CoNLL-U file; empty nodes are left out, words kept."""
    document = path.stem
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")  # noqa: PLW2901 - one name for the line, clean from here
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                comments[key.strip()] = value.strip()
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                document = comments.get("newdoc id", document)
                yield _tree(rows, comments, document)
                comments, rows = {}, []


def _tree(rows: list[list[str]], comments: dict[str, str], document: str) -> Tree:
    new = any(key.startswith(("newpar", "newdoc")) for key in comments)
    tree = Tree(comments.get("sent_id", ""), comments.get("text", ""), document, new)
    joined_until = 0
    joined_space = True
    for row in rows:
        number, form, lemma, upos, xpos, feats, head, deprel, _, misc = row
        if "." in number:
            continue
        space = "SpaceAfter=No" not in misc
        if "-" in number:
            joined_until, joined_space = int(number.partition("-")[2]), space
            continue
        if int(number) < joined_until:
            space = False
        elif int(number) == joined_until:
            space = joined_space
        tree.words.append(form)
        tree.spaces.append(space)
        tree.lemmas.append(lemma)
        tree.upos.append(upos)
        tree.xpos.append(xpos)
        tree.feats.append(feats)
        tree.heads.append(int(head) - 1 if head != "0" else int(number) - 1)
        tree.deprels.append(deprel)
        tree.misc.append(misc)
    return tree


def gum_splits(data: Path) -> dict[str, str]:
    """The split (``train``, ``dev``, ``test``) of each GUM document, from ``gum/splits.md``."""
    split, splits = "", {}
    for line in (data / "gum" / "splits.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            split = line[3:].strip()
        elif line.strip().startswith("* "):
            splits[line.strip()[2:].strip()] = split
    return splits


def read_split(data: Path, split: str) -> dict[str, list[Tree]]:
    """Trees of a split by corpus: ``ewt``, ``gum`` (one list each; ``pud`` for ``test``).

    Args:
        data: folder with ``ewt-*.conllu``, ``gum/`` and ``pud-test.conllu``.
        split: ``train``, ``dev`` or ``test``.

    Raises:
        OSError: if a file is missing.
    """
    found = {"ewt": list(read_trees(data / f"ewt-{split}.conllu")), "gum": []}
    for name, its_split in gum_splits(data).items():
        path = data / "gum" / f"{name}.conllu"
        if its_split == split and name not in DOUBTFUL_LICENCES and path.exists():
            found["gum"].extend(read_trees(path))
    if split == "test":
        found["pud"] = list(read_trees(data / "pud-test.conllu"))
    return found
