"""English verb forms for headlines: the base of a form, the third person, the plural and the participles.

Spelling follows the regular patterns of the *Cambridge Grammar of the English Language* (ch. 18): a final ``e``, a
doubled consonant and ``y`` are restored where the stem's ending shows that they were there.
"""

from __future__ import annotations

import re
from typing import Final

_THIRD: Final = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_SIBILANT: Final = ("s", "x", "z", "ch", "sh", "o")
_VOWELS: Final = "aeiou"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_IRREGULAR: Final = """
arise arose arisen|awake awoke awoken|be was been|be were been|bear bore borne|beat beat beaten|become became become
begin began begun|bend bent bent|bet bet bet|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown
break broke broken|breed bred bred|bring brought brought|broadcast broadcast broadcast|build built built
burn burnt burnt|burst burst burst|buy bought bought|cast cast cast|catch caught caught|choose chose chosen
cling clung clung|come came come|cost cost cost|creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|do did done
draw drew drawn|dream dreamt dreamt|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed
feel felt felt|fight fought fought|find found found|flee fled fled|fling flung flung|fly flew flown
forbid forbade forbidden|forecast forecast forecast|forget forgot forgotten|forgive forgave forgiven
forgo forwent forgone|freeze froze frozen|get got gotten|give gave given|go went gone|grind ground ground
grow grew grown|hang hung hung|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt
keep kept kept|kneel knelt knelt|know knew known|lay laid laid|lead led led|lean leant leant|leap leapt leapt
learn learnt learnt|leave left left|lend lent lent|let let let|lie lay lain|light lit lit|lose lost lost
make made made|mean meant meant|meet met met|mislead misled misled|mistake mistook mistaken|overcome overcame overcome
override overrode overridden|oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown
overturn overturned overturned|pay paid paid|plead pled pled|prove proved proven|put put put|quit quit quit
read read read|rebuild rebuilt rebuilt|repay repaid repaid|ride rode ridden|ring rang rung|rise rose risen|run ran run
say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken
shed shed shed|shine shone shone|shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung
sink sank sunk|sit sat sat|slay slew slain|sleep slept slept|slide slid slid|speak spoke spoken|speed sped sped
spend spent spent|spill spilt spilt|spin spun spun|split split split|spoil spoilt spoilt|spread spread spread
spring sprang sprung|stand stood stood|steal stole stolen|stick stuck stuck|sting stung stung|strike struck struck
string strung strung|strive strove striven|swear swore sworn|sweep swept swept|swim swam swum|swing swung swung
take took taken|teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown
thrust thrust thrust|undergo underwent undergone|understand understood understood|undertake undertook undertaken
undo undid undone|uphold upheld upheld|upset upset upset|wake woke woken|wear wore worn|weep wept wept|win won won
withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood|write wrote written
rewrite rewrote rewritten|retake retook retaken|resell resold resold|rethink rethought rethought|wind wound wound
behold beheld beheld|foresee foresaw foreseen|outgrow outgrew outgrown|redo redid redone|remake remade remade
"""


