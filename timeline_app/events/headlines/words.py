"""Closed classes of English words that headlines treat alike, each with its reason."""

from __future__ import annotations

import re
from typing import Final

from timeline_app.events import pronouns


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ARTICLES: Final = _set("the a an")
"""Determiners that a headline may do without."""

POINTING: Final = _set("this that these those")
"""Determiners that point at what the reader of a headline does not see."""

COUNTING: Final = _set(
    "many some several few most both all none one two three four five six seven eight nine ten dozen dozens hundred"
    " hundreds thousand thousands million millions scores majority number group part half third quarter couple lot"
    " fifth tenth member members series portion section rest handful score each remainder others tens total bit end"
    " head"
)
"""Head nouns that say nothing without their "of" phrase."""

PLURAL_WORDS: Final = _set("many some several few most both all they we others police people dozens hundreds thousands")
"""Words without a plural ending that go with a plural verb."""

COLLECTIVE: Final = _set(
    "police government army military group party team committee crowd public media parliament cabinet council company"
    " family couple coalition union staff opposition force militia court jury board commission regime people youth"
    " delegation leadership community organisation organization agency ministry population"
)
"""Nouns of several people that "they" may stand for."""

PERSON_NOUNS: Final = pronouns.PERSON_NOUNS
"""Nouns of one person."""

TIME_NOUNS: Final = _set(
    "day week month year time hour minute second morning evening night afternoon weekend decade century moment today"
    " yesterday tomorrow noon midnight dawn dusk while period season spring summer autumn winter past future date"
    " eve beginning start end anniversary"
)
"""Heads of phrases of time."""

CALENDAR: Final = re.compile(
    r"(?i:mon|tues|wednes|thurs|fri|satur|sun)day|(?i:yesterday|today|tonight|tomorrow)"
    r"|(?:January|February|April|June|July|August|September|October|November|December|Jan|Feb|Apr|Aug|Sept|Oct|Nov|Dec)"
)
"""Words that alone are a date."""

YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d(?:s|[-–/]\d{2,4})?")
"""A number that reads as a year."""

DROPPED_CASES: Final = _set(
    "since during until till amid amidst throughout per despite plus unlike except besides barring"
)
"""Prepositions whose phrase tells of time or setting and not of the deed."""

DROPPED_PHRASES: Final = frozenset(
    ["according to", "in addition to", "prior to", "ahead of", "as of", "in response to", "because of", "such as",
     "in spite of", "in light of", "including", "in case of", "together with", "except for", "following", "after",
     "before", "like", "including", "thanks to", "along with", "as well as", "upon", "among", "amongst"]
)  # fmt: skip
"""Prepositions of source, order and aside."""

ARGUMENT_CASES: Final = _set("to against for with over from into of about on as onto toward towards between upon by")
"""Prepositions that most often mark whom or what a deed is aimed at."""

PLACE_CASES: Final = _set("in at near outside inside across around off through along within")
"""Prepositions of place."""

ASIDE_NOUNS: Final = _set(
    "statement interview comment post tweet report response addition fact particular general wake attempt effort"
    " reply course part result reference turn contrast return order process context light midst front exception"
    " case speech release letter conference broadcast message video article relation place way manner time view"
    " connection condition behalf reaction purpose briefing platform media paper meeting television tv radio"
    " twitter facebook website newspaper remark"
)
"""Nouns of phrases that tell how or on what occasion."""

KEPT_ADVERBS: Final = _set(
    "back home away together abroad forward aside apart out off down up unanimously overwhelmingly overseas ashore"
    " underground online again around behind south north east west"
)
"""Adverbs that a verb loses its meaning without."""

TIME_ADVERBS: Final = _set(
    "ago earlier later soon now then already still yet here there overnight ahead shortly once afterwards before since"
    " also too again meanwhile however long recently currently today yesterday tomorrow first last next finally"
    " eventually immediately subsequently previously simultaneously thereafter far well ever anymore so"
)
"""Adverbs of time and order, and those that point at what a headline does not show."""

DOUBTFUL: Final = _set("likely probably possibly perhaps apparently allegedly reportedly unlikely")
"""Adverbs that a careful headline keeps: the text does not vouch for the rest."""

DENYING: Final = _set(
    "not n't n’t never no none neither nor nobody nothing nowhere cannot hardly barely scarcely rarely seldom without"
)
"""Words that turn what they stand with into its opposite, so that no headline may lose them."""

DENYING_ADVERBS: Final = _set("not n't n’t never neither nor hardly barely scarcely rarely seldom")
"""Those of them that hang on a verb, an adjective or a phrase."""

