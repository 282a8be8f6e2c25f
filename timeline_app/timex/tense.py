"""Shallow tense: whether the words around an expression look back or ahead.

No parser: the cue nearest to the expression within its sentence decides, a cue before it counting as nearer than
one after it, and the verb of its own clause before one behind "and" or "but". This is enough for bare weekdays and
months, whose direction it turns.
"""

from __future__ import annotations

from timeline_app.timex.tokens import Tokens
from timeline_app.timex.words import word_set

_FUTURE = word_set(
    "will shall ll wo would could might may scheduled expected expects expect plans plan planned planning"
    " due slated upcoming tomorrow begin begins start starts takes expire expires effective payable vows hopes"
    " ends opens closes resumes concludes enters convenes reconvenes retires"
    " hope aims intends intend proposes propose prepare prepares preparing ahead going"
)
_PAST = word_set(
    "was were had did said told came went took made got gave found left held met began became fell rose"
    " won lost shot broke brought built bought caught cut fought felt forgot grew heard hit kept knew led"
    " let meant paid put ran saw sent sold spent spoke stood struck swore taught thought threw understood"
    " woke wrote drove chose drew ate flew froze hid rode shook slept sought sank sang spread stole stuck"
    " swam swept tore wore withdrew ago sat quit fled died sued lied tied vied owed dealt dug drank fed forbade forgave"
    " hung hurt laid lay lent lit misled overcame overthrew oversaw overtook rang rebuilt retook shone shrank shut slid"
    " slew sped split sprang strode strove stung swung trod undertook upheld wept withheld withstood beat cast burst"
    " knelt leapt arose awoke begged bled bred clung crept flung foresaw outdid redrew resold rewrote shot spun"
)
_PRESENT = word_set("is are am has have do does says be")
_ED_NOUNS = word_set("need needed indeed seed speed feed breed united red bed hundred")
_BOUNDARIES = word_set(", and but or that which who while when as after before")
_COORDINATORS = word_set("and but")
"""Words after which a new predicate may begin, whose verb does not govern what stands before."""

_LASTING = word_set(
    "led ruled served lived governed lasted remained stayed worked fought ran continued reigned kept held"
)
"""Verbs of a state that ended at what follows "until": "he led the party until April"."""

_RELATIVES = frozenset({"which", "who", "whose"})
"""What begins an aside between commas, whose verb does not govern what stands before it."""

_POSTPONED = word_set("delayed postponed moved pushed put rescheduled adjourned deferred extended")
"""Verbs after which "to" gives the new, later date."""

CROSSING = 5
"""What a boundary of clauses between a cue and the expression adds to their distance."""

REACH = 24
"""How many tokens either side are looked at."""


_TITLES = word_set("mr mrs ms dr sen rep gov gen col lt sgt capt maj adm prof rev hon st pres vs jr messrs sens reps")
"""Abbreviations after which a capital begins no sentence."""