_ROWS: Final = [entry.split() for entry in _IRREGULAR.replace("\n", "|").strip("|").split("|")]
_BASE_OF: Final = {form: row[0] for row in reversed(_ROWS) for form in row[1:]}
_PARTICIPLES: Final = {row[0]: row[2] for row in reversed(_ROWS)}
_IE: Final = {
    "died": "die",
    "tied": "tie",
    "lied": "lie",
    "vied": "vie",
    "dying": "die",
    "tying": "tie",
    "lying": "lie",
}
_DOUBLE_L: Final = _set(
    "install fulfill enroll enthrall recall forestall appall befall kill fill pull call quell sell spell tell"
    " shell spill stall poll roll toll drill thrill grill will pill bill mill dwell smell swell yell fell stroll"
    " troll scroll lull cull dull mull gall wall ball instill distill refill"
)
_NO_E: Final = _set(
    "visit edit limit exit profit credit audit inhibit prohibit exhibit benefit merit deposit forfeit solicit"
    " permit admit commit submit transmit omit remit emit quit recruit suit await wait target budget market"
    " blanket bracket rocket pocket picket trumpet fret pilot pivot riot ballot plot allot slot spot shot rot dot"
    " boycott combat format float treat defeat repeat retreat threaten caucus focus bus gas bias bomb comb plumb"
    " climb succumb monitor anchor sponsor honor favor labor harbor armor error mirror author censor tutor factor"
    " refactor color humor rumor murmur sulfur appear fear clear hear tear gear near rear bear wear swear boost"
    " abandon mention question condition position petition commission sanction pardon summon reason season"
    " envision provision caution station ration function auction lesson poison prison weapon ransom custom blossom"
    " fathom phantom bottom accustom imprison happen open broaden widen deepen strengthen weaken ban plan man span"
    " scan begin spin pin chair repair impair air despair orphan pension tension action motion portion partition"
    " transition envelop develop gallop worship kidnap scrap trap tap wrap stop drop shop step equip strip slip"
    " trip grip ship whip spread download upload unload load forbid bid rid skid head plead lead knead behead"
    " thread tread rebel expel compel propel dispel cancel label travel signal model control patrol level funnel"
    " channel marshal counsel quarrel rival total equal dial trial initial fuel duel shovel parcel enrol orbit"
    " inherit debit discredit elicit habit wed shed embed program diagram telegram bar star mar scar war tar jar"
    " ajar spar stir occur incur recur concur blur spur slur refer prefer infer confer transfer defer deter"
)
_E_ENDINGS: Final = re.compile(
    r"(?:[^aeiou][aiou]d|[aeiou]ud|[^aeiou]u?[ai]t|(?:[^aeiou]|qu|i|u|e)at|(?:[^aeiou]|qu)ot|[^aeioq]ut|c|"
    r"[aeiourl]s|ns|ps|[^zt]z|v|u|[^aeiou][bcdfgkptz]l|[aeiou]b[l]|[^aeiou][aiou]r|(?:[^aeiou]|[ji])ur|"
    r"quir|[^aeiou]in|[^aeiou]un|[^aeiou][aiou]m|[^aeiou]um|[^aeiou][iou]l|[^aeiou]al|[^aeio][aiou]k|"
    r"[aeiou]g|dg|lg|rg|nh|[^aeiou][aio]p|ag|[^aeiou][aeio]b|th[e]|[^aeiou]y[plt]|ang|eng|ung|aug|"
    r"[aeiou]rs|gu)$"
)
"""Stems that have lost a final "e"."""
_E_NG: Final = _set("chang arrang rang plung expung aveng reveng challeng loung scroung exchang")
_FINAL_E: Final = _set(
    "complet delet compet deplet persuad dissuad postpon dethron conced imped preced reced seced interfer adher coher"
    " persever rever breath bath loath sooth cloth seeth sheath enthron condon atton hon phon ton stag chang"
)
_KEEPS: Final = _set("bang clang hang gang harangu belong long prolong wrong throng")


def base_form(form: str, lemma: str) -> str:
    """The base of a verb ``form``; ``lemma`` is what a lemmatizer made of it, kept where spelling allows it.

    "barricaded" gives "barricade", "quelled" "quell", "vetoed" "veto", "fled" "flee".
    """
    word, lemma = form.lower().replace("’", "'"), lemma.lower()
    if not word.isalpha():
        return lemma or word
    if word in _BASE_OF and not (lemma != word and lemma in _BASE_OF.values() and past_form(lemma) == word):
        return lemma if lemma in {"lie", "find", "found", "see", "fell", "wind", "bind"} else _BASE_OF[word]
    if word in _IE:
        return _IE[word]
    if word.endswith("ing") and len(word) > 5 and _vowelled(word[:-3]):
        return _stem(word[:-3], lemma)
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ed") and len(word) > 3 and _vowelled(word[:-2]):
        return _stem(word[:-2], lemma)
    return lemma


def _vowelled(stem: str) -> bool:
    return any(letter in "aeiouy" for letter in stem)


def _stem(stem: str, lemma: str) -> str:
    """The base of what is left before "ed" or "ing"."""
    if stem in _BASE_OF.values():
        return stem
    if lemma == stem + "e" or stem.endswith("e"):
        return stem if stem.endswith("ee") or lemma == stem else stem + "e"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sfz":
        if stem in _DOUBLE_L or (stem[-1] == "l" and lemma == stem):
            return stem
        return stem[:-1] if stem[-1] not in _VOWELS else stem
    if stem in _NO_E or stem in _KEEPS or stem.endswith(("tion", "sion", "mit", "bit", "bean")):
        return stem
    if stem in _E_NG or stem in _FINAL_E or stem + "e" in _BASE_OF.values() or _E_ENDINGS.search(stem):
        return stem + "e"
    return stem


def third_person(lemma: str) -> str:
    """``lemma`` as it stands after "he" or "she" ("announce" gives "announces")."""
    if lemma in _THIRD:
        return _THIRD[lemma]
    if lemma.endswith("quiz"):
        return lemma + "zes"
    if lemma.endswith(_SIBILANT):
        return lemma + "es"
    if lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def plural_form(lemma: str) -> str:
    """``lemma`` as it stands after "they"."""
    return "are" if lemma == "be" else lemma


def participle(lemma: str) -> str:
    """The past participle of a base form ("take" gives "taken", "accuse" "accused")."""
    return _PARTICIPLES.get(lemma) or past_form(lemma)


def past_form(lemma: str) -> str:
    """The past tense of a base form ("flee" gives "fled", "stop" "stopped")."""
    for form, base in _BASE_OF.items():
        if base == lemma:
            return form
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprtvz]", lemma):
        return lemma + lemma[-1] + "ed"
    return lemma + "ed"
