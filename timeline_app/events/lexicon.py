"""Closed classes of English words that the rules on events ask about, each named and with its reason.

Lemmas in lower case, American and British spelling. A word stands here for what it does in a sentence, not for
its subject matter: that is the table of kinds.
"""

from __future__ import annotations

from typing import Final


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


REPORTING: Final = _set(
    "say tell report state add note explain announce declare claim assert comment write remark reveal confirm believe"
    " think know hear learn show indicate suggest estimate describe read argue maintain acknowledge admit stress"
    " emphasise emphasize underline reiterate respond reply conclude insist allege predict warn mention quote speak"
    " recall hint opine observe find understand according cite"
)
"""Verbs whose complement is what somebody says, thinks or finds."""

BARE_SAYING: Final = _set(
    "say tell add note explain state remark comment reply respond continue stress emphasise emphasize underline"
    " reiterate mention speak write observe go"
)
"""Verbs of plain saying: they add nothing to what is said, and go on with a statement begun before."""

RELAYING: Final = _set(
    "say tell report state add note reveal confirm learn hear show indicate estimate read find write"
)
"""Verbs by which a source passes on a happening: what happened is the event, not the passing on."""

CLAIMING: Final = _set("claim allege assert contend argue maintain insist suggest believe suspect accuse speculate")
"""Verbs that put what is said in doubt."""

SPEECH_ACTS: Final = _set(
    "accuse condemn denounce criticise criticize blame warn threaten demand urge request call ask reject deny mock"
    " insult praise hail laud welcome congratulate thank promise pledge vow announce declare propose invite apologise"
    " apologize blast slam describe deem dismiss dub label attribute claim assert insist allege object question decry"
    " deplore mourn lament admit acknowledge appeal express voice defend justify endorse support back oppose predict"
    " caution advise recommend instruct order refuse decline agree conclude offer pay"
)
"""Verbs whose saying is itself a deed: a statement, a demand, a promise."""

STATIVE: Final = _set(
    "be have own include contain consist comprise know want believe need remain stay seem appear belong cost exist"
    " lie stand live mean resemble depend deserve like love hate hope wish think understand feel fear house hold"
    " involve concern represent last weigh equal lack possess prefer owe matter suffice constitute span cover differ"
    " act function serve stem rely tend border view regard consider see expect feature control require cause worry"
    " rank place base locate situate name call compose suppose bear resemble keep look sound work"
)
"""Verbs that mostly tell of a state and not of a change."""

STRONGLY_STATIVE: Final = _set(
    "be have own include contain consist comprise know want believe need seem appear belong cost exist mean resemble"
    " depend deserve like love hate hope wish think understand house lack possess prefer owe matter constitute differ"
    " tend rank locate situate involve concern represent exceed surpass resemble base stem border suppose"
)
"""Verbs that tell of a state whatever their tense."""

ASPECTUAL: Final = _set(
    "begin start commence continue resume stop cease end finish keep go proceed launch halt suspend open close complete"
)
"""Verbs that say which phase of another happening is meant."""

LIGHT: Final = _set(
    "make take give hold have do bring get conduct carry stage launch begin start see face suffer issue reach sign"
    " announce file submit offer accept deliver host hand put lead open undergo receive lodge mount declare release"
    " order reject win close continue pursue attempt try come set provide extend exchange resume end halt stop initiate"
    " undertake perform commit pay secure broker cause prompt result lead trigger spark call join attend complete enter"
)
"""Verbs that mean little by themselves: their object says what happened."""

OCCURRENCE: Final = _set("happen occur begin start end continue erupt follow ensue unfold break take commence resume")
"""Verbs that say of an event noun no more than that it came to be, went on or ended."""

CAUSATIVE: Final = _set(
    "lead prompt cause force allow enable help let make drive push get compel authorise authorize order ask urge"
    " permit instruct persuade result"
)
"""Verbs that bring about what their infinitive says."""

IMPLICATIVE: Final = _set(
    "manage begin start continue proceed help fail lead prompt cause force drive get compel come go happen use let"
    " allow enable"
)
"""Verbs after whose infinitive the deed has happened."""

INTENT: Final = _set(
    "plan intend expect schedule aim want hope promise vow pledge agree decide propose threaten prepare vote seek set"
    " offer try attempt announce order call urge ask demand invite authorise authorize instruct design due slate bind"
    " invite request wish ready committed likely poised about"
)
"""Words after whose infinitive the deed is still to come, at the time of speaking."""

