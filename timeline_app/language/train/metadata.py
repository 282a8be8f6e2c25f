"""Where the weights come from, and under what terms they may be passed on."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from timeline_app.language.train.conllu import DOUBTFUL_LICENCES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline_app.language.train.syntax import Settings

_SOURCES: Final = (
    {
        "name": "Universal Dependencies English Web Treebank (EWT)",
        "used for": "tags, syntax, lemmas",
        "authors": "Natalia Silveira, Timothy Dozat, Christopher Manning, Sebastian Schuster, Ethan Chi, "
        "John Bauer, Miriam Connor, Marie-Catherine de Marneffe, Nathan Schneider, Sam Bowman, Hanzhi Zhu, "
        "Daniel Galbraith and others",
        "address": "https://github.com/UniversalDependencies/UD_English-EWT",
        "licence": "CC BY-SA 4.0",
    },
    {
        "name": "Georgetown University Multilayer corpus (GUM): academic, bio, court, interview, news, speech, "
        "textbook, vlog and voyage, without the documents listed under 'left out'",
        "used for": "tags, syntax, lemmas, names",
        "authors": "Amir Zeldes and the GUM annotators",
        "address": "https://gucorpling.org/gum/",
        "licence": "annotations CC BY 4.0; texts CC BY, CC BY-SA or public domain",
    },
    {
        "name": "Universal NER, English EWT",
        "used for": "names",
        "authors": "Stephen Mayhew, Terra Blevins, Shuheng Liu, Marek Suppa and others (2024)",
        "address": "https://www.universalner.org/",
        "licence": "CC BY-SA 4.0",
    },
    {
        "name": "WikiGold",
        "used for": "names",
        "authors": "Dominic Balasuriya, Nicky Ringland, Joel Nothman, Tara Murphy, James R. Curran (2009)",
        "address": "https://aclanthology.org/W09-3302/",
        "licence": "CC BY 4.0",
    },
    {
        "name": "gazetteer.txt",
        "used for": "names",
        "authors": "compiled for this project",
        "licence": "CC0 1.0",
    },
)


def metadata(settings: Settings, best: Mapping[str, float]) -> dict[str, Any]:
    """What goes beside the weights: licence, sources, what was left out, how they were trained.

    ``best`` holds the accuracy on the held-out sentences in per cent.
    """
    return {
        "licence": "CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/)",
        "what": "weights of an English pipeline: tags, syntax, lemmas, names",
        "sources": list(_SOURCES),
        "changes": "The weights are statistics of the annotated texts, which are not part of them. Sentences "
        "were also varied: other verbs, names and titles in the same places, and headline-like copies.",
        "left out": sorted(DOUBTFUL_LICENCES),
        "left out because": "their terms forbid or do not clearly allow a derived model to be passed on",
        "training": asdict(settings),
        "held-out accuracy on given words, per cent": {key: best[key] for key in best if key != "sum"},
    }
