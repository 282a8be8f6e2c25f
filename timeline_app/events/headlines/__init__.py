"""Headlines: actor, verb, object and place of an event in the present tense, at most twelve words, no date.

Sentence compression over the dependency tree (Clarke and Lapata 2008; Filippova and Strube 2008): a constituent is
taken whole or left out, the least essential first, so that no phrase is cut in the middle. What comes out is laid
against the sentence (`doubts`); where the tree was wrong, or too little is said, the text's own words serve, ended
where least is lost (`stretches`, `losses`), and the headline with the least doubt is chosen (`choice`).
"""

from __future__ import annotations

from timeline_app.events import lexicon
from timeline_app.events.candidate import Candidate
from timeline_app.events.clause import Clause, Tense
from timeline_app.events.discourse import Discourse
from timeline_app.events.headlines import words
from timeline_app.events.headlines.choice import Choice
from timeline_app.events.headlines.clauses import Clauses
from timeline_app.events.headlines.denials import denied_in_order, loses_denial
from timeline_app.events.headlines.finish import LIMIT, bare, dangles, finished, without_dates
from timeline_app.events.headlines.inorder import in_order
from timeline_app.events.headlines.nouns import Nouns
from timeline_app.events.headlines.scene import set_scene
from timeline_app.model import MentionForm

__all__ = ["LIMIT", "headline"]


def headline(discourse: Discourse, candidate: Candidate) -> str:
    """The headline of an event as ``candidate`` tells it."""
    clause = _above(discourse, candidate.clause)
    scene = set_scene(discourse)
    dates, phrases = scene.dates, scene.phrases
    verbal = discourse.tree[clause.head].upos in {"VERB", "AUX"}
    if (clause.form is MentionForm.CAPTION and not verbal) or nominal(discourse, clause.head):
        text = finished(in_order(discourse, dates, phrases, clause))
    elif candidate.is_noun:
        text = finished(Nouns(scene).headline(clause.head))
    elif clause.form is MentionForm.HEADING and (whole := heading(discourse, clause.head)):
        text = whole
    else:
        clauses = Clauses(scene)
        raw = clauses.headline(clause, candidate.fact.status, LIMIT)
        text = finished(raw)
        if not clauses.turned(clause):
            rest = without_dates(raw).split()[LIMIT:]
            cut = bool(rest) and bare(rest[0]) not in words.NOT_LAST
            text = Choice(scene).best(clause, candidate.fact.status, text, cut=cut)
        if dangles(text):
            text = finished(in_order(discourse, dates, phrases, clause)) or text
        if loses_denial(discourse, clause, text):
            text = finished(denied_in_order(discourse, dates, phrases, clause)) or text
    return text or finished(clause.span.of(discourse.text)) or discourse.tree[clause.head].text


def _above(discourse: Discourse, clause: Clause) -> Clause:
    """The clause of the verb before a name that was read as an infinitive ("is to travel to *Tarn*")."""
    tree = discourse.tree
    named = tree[clause.head].text[:1].isupper() and tree.lower(clause.head - 1) == "to"
    if clause.tense is Tense.PARTICIPLE and tree.lemma(clause.head) in lexicon.REPORTING and not clause.objects:
        return next((c for c in discourse.clauses.values() if _goes_on(discourse, clause, c)), clause)
    if clause.tense is not Tense.INFINITIVE or not named:
        return clause
    return next((discourse.clauses[i] for i in tree.ancestors(clause.head) if i in discourse.clauses), clause)


def _goes_on(discourse: Discourse, clause: Clause, other: Clause) -> bool:
    """Whether another clause tells what was said ("Ada Marsh, *commenting* on the vote, *said* ...")."""
    tree = discourse.tree
    near = clause.head < other.head and other.sentence == clause.sentence and other.finite
    return near and tree.lemma(other.head) in words.SAYING and not tree.children(clause.head, "ccomp")


def nominal(discourse: Discourse, index: int) -> bool:
    """Whether a form in "-ing" with "of" after it is a noun, whatever its tag ("the shooting of Ada Marsh")."""
    tree = discourse.tree
    if tree[index].xpos == "VBG" and index > 1 and tree[index - 1].upos == "NOUN" and tree[index - 2].upos == "ADP":
        return not tree.children(index, "aux", "obj", "obl")  # "acquitted of money laundering"
    after = index + 1 < len(tree.tokens) and tree.lower(index + 1) == "of"
    return tree[index].xpos == "VBG" and after and not tree.children(index, "aux", "obj")


def heading(discourse: Discourse, index: int) -> str:
    """The heading that the token stands in, where it is short enough to be taken as it is."""
    tree = discourse.tree
    sentence = tree.parsed.sentences[tree[index].sentence]
    block = discourse.paragraph(index)
    alone = all(
        discourse.paragraph(i) != block for i in (sentence.first - 1, sentence.last) if 0 <= i < len(tree.tokens)
    )
    clauses = [i for i in range(sentence.first, sentence.last) if i in discourse.clauses]
    if not alone or (sentence.root != index and len(clauses) > 1):
        return ""
    last = sentence.last
    while len(tree.text[sentence.span.start : tree[last - 1].span.end].split()) > LIMIT:
        cuts = [
            i for i in range(sentence.first + 4, last) if tree[i].upos in {"ADP", "SCONJ"} or tree[i].text in ",;–—"
        ]
        cuts = [i for i in cuts if tree.lower(i) not in {"of", "to"}]
        if not cuts:
            return ""
        last = cuts[-1]
    done = finished(tree.text[sentence.span.start : tree[last - 1].span.end])
    return done if len(done.split()) >= 3 else ""
