"""Fitted constants of story detection; ``python -m benchmarks stories`` prints them fitted anew.

Logistic regressions with a ridge penalty of 1 on standardised features, fitted to the 2556 pairs of
the 72 articles of the shared stories (24 stories of three outlets, 72 pairs of one story), without
their dates: so articles of years with the same people in them are the pairs to be told apart.
"""

from samestory.corpus.stories.settings import Regression

STORY = Regression(bias=-13.279, likeness=29.8, headline=14.941, paragraphs=41.415)
"""Whether two articles tell one story. Its probability is the score of a link."""

BLOCKING = Regression(bias=-12.949, likeness=38.528, headline=12.726)
"""The same before the articles are looked at paragraph by paragraph."""

LEAST_CHANCE = 0.005
"""Pairs that are less likely by `BLOCKING` are not looked at. All 72 true pairs of the shared
stories are above .05 too; this leaves two pairs an article there."""

LEAST_LIKENESS = 0.08
"""Nor are those whose articles are less alike."""

FAINT = 0.02
"""Scores below this are not kept, and count as zero when groups of articles are weighed."""