FUTURE_NOUNS: Final = _set(
    "plan proposal intention bid effort attempt threat promise pledge vow decision aim programme"
)
"""Nouns whose infinitive is still to come."""

FUTURE_ADJECTIVES: Final = _set(
    "upcoming forthcoming planned future proposed scheduled next coming expected possible potential impending"
    " prospective pending"
)
"""Adjectives that set an event noun into the future, or leave it open."""

DOUBT: Final = _set(
    "alleged allegedly reported reportedly purported purportedly supposed supposedly apparent apparently claimed"
    " suspected unconfirmed seemingly presumably perhaps possibly"
)
"""Words by which a text does not vouch for what it tells."""

POTENTIAL: Final = _set("may might could can would should must ought")
"""Modal verbs that leave open whether a thing came about."""

NEGATIVE: Final = _set("not n't never no none neither nor without hardly")
"""Words that deny."""

PLURAL_OF_ONE: Final = _set("election poll")
"""Nouns whose plural also names a single event."""

NEGATIVE_VERBS: Final = _set("fail refuse decline avoid prevent cancel postpone abstain")
"""Verbs whose complement did not come about (the verb itself did)."""

REPEATED: Final = _set(
    "repeatedly often always usually frequently regularly generally several traditionally sometimes increasingly"
    " gradually long growing constantly commonly typically"
)
"""Words by which a perfect tells of habit or drift and not of one happening."""

AGENTIVE_PRONOUNS: Final = _set("he she they him her them his their who it its")
"""Pronouns that stand for somebody named before."""

AFTER_WORDS: Final = _set("after following since upon over amid amidst")
"""Prepositions and conjunctions that put their clause later than what they govern."""

BEFORE_WORDS: Final = _set("before until till ahead prior")
"""Prepositions and conjunctions that put their clause earlier than what they govern."""

DURING_WORDS: Final = _set("during in at when as while whilst amid amidst through throughout upon where")
"""Prepositions and conjunctions that put their clause at the time of what they govern."""

RESPONSE_WORDS: Final = _set("over following after amid response wake despite since")
"""Words that make a happening the answer to another."""

GENERIC_EVENT_NOUNS: Final = _set(
    "event incident move decision action development occasion proceedings measure step process thing situation"
)
"""Nouns that point back to an event without saying what it was."""

CARRIERS: Final = _set("performance appearance showing result outcome remark comment")
"""Nouns that take an event for granted which stands before them ("a debate performance")."""

EVENT_NOUNS: Final = _set(
    "abduction accident accord accusation acquisition address agreement airstrike ambush announcement annexation"
    " apology appointment arrest assassination assault assembly attack attempt ban battle blast blockade bombardment"
    " bombing boycott breakdown briefing burial by-election campaign capture caucus ceasefire celebration ceremony"
    " charge clash collapse collision concession condemnation conference confirmation conflict congress contest"
    " convention conviction cooperation coronation coup crackdown crash crime crisis criticism cut deal death debate"
    " decision declaration defeat delay demarcation demonstration denial departure deployment deportation derailment"
    " destruction detention devaluation dialogue disaster discussion dismissal disclosure drill drought earthquake"
    " election embargo encounter endorsement enquiry entry epidemic eruption escape evacuation exchange execution"
    " exercise exit expansion explosion expulsion fall famine festival fight fighting fire flight flood funeral game"
    " gathering genocide gunfire hearing hijacking hurricane impeachment imprisonment inauguration incident incursion"
    " independence indictment inquiry insurgency intervention interview invasion investigation invitation investiture"
    " killing landing landslide launch lawsuit leak leadership lockdown loss marathon march marriage massacre meeting"
    " memorandum merger mission mobilization mobilisation murder mutiny negotiation nomination occupation offensive"
    " opening operation outbreak outage ouster outcry overthrow parade pandemic pardon partition petition plot poll"
    " pregnancy primary probe proposal prosecution protest publication purchase quake raid rally ratification rebellion"
    " recognition recount referendum reform reelection rejection release removal renewal rescue resignation retirement"
    " retreat return revolt revolution riot rise rocket round rule ruling runoff sanction scandal seizure sentence"
    " sentencing session settlement shelling shooting shortage shutdown siege signing split spill speech stabbing"
    " stampede statement storm strike succession suicide suit summit surge surrender suspension takeover talk talks"
    " tension test testimony tour tournament transfer transition treaty trial trip truce tsunami unrest uprising"
    " verdict veto victory violation violence visit vote war wedding win withdrawal walkout warning report"
)
"""Nouns that name a happening."""