RARE: Final = _set("hardly barely scarcely rarely seldom")
"""Those that stand before the verb as they are."""

NUMBER_ADVERBS: Final = _set(
    "perhaps possibly probably maybe"
    " at least about more less than over nearly almost around some up to approximately roughly only most fewer under"
)
"""Adverbs that go with a number."""

WH: Final = _set("who whom whose which that what why how when where whether")
"""Relative and interrogative words."""

NOT_LAST: Final = _set(
    "the a an of to in on at for with by from and or but that which who whom whose its his her their my our your as"
    " after before during into than was were is are be been being has have had would will could should may might must"
    " about between among against if because while when where since until under within without upon over per nor not"
    " this these those such including according amid despite via toward towards onto what why how whether so very"
    " i he she they we do does did am near outside inside across through"
)
"""Words that no headline may end with."""

WOMEN: Final = _set("woman girl wife mother sister daughter queen princess widow grandmother actress businesswoman")
"""Nouns that "she" and never "he" stands for."""

MEN: Final = _set("man boy husband father brother son king prince grandfather businessman policeman")
"""Nouns that "he" and never "she" stands for."""

WITH_FOR: Final = _set("file call apply ask push run fight vote campaign bid pray search wait opt")
"""Verbs that are active before "for" ("was closed and filed for bankruptcy")."""

MUTUAL: Final = _set(
    "debate talk talks meeting interview duel summit negotiation negotiations call conversation clash dispute agreement"
    " deal treaty truce handshake"
)
"""Nouns of what takes two sides."""

DISTRICTS: Final = _set("state city town village province region island district county municipality department")
"""Nouns that a name of a place can do without."""

BEFORE_DATES: Final = _set("on in since by until from during at the around between")
"""Words that go with the date after them."""

LEADING: Final = _set(
    "of and but or so however meanwhile also then that which who if when while as because although though"
)
"""Words that no headline may begin with."""

FIRST_PERSON: Final = _set("i we me us my our mine ours myself ourselves you your")
"""Words by which a speaker speaks of himself."""

SAYING: Final = _set("say tell add note state claim explain remark report allege assert write argue suggest confirm")
"""Verbs that need what was said."""

INTRANSITIVE: Final = _set(
    "march erupt disembark arrive go come die fall rise happen occur emerge continue vanish remain collapse resign"
    " clash cooperate ensue surge struggle react reside protest depart elapse persist crumble"
)
"""Verbs that nothing is done to by, so that no participle of theirs is passive."""

RELATIONAL: Final = _set("home house side top name death wife husband son daughter head capital city town village")
"""Nouns that a reader misses the "of" phrase of."""

SAYING_FORMS: Final = _set("say says add adds tell tells note notes")
"""Their forms that no headline may end with."""

TO_SOMEBODY: Final = _set(
    "tell inform warn assure remind ask promise show convince persuade advise notify teach bet order urge"
)
"""Verbs that take whom they are said to as an object."""

HOLDING_WORD: Final = _set("report claim allegation idea fact statement news rumour rumor suggestion belief view hope")
"""Nouns whose clause tells what they say."""

NAMING: Final = _set("call dub label name brand term deem declare")
"""Verbs that give their object a name."""

TAKING_AS: Final = _set(
    "describe regard view label brand portray hail dismiss denounce condemn appoint name elect characterise"
    " characterize depict treat classify cast identify"
)
"""Verbs that say what their object is by "as"."""

BREAKS: Final = _set(
    "because after before since as while although though if unless until following despite during except according"
    " including amid prior"
)
"""Words that begin what is said beside the clause."""

ORDERING: Final = _set("except according prior due thanks ahead shortly")
"""Words that turn the preposition after them into one of order, source or exception."""

SEIZING: Final = _set(
    "arrest detain remove release charge disperse evacuate rescue free capture jail handcuff question search"
)
"""What is done to people by those who keep order."""

KEEPERS: Final = _set("police policeman officer army soldier troop force guard authority prosecutor court gendarme")
"""Those who keep order."""

OWNING: Final = _set("their his her its")
"""Possessives of the third person."""

VAGUE: Final = _set(
    "latest second first third other another previous new recent upcoming last next same similar more such two three"
    " several many further full"
)
"""Words that do not tell one event from others of its sort."""

QUIET: Final = _set(
    "also however notably meanwhile today yesterday earlier later then recently still already now currently"
    " previously soon again thus therefore additionally furthermore moreover further even just quickly former late"
    ""
)
"""Adverbs and adjectives of time and order that a headline leaves out."""

UNITS: Final = _set("percent % dollar euro pound meter metre mile kilometer kilometre foot feet degree money way")
"""Nouns of measure, which no pronoun stands for."""
