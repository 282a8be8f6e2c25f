"""Verbs of the news and their forms: which have a passive, which never have an object."""

# ruff: noqa: SIM905 - lists of words are read and edited as words
from __future__ import annotations

from typing import Final

#: Base, past and participle of irregular verbs.
_IRREGULAR: Final = """arise arose arisen|bear bore borne|beat beat beaten|begin began begun
bid bid bid|bind bound bound|bleed bled bled|break broke broken|breed bred bred|bring brought brought
broadcast broadcast broadcast|build built built|buy bought bought|cast cast cast|catch caught caught
choose chose chosen|cling clung clung|come came come|creep crept crept|cut cut cut|deal dealt dealt
dig dug dug|draw drew drawn|drive drove driven|dwell dwelt dwelt|fall fell fallen|feed fed fed
fight fought fought|find found found|flee fled fled|fling flung flung|fly flew flown
forbid forbade forbidden|forecast forecast forecast|foresee foresaw foreseen|forgo forwent forgone
freeze froze frozen|forsake forsook forsaken|give gave given|grind ground ground|grow grew grown
hang hung hung|hide hid hidden|hit hit hit|hurt hurt hurt|hold held held|keep kept kept|kneel knelt knelt
lay laid laid|lead led led|leave left left|lend lent lent|light lit lit|lose lost lost|meet met met
mistake mistook mistaken|mow mowed mown|outdo outdid outdone|overcome overcame overcome
override overrode overridden|oversee oversaw overseen|overtake overtook overtaken
overthrow overthrew overthrown|partake partook partaken|pay paid paid|plead pled pled|quit quit quit
rebuild rebuilt rebuilt|redo redid redone|repay repaid repaid|resell resold resold
retake retook retaken|rethink rethought rethought|rewrite rewrote rewritten|rid rid rid
rerun reran rerun|ride rode ridden|rise rose risen|run ran run|see saw seen|seek sought sought
sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shoot shot shot
shrink shrank shrunk|shut shut shut|sink sank sunk|sit sat sat|slay slew slain|slide slid slid
sling slung slung|sow sowed sown|spend spent spent|spill spilt spilt|spin spun spun|split split split
spread spread spread|spring sprang sprung|stand stood stood|steal stole stolen|sting stung stung
stride strode stridden|strike struck struck|string strung strung|strive strove striven
swear swore sworn|sweep swept swept|swell swelled swollen|swim swam swum|swing swung swung
take took taken|tear tore torn|throw threw thrown|thrust thrust thrust|tread trod trodden
undergo underwent undergone|undertake undertook undertaken|undo undid undone|unwind unwound unwound
uphold upheld upheld|upset upset upset|weave wove woven|weep wept wept|win won won|wind wound wound
withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood
wring wrung wrung|write wrote written"""
IRREGULAR: Final[dict[str, tuple[str, str]]] = {
    base: (past, participle)
    for base, past, participle in (entry.split() for entry in _IRREGULAR.replace("\n", "|").split("|"))
}
#: Verbs with an object, which have a passive.
TRANSITIVE: Final = tuple(
    """abandon abolish abuse accuse adopt advance ambush amend annex announce approve arm arrest
    assassinate attack attend authorise authorize avert award back ban beat block board bomb boost
    boycott breach break bring broker build bury buy call cancel capture carry cast cause censure
    challenge charge cite close condemn confirm confiscate confront convene convict create criticise
    criticize crush cut damage declare defeat defend defy delay deliver demand denounce deny deploy
    deport destroy detain detonate devastate dismiss disperse displace disqualify disrupt dissolve
    divide downgrade draft draw drive drop ease elect eliminate embrace enact end endorse enforce
    enter erode escort evacuate evict exclude execute exile expand expel expose extend extradite face
    fight file find fine fire flood force forge form free freeze fuel fund grant guide halt hamper
    hand head hit hold host hunt hurt impeach impose imprison include indict inform injure insult
    intercept interrupt interview invade invite issue jail join kidnap kill launch lead leak leave
    liberate lift limit liquidate lose mark mediate meet merge mobilise mobilize mock monitor murder
    name nationalise negotiate nominate oppose order organise organize oust overhaul overrun
    oversee overthrow overturn pardon paralyse pass pay persuade place plan poison postpone praise
    present press probe promote propose prosecute protect prove provoke publish punish purge pursue
    question quit raid raise ratify ravage reach rebuff rebuke receive recall recapture reduce
    reform refuse reject release relieve remove repeal replace repress reprieve rescue reshuffle
    restore restrict retake reveal revise revive revoke rig rock ruin sack sanction scrap
    seal search secure seek seize send sentence separate settle shake shell shoot shut sign sink
    slam slash smuggle spark split stab stage start stone stop storm strike strip submit succeed
    sue summon support suppress surround suspend sweep tackle take target tear thank threaten throw
    thwart tighten topple torture trade trigger undermine unite unseat unveil upend uphold urge
    veto visit vindicate violate warn weaken welcome win withdraw withhold wound""".split()
)
#: Verbs without an object: their past tense is never a passive participle.
INTRANSITIVE: Final = tuple(
    """abate abstain accelerate act advance agree appear apologise apologize appeal arise arrive
    backtrack balk begin bicker bleed capitulate campaign cease climb collapse collide come
    complain comply compromise concede congregate continue converge cooperate crash crumble culminate
    decline defect demonstrate depart deteriorate die differ disagree disappear disband
    disintegrate drown dwindle ebb elapse emerge end erupt escalate escape evaporate expire explode fade
    fail fall falter fight flare flee fluctuate flourish gather go grow happen hesitate
    intensify intervene kneel laugh lapse linger loom lurch march meet mount occur originate
    persist perish plummet plunge prevail proceed progress protest quit rally react rebel rebound
    recede recover recur reign relapse relent remain reply resign respond resume retaliate
    retire retreat return revolt riot rise rush sag shrink shudder sink slide slip slow slump soar
    speak spiral spread stabilise stagnate stall start step stop struggle stumble succeed
    succumb suffer surge surrender survive swell talk testify travel tremble tumble vanish
    vary vote wait walk wane waver weep win withdraw worsen yield""".split()
)
_DOUBLED: Final = frozenset(
    """ban beat bid cut drop hit kidnap let plan rig rob run set shut sit slam slip stab step stop strip
    cancel compel expel impel rebel excel occur recur prefer refer admit commit permit submit omit
    quit rid sag scrap slash spin split swim win begin forget upset regret dig trap wed""".split()
) - {"slash", "beat", "cancel"}


def inflected(base: str, tag: str) -> str:
    """The form of a verb for a Penn tag (``VB``, ``VBP``, ``VBZ``, ``VBG``, ``VBD``, ``VBN``)."""
    if tag in ("VB", "VBP"):
        return base
    if tag == "VBZ":
        return _s_form(base)
    if tag in ("VBD", "VBN") and base in IRREGULAR:
        return IRREGULAR[base][tag == "VBN"]
    ending = "ing" if tag == "VBG" else "ed"
    if base in _DOUBLED:
        return base + base[-1] + ending
    if base.endswith("ie") and tag == "VBG":
        return base[:-2] + "ying"
    if base.endswith("e") and not (tag == "VBG" and base.endswith("ee")):
        return base[:-1] + ending
    if base.endswith("y") and base[-2] not in "aeiou" and tag != "VBG":
        return base[:-1] + "ied"
    return base + ending


def _s_form(base: str) -> str:
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"
