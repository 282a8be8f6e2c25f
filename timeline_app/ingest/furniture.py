"""What news pages print around an article, as a table: it tells of no event.

Each row is one form of words that may begin a line, follow another row, or begin a sentence inside a line. A row
either ends itself ("Image Source : REUTERS") or runs to the end of its sentence (``§``). All repetition is bounded,
so that time stays linear on any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline_app.model import Span

AGENCIES = "|".join(
    (
        r"Reuters|Associated Press|AP(?: Photo)?|AFP|Agence France-Presse|PTI|ANI|IANS|UNI|BBC(?: News)?|UPI|CNN",
        r"Getty(?: Images)?|EPA(?:-EFE)?|EFE|dpa|DPA|ANSA|LUSA|Lusa|ANP|PAP|APA|NTB|TT|Ritzau|Belga|Keystone",
        r"TASS|ТАСС|Interfax|Интерфакс|РИА Новости|Укринформ|Укрінформ|Xinhua|Kyodo|Yonhap|Anadolu|Bloomberg",
        r"NBC News|ABC News|CBS News|Fox News|Al Jazeera|Europa Press|India TV|Shutterstock",
    ),
)
"""Names of agencies and broadcasters as they stand in credits and datelines."""

_AGENCY = rf"(?:{AGENCIES})"
_REST = r"[^.!?]{0,200}(?:[.!?]+[”\"')\]]?(?=\s|$)|$)"
_NETWORK = (
    r"(?-i:Facebook|Twitter|X(?= on\b|[,|/&.]|\s?$|\s(?:and|or)\s)|Instagram|Whats[Aa]pp|Telegram|You[Tt]ube"
    r"|Linked[Ii]n|Google News|TikTok|Threads|Bluesky|Mastodon|Pinterest|Reddit|E-?mail|Print|Copy link)"
)
_NETWORKS = rf"(?:(?:\s?[,|/&•·]\s?|\s(?:and|or|und|et|y|e)\s|\s)?\b{_NETWORK}\b){{0,9}}"

_ROWS: dict[str, tuple[str, ...]] = {
    "follow": (
        rf"follow us(?: on)?{_NETWORKS}(?:[.!:]|\s:)?(?=\s|$)(?:\sfor (?:more|the latest)§)?",
        r"(?:folgen sie uns|suivez[- ]nous|síguenos|síganos|seguici|siga-nos|volg ons|подписывайтесь|підписуйтесь)§",
    ),
    "share": (
        r"(?:share|tweet)(?: this)?(?: article| story| post| page)?(?: on| via| with your friends)?\b(?:\s?[:|])?"
        rf"{_NETWORKS}(?=\s?$)",
        rf"(?:(?:{_NETWORK}|save|share)(?:\s?[,|/•·]\s?|\s|$)){{2,9}}(?=$)",
    ),
    "picture credit": (
        r"(?:image|photo|picture|video|photograph|pic)s?\s?(?:source|credits?|courtesy|by)\s{0,2}[:|-]\s{0,2}"
        rf"(?:{_AGENCY}(?:\s?/\s?(?:{_AGENCY}|@?\w{{1,30}}))?|@?\w{{1,30}}(?:\s?/\s?@?\w{{1,30}})?)(?!\w)",
    ),
    "file name": (
        r"(?:file|image|datei|fichier|archivo|bild):[^|]{1,150}\.(?:jpe?g|png|gif|svg|webp|tiff?|ogv|webm)\b",
    ),
    "inputs": (
        r"[\[(](?:with|including|mit|avec|con|com|met|z|с|з)\s(?:additional\s|agency\s)?"
        r"(?:inputs?|reporting|material|informationen|información|informações|informazioni|informacje|агент\w{0,9}"
        rf"|by|from|{AGENCIES})\b[^)\]]{{0,120}}[)\]]",
        rf"[\[(](?:{_AGENCY}|with agencies|agencies|ots)(?:\s?[/,;+]\s?\w{{2,20}}){{0,3}}[)\]](?=\s?$)",
    ),
    "edited": (
        r"[\[(]?(?:except for the headline, )?this (?:story|article|report|post) (?:has|was|is)(?: not| also)?"
        r" (?:been )?(?:edited|auto-?generated|(?:first )?published|generated|translated|updated|amended|corrected)\b"
        r"[^)\]]{0,200}(?:[)\]]|$)",
        r"(?:additional |further )?(?:reporting|writing|editing|compiled) by [^.]{1,200}(?:\.|$)",
        r"(?:associated press|ap|reuters|afp|bbc|cnn|bloomberg)?\s?(?:staff )?"
        r"(?:writers?|journalists?|reporters?|correspondents?) (?-i:[A-Z]).{2,150} contributed"
        r"(?: to this (?:report|story|article))?\.?(?=\s?$)",
        r"our standards: .{0,100}$",
        r"to (?:contact|reach) the (?:reporter|editor|author|newsroom)\b§",
    ),
    "subscribe": (
        r"(?:please )?(?:subscribe|sign up|register|log in|sign in)\b(?: now| here| today| for| to)\b§",
        r"(?:get|receive) (?:our|the|all the)[^.]{0,60}(?:newsletter|alerts?|inbox|updates)\b§",
        r"(?:jetzt abonnieren|newsletter abonnieren|abonnez-vous|inscrivez-vous|suscríbete|suscríbase|iscriviti"
        r"|assine|meld je aan|zapisz się)\b§",
        r"(?:download|get|install) (?:our|the)(?: \w{1,20}){0,3} app\b§",
        r"(?:join|follow) (?:our|us on|the)(?: \w{1,20}){0,3} (?:channel|group|page)\b§",
    ),
    "read more": (
        r"(?:also read|read also|read more|read next|see also|must read|related(?: stories| articles| news| topics)?"
        r"|more on this story|more stories|explained|watch|listen|live updates?|recommended)\s?[:|>»-]§",
        r"(?:also read|read more|see also|read next|related(?: stories| articles| topics)?|more on this story"
        r"|recommended|continue reading|keep reading|click here|show more|load more|view comments|comments"
        r"|leave a comment|sources|external links)\s?(?=$)",
        r"(?:lesen sie auch|mehr zum thema|lesen sie mehr|lire aussi|à lire aussi|lea también|lee también"
        r"|leggi anche|leia também|leia mais|lees ook|czytaj (?:też|także|również)|zobacz też|читайте также"
        r"|читайте також|читать также)\b§",
        r"(?:click|tap) here\b§",
    ),
    "cookies": (
        r"(?:we|this (?:site|website)|our (?:site|website)|wir|nous|utilizamos|wij) (?:and our partners )?"
        r"(?:uses? |verwenden |utilisons |gebruiken )?(?:\w{1,12} )?cookies\b§",
        r"(?:accept all(?: cookies)?|cookie (?:policy|settings|preferences)|manage (?:cookies|preferences)"
        r"|alle akzeptieren|tout accepter|privacy policy|terms (?:of (?:use|service)|and conditions))"
        r"(?=\s?(?:$|[|•·]))",
    ),
    "copyright": (
        r"(?:copyright\s?)?(?:©|\(c\)|copyright\b)\s?.{0,160}$",
        r"[^.]{0,60}(?:all rights reserved|alle rechte vorbehalten|tous droits réservés"
        r"|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados"
        r"|alle rechten voorbehouden|wszelkie prawa zastrzeżone|все права защищены)\b\.?",
    ),
    "advertisement": (
        r"(?:\W{0,2}(?:advertisement|advertising|anzeige|publicité|publicidad|pubblicità|sponsored(?: content)?|ad)"
        r"\W{0,2}|(?:story|article) continues below(?: advertisement)?|scroll to continue)(?=$)",
    ),
    "reading aids": (
        r"\d{1,3}[ -](?:min(?:ute)?s?)(?: read)\b|reading time:? \d{1,3} min(?:ute)?s?\b",
        r"(?:listen to this article|listen now|play audio|text size|print this (?:page|article)"
        r"|email this (?:page|article)|skip to (?:main )?content|back to top|loading\W{0,3}|menu|home)(?=\s?$)",
        r"home\s?[>»/›|]\s?.{1,100}$",
        r"[_*=~#•·—–-]{2,80}(?=$)",
    ),
}

_FORMS = "|".join(f"(?:{form.replace('§', _REST)})" for row in _ROWS.values() for form in row)
_FLAGS = re.IGNORECASE | re.DOTALL
_AT = re.compile(_FORMS, _FLAGS)
_BOUNDARY = re.compile(r"[.!?][”\"'’)\]]?\s")
_CREDIT = re.compile(_ROWS["picture credit"][0], _FLAGS)
_LINK = re.compile("|".join(form.replace("§", "") for form in _ROWS["read more"]), _FLAGS)


def match_furniture(text: str, start: int, end: int) -> Span | None:
    """The piece of page furniture that begins at ``start``, if one does."""
    match = _AT.match(text, start, end)
    return None if match is None or match.end() == start else Span(start, match.end())


def find_furniture(text: str, start: int, end: int) -> Iterator[Span]:
    """The pieces of page furniture that begin a sentence between ``start`` and ``end``, one after the other."""
    done = start
    for boundary in _BOUNDARY.finditer(text, start, end):
        if boundary.end() < done:
            continue
        found = match_furniture(text, boundary.end(), end)
        if found is not None:
            yield found
            done = found.end


def is_credit(text: str, span: Span) -> bool:
    """Whether the piece names the source of a picture, so that a caption may follow."""
    return _CREDIT.match(text, span.start, span.end) is not None


def is_link(text: str, span: Span) -> bool:
    """Whether the piece points to another article, whose title may hold several sentences."""
    return _LINK.match(text, span.start, span.end) is not None
