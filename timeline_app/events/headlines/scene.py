"""What the writers of one headline share."""

from __future__ import annotations

from dataclasses import dataclass

from timeline_app.events.discourse import Discourse
from timeline_app.events.headlines.dates import Dates
from timeline_app.events.headlines.phrases import Phrases
from timeline_app.events.headlines.references import References
from timeline_app.events.headlines.verbs import Verbs
from timeline_app.events.tree import Tree


@dataclass(frozen=True, slots=True)
class Scene:
    """One article with the writers of its dates, references, phrases and verbs."""

    discourse: Discourse
    dates: Dates
    references: References
    phrases: Phrases
    verbs: Verbs

    def fresh(self) -> Scene:
        """The same article for another headline, which has told of nobody yet."""
        phrases = Phrases(self.discourse, self.dates, self.references)
        verbs = Verbs(self.discourse.tree, phrases, self.references)
        return Scene(self.discourse, self.dates, self.references, phrases, verbs)

    @property
    def tree(self) -> Tree:
        """The article's tree."""
        return self.discourse.tree


def set_scene(discourse: Discourse) -> Scene:
    """The writers of a headline of ``discourse``; each headline has its own, since phrases remember what was told."""
    dates = Dates(discourse)
    references = References(discourse, dates)
    phrases = Phrases(discourse, dates, references)
    return Scene(discourse, dates, references, phrases, Verbs(discourse.tree, phrases, references))