MOVABLE_NOUNS: Final = EVENT_NOUNS - _set(
    "report statement rule leadership round session test game address campaign charge report contest mission poll"
)
"""Event nouns that name a happening by themselves, not only beside a date."""

OUTLET_NOUNS: Final = _set("report reports sources source data figures media outlet newspaper agency according")
"""Who passes news on without being part of it."""

PERSON_PRONOUNS: Final[dict[str, str]] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p", "theirs": "p", "it": "n", "its": "n",
}  # fmt: skip
"""Third person pronouns: masculine, feminine, plural, neuter."""

PLAIN_PAST: Final = _set(
    "rose fell began took gave went became came saw wrote spoke broke drove chose froze shook stole swore threw wore"
    " withdrew flew grew knew drew forgave arose awoke rang sang sank sprang swam ate forbade hid rode strove tore wove"
)
"""Past tenses that no participle shares: whatever the parser says, they are finite."""

EVENT_OBLIQUES: Final[dict[str, str]] = {
    "sit": "for", "participate": "in", "engage": "in", "appear": "in", "speak": "during", "take": "in", "run": "in",
    "compete": "in",
}  # fmt: skip
"""Verbs whose prepositional phrase says what happened ("sat for an interview")."""

UNDERGONE: Final = _set("see face suffer have hold host experience witness undergo")
"""Verbs that tell of a happening when an event noun is their object ("the country has seen a shortage")."""

COREFERENT_LIGHT: Final = _set(
    "make take give hold have do conduct carry stage launch begin start see face suffer issue file submit deliver host"
    " open undergo lodge mount commit attempt exchange initiate undertake perform continue resume extend sit"
    " participate engage appear"
)
"""Light verbs whose object is the event itself, so that "held talks" is a telling of "the talks"."""

RESULTING: Final = _set("result leave claim")
"""Verbs by which an event noun as subject tells its toll."""

QUANTIFIERS: Final = _set("many some most several all few both none who which what whom")
"""Subjects that say how many of those just named."""

PRESENTATIVE: Final = _set("witness")
"""Verbs of merely being there."""

SPEAKERS: Final = _set(
    "official source authority police government ministry party critic expert activist analyst witness spokesperson"
    " group media court judge parliament committee council commission agency union statement army military company"
    " administration campaign team regime opposition coalition congress senate office department cabinet family people"
    " resident victim relative staff crowd public nation country state city bank church bishop press president premier"
    " chief head deputy representative member delegate envoy colleague student doctor woman inmate militia rebel"
    " prosecution defence defense jury attorney aide ally rival observer monitor economist politician scientist"
)
"""Common nouns that can be who says something."""

ANNOUNCING: Final = _set("announce confirm disclose")
"""Verbs whose saying makes known what is done thereby."""

TRYING: Final = _set("attempt try manage fail seek")
"""Verbs of trying: what is tried is the deed."""

FAILING: Final = _set("fail succeed collapse stall break")
"""Verbs that tell how an event noun as subject ended."""

DIRECTIVE: Final = _set(
    "instruct order authorise authorize direct request allow permit decide plan seek agree vote ask urge demand want"
    " propose invite help try attempt manage start begin drive force lead prompt"
)
"""Verbs whose infinitive says what sort of deed is meant."""

PAST_LEMMAS: Final[dict[str, str]] = {
    "rose": "rise", "fell": "fall", "freed": "free", "shot": "shoot", "struck": "strike", "fled": "flee",
    "broke": "break", "overthrew": "overthrow", "withdrew": "withdraw", "underwent": "undergo", "won": "win",
    "lost": "lose", "led": "lead", "met": "meet", "sought": "seek", "fought": "fight", "quelled": "quell",
}  # fmt: skip
"""Irregular past forms that a lemmatiser without context often leaves as they are."""

SEQUENCE: Final = _set("then later subsequently afterwards eventually finally next")
"""Adverbs that tell the next thing, not the same one."""

MAKING: Final = _set("have make let help see")
"""Verbs with a bare infinitive whose deed came about ("had his troops withdraw")."""

ONCE: Final = _set("resign die bear retire abdicate inaugurate assassinate graduate marry step quit withdraw")
"""Verbs of what befalls a person once, or once in a story."""

WISHING: Final = _set(
    "demand urge seek want request propose oppose threaten promise expect fear await welcome prevent avoid"
)
"""Verbs whose object has not happened yet, or may never."""

DENYING: Final = _set("deny dispute refute rebut doubt")
"""Verbs whose complement somebody says is not so."""