def sentence_bounds(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """The tokens of the sentence around ``first`` to ``last``, at most :data:`REACH` either side."""
    left = first
    while left > 0 and first - left < REACH and not ends_sentence(tokens, left - 1):
        left -= 1
    right = last
    count = len(tokens.starts)
    while right < count and right - last < REACH and not ends_sentence(tokens, right):
        right += 1
    return left, right


def ends_sentence(tokens: Tokens, index: int) -> bool:
    """Whether token ``index`` ends a sentence."""
    text = tokens.text
    start = tokens.starts[index]
    mark = text[start]
    if mark in "!?\n;":
        return True
    if mark != "." or tokens.ends[index] - start > 1:
        return False
    after = text[start + 1 : start + 3]
    if after.strip() and not after[0].isspace() and after[0] not in "\"'”’)":
        return False
    if not tokens.tight(index):
        return True
    if index + 1 >= len(tokens.starts):
        return True
    if tokens.word(index - 1) in _TITLES and tokens.tight(index):
        return False
    following = tokens.word(index + 1)
    upper = index + 1 < len(tokens.starts) and text[tokens.starts[index + 1]].isupper()
    return bool(following) and (upper or not following[0].isalpha()) and len(tokens.word(index - 1)) > 1


def cue(tokens: Tokens, index: int) -> int:
    """What token ``index`` says of time: 1 ahead, -1 back, 0 nothing."""
    word = tokens.lower[index]
    if word in _NOUNS_TOO and _a_noun(tokens, index):
        return 0
    if word in {"come", "comes"} and tokens.word(index + 1) == "into":
        return 1
    if word in _FUTURE:
        return -1 if word in _PERFECTED and _had(tokens, index) else 1
    if word in _PAST:
        return -1
    if len(word) > 4 and word.endswith("ed") and word not in _ED_NOUNS:
        return -1
    if word == "to" and index > 0 and cue_verb(tokens.lower[index - 1]):
        return -1 if _had(tokens, index) else 1
    return 0


def _a_noun(tokens: Tokens, index: int) -> bool:
    """Whether "plan" is a thing: "the plan", "its 2025 spending plan", unless it goes on with "to"."""
    before = tokens.lower[max(0, index - 3) : index]
    if before and before[-1] in _DETERMINERS:
        return True
    named = not _DETERMINERS.isdisjoint(before) or any(word.isdigit() for word in before)
    return named and tokens.word(index + 1) != "to"


_NOUNS_TOO = word_set("start plan plans hope hopes aims")
_DETERMINERS = word_set("the a an its his her their our my this of")
_PERFECTED = word_set("scheduled due expected planned expire slated expected")
"""Words that look ahead, but back after "had" ("had been due to leave on Friday")."""


def _had(tokens: Tokens, index: int) -> bool:
    return not {"had", "was", "were"}.isdisjoint(tokens.lower[max(0, index - 4) : index])


def cue_verb(word: str) -> bool:
    """Whether "to" after ``word`` looks ahead: "is to", "are to", "agreed to"."""
    return word in {"is", "are", "due", "set", "agreed", "pledged", "promised", "vowed", "wants", "want", "ready"}


def direction(tokens: Tokens, first: int, last: int) -> int:
    """1 if the words around tokens ``first`` to ``last`` look ahead, -1 if they look back, 0 if they do not say."""
    if tokens.word(first - 1) == "since":
        return -1
    left, right = sentence_bounds(tokens, first, last)
    best, nearest, crossed = 0, 10_000, 0
    verb = ""
    for index in range(first - 1, left - 1, -1):
        crossed += tokens.lower[index] in _BOUNDARIES
        found = cue(tokens, index)
        if found:
            best, nearest = _with_auxiliary(tokens, index, left, found), first - index + CROSSING * crossed
            verb = tokens.lower[index]
            break
    if _soon(tokens, first) and not (best < 0 and verb in _LASTING):
        return 1
    if tokens.lower[max(0, first - 2) : first] == ["as", "of"]:
        return -1
    if best and not crossed and tokens.word(last) in _COORDINATORS:
        return best
    return _after(tokens, last, right, nearest) or best


def _after(tokens: Tokens, last: int, right: int, nearest: int) -> int:
    """The first cue after an expression that lies nearer than ``nearest``, asides between commas left out; else 0."""
    crossed, resume = 0, last
    for index in range(last, right):
        if index < resume:
            continue
        if tokens.lower[index] in _RELATIVES and tokens.word(index - 1) == ",":
            resume = next((near + 1 for near in range(index, right) if tokens.lower[near] == ","), right)
            continue
        crossed += tokens.lower[index] in _BOUNDARIES
        if 2 * (index - last + 1) + CROSSING * crossed >= nearest:
            return 0
        found = cue(tokens, index)
        if found:
            return found
    return 0


_CLOCK_WORDS = word_set("am pm noon midnight est edt et gmt utc cst pst")


def _soon(tokens: Tokens, first: int) -> bool:
    """Whether "as soon as", "as early as", "until" stands before the expression."""
    first -= tokens.word(first - 1) == "on" and tokens.word(first - 2) in _CLOCK_WORDS
    while first > 0 and (tokens.lower[first - 1] in _CLOCK_WORDS or tokens.lower[first - 1][0].isdigit()):
        first -= 1
    if tokens.word(first - 1) == "to" and not _POSTPONED.isdisjoint(tokens.lower[max(0, first - 4) : first]):
        return True
    if tokens.word(first - 1) in {"until", "till"} and tokens.word(first - 2) != "up":
        return True
    if tokens.word(first - 2) in {"is", "are"} and tokens.word(first - 1) in {"on", "in", "at"}:
        return True
    return tokens.lower[max(0, first - 3) : first] in (["as", "soon", "as"], ["as", "early", "as"])


def _with_auxiliary(tokens: Tokens, index: int, left: int, found: int) -> int:
    """The direction of a verb group: "will be elected" looks ahead although "elected" alone looks back."""
    for before in range(index - 1, max(left, index - 4) - 1, -1):
        word = tokens.lower[before]
        if word in {"will", "shall", "would", "ll", "to"}:
            return -1 if word == "to" and _had(tokens, before) else 1
        if word in {"is", "are"} and found < 0:
            return 0
        if word not in _IN_VERB_GROUP and not word.endswith("ly"):
            break
    return found


_IN_VERB_GROUP = word_set("be have been not also being still then again soon later first only never")
"""What may stand between an auxiliary and its verb, besides adverbs in -ly."""


def happened(tokens: Tokens, first: int) -> bool:
    """Whether a verb that looks back governs the expression at ``first`` closely: "was held in Paris on"."""
    for index in range(first - 2, max(-1, first - 2 - CLOSE), -1):
        if tokens.lower[index] in _BOUNDARIES or tokens.lower[index] == "to":
            return False
        found = cue(tokens, index)
        if found:
            return _with_auxiliary(tokens, index, max(0, index - 4), found) < 0
    return False


CLOSE = 5
"""Within how many tokens before its preposition a verb governs a date closely."""