COMING: Final = _set("upcoming forthcoming planned future scheduled impending proposed")
"""Adjectives of event nouns that are still to come."""

PUTTING_OFF: Final = _set("adjourn postpone defer delay reschedule extend prolong remand push put carry shelve")
"""Verbs after which "until May" and "to May" tell when their object is to be, or to end."""

OTHERNESS: Final = _set("previous earlier other another past former second third similar subsequent")
"""Adjectives by which a noun tells of another event than the one told."""

ORDINALS: Final = _set("second third fourth fifth another new fresh further repeat")
"""Words by which an event noun tells of one more event of its sort."""

DEATHS: Final = _set("death killing murder assassination execution")
"""Nouns of somebody's death."""

KILLING: Final = _set("kill murder assassinate execute behead lynch")
"""Verbs by which somebody is killed."""

DYING: Final = _set("die perish drown")
"""Verbs of dying."""

HARMING: Final = _set("injure wound hurt maim")
"""Verbs that count the hurt."""

GENERAL_FOR: Final[dict[str, frozenset[str]]] = {
    "attack": _set(
        "bombing bomb blast explosion explode shooting shoot stabbing stab ambush raid assault strike airstrike"
        " shelling massacre hijacking detonate"
    ),
    "blast": _set("bombing bomb explosion explode detonate"),
    "killing": _set("murder assassination assassinate shoot shooting stab massacre kill"),
    "violence": _set("clash riot fighting shooting unrest attack"),
    "unrest": _set("riot clash protest demonstration"),
    "vote": _set("election referendum poll ballot runoff by-election primary"),
    "poll": _set("election referendum runoff by-election"),
    "disaster": _set("earthquake flood crash fire hurricane landslide tsunami collapse derailment explosion"),
    "accident": _set("crash collision derailment collide derail"),
    "tragedy": _set("crash earthquake fire flood shooting stampede sinking"),
    "truce": _set("ceasefire"),
    "ceasefire": _set("truce"),
    "verdict": _set("convict acquit conviction acquittal sentence"),
    "ruling": _set("rule verdict judgment annul overturn uphold"),
    "takeover": _set("coup overthrow oust"),
    "putsch": _set("coup overthrow"),
    "stoppage": _set("strike walkout"),
    "walkout": _set("strike"),
    "rally": _set("march demonstration protest"),
    "march": _set("rally demonstration protest"),
    "demonstration": _set("march rally protest"),
    "operation": _set("raid rescue offensive incursion"),
}
"""Nouns that, with an article, stand for a more special event told before, and the words that tell of that."""

BODIES: Final = _set("exchange congress assembly union mission campaign conference convention council")
"""Nouns that name a body rather than an event where they close its name ("the Stock Exchange")."""

QUANTITIES: Final = _set("round wave series spate string outbreak number handful dozen bout flurry spree surge rash")
"""Nouns that count or measure the happening named after them."""

TRIES: Final = _set("attempt bid effort plan plot try")
"""Nouns whose infinitive says what is tried."""

MINISTERS: Final = _set("minister secretary")
"""Holders of an office that the word before them narrows down."""

DEPARTMENTS: Final = _set(
    "justice defence defense finance economy trade war health interior police energy transport labour labor budget law"
    " education agriculture environment security"
)
"""Fields of government that stand in the title of a minister."""

PARTAKING: Final = _set(
    "win lose attend survive join fight contest host boycott observe lead stage oversee monitor sweep concede"
    " skip dominate enter"
)
"""Verbs that tell of a part of the event that is their object."""

PHASES: Final[dict[str, frozenset[str]]] = {
    "come": _set("effect force end halt"), "go": _set("effect force"), "enter": _set("force effect"),
    "take": _set("effect hold shape force"), "draw": _set("end close"), "gather": _set("pace"),
}  # fmt: skip
"""Verbs with the words that make them say no more than that an event began or ended ("came into effect")."""

FORMERLY: Final = _set("previously formerly once originally initially beforehand hitherto")
"""Adverbs that put a past tense before the news."""

GOING: Final = _set("return go get come")
"""Verbs after which "to work" is a place."""

SETTING: Final = _set("sign hold reach conclude stage organise organize launch convene initial")
"""Verbs that, after an event noun, tell of its coming about ("the treaty signed in 1994")."""

BOUNDING: Final = _set("end conclude culminate begin start open close finish")
"""Verbs after which "with" names what a happening began or ended with."""

TOLL: Final = _set("kill injure wound destroy damage displace")
"""Verbs by which a happening as subject tells what it cost ("the fire killed two")."""
