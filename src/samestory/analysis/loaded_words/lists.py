"""Candidates for loaded words: small lists of our own, with where the words are discussed.

A word of these lists is a candidate, not a verdict: in its sentence it may be exact, quoted or a
term of law. The lists were made in November 2026 by going through what these discuss:

- AP: The Associated Press Stylebook (entries on *so-called*, *controversial*, *claim*, *terrorist*,
  *regime*, *illegal immigration*, *far-right*, *mob*, *riot*);
- BBC: BBC Editorial Guidelines, section 11, War, Terror and Emergencies, and the BBC News style
  guide;
- Reuters: Handbook of Journalism, on *terrorism* and loaded language;
- Guardian: Guardian and Observer style guide (*claim*, *regime*, *admit*);
- Hooper: J. Hooper, On assertive predicates (1975); Kiparsky: P. and C. Kiparsky, Fact (1970), on
  verbs that take what follows for true;
- Martin: J. Martin and P. White, The Language of Evaluation (2005), on intensification;
- Recasens: M. Recasens et al., Linguistic models for analyzing and detecting biased language
  (2013), on framing and epistemological words, whose lists are not copied here.

Forms of one word are joined by slashes; English words are also met with a plural s, Russian and
Ukrainian ones by their stem.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from samestory.documents.normalisation import form_of, unit_of
from samestory.documents.tokenisation import tokenise


@dataclass(frozen=True, slots=True)
class WordList:
    """Words of one sort.

    Attributes
    ----------
    sort
        What may load them.
    sources
        Where such words are discussed.
    terms
        The words, separated by commas.
    """

    sort: str
    sources: str
    terms: str


LISTS: dict[str, tuple[WordList, ...]] = {
    "en": (
        WordList(
            "label that takes a side",
            "BBC, Reuters, Guardian",
            "regime, junta, puppet, clique, henchman, henchmen, cronies, crony, strongman, thug, "
            "tyrant, dictator, warmonger, aggressor, occupiers, invaders, enemy, traitor, "
            "freedom fighter, martyr, hero, heroic, liberators, nazis, fascists, terrorist, "
            "terrorism, militant, extremist, radical, hardliner, hard-line, hardline, far-right, "
            "far-left, hard-left, hard-right, ultraconservative, leftist, rightwing, left-wing, "
            "right-wing, fringe, mob, cult, elites, globalist, swamp, deep state",
        ),
        WordList(
            "word of distance",
            "AP, BBC",
            "so-called, self-proclaimed, self-styled, self-declared, purported, purportedly, "
            "supposed, supposedly, alleged, allegedly, ostensibly",
        ),
        WordList(
            "verb that judges what is said",
            "AP, Guardian, Hooper, Kiparsky",
            "claimed/claims/claim/claiming, admitted/admits/admitting, "
            "conceded/concedes/conceding, "
            "confessed/confesses, boasted/boasts/boasting, bragged/brags, "
            "insisted/insists/insisting, alleges/alleging, touted/touts/touting, railed, ranted, "
            "scoffed/scoffs, sneered, mocked/mocks, gloated, vowed/vows, lashed out, doubled down, "
            "blasted/blasts, slammed/slams, exposed/exposes, debunked/debunks, refused to say, "
            "parroted/parrots",
        ),
        WordList(
            "strong or dramatic word",
            "AP, Martin, Recasens",
            "shocking, stunning, stunned, dramatic, dramatically, unprecedented, massive, brutal, "
            "brutally, notorious, infamous, controversial, controversy, bombshell, explosive, "
            "scathing, blistering, firestorm, outrage, outrageous, outraged, furious, chaos, "
            "chaotic, turmoil, disastrous, disaster, catastrophic, devastating, horrific, "
            "heinous, staggering, astonishing, extraordinary, egregious, disgraced, embattled, "
            "beleaguered, humiliating, crushing, sweeping, draconian, reckless, desperate, "
            "incendiary, inflammatory, vicious, sinister, bitter, toxic, meltdown, frenzy",
        ),
        WordList(
            "word that softens",
            "BBC, Guardian",
            "collateral damage, enhanced interrogation, special operation, "
            "special military operation, surgical strike, neutralised, neutralized, pacified, "
            "pacification, regime change, ethnic cleansing, peacekeeping operation, "
            "denazification, "
            "goodwill gesture, regrouping, liberated, liberation",
        ),
        WordList(
            "word on migration",
            "AP, Guardian",
            "illegal alien, illegal immigrant, illegals, swarm, swarms, flood of, caravan, "
            "invasion, anchor baby, anchor babies, chain migration, amnesty, sanctuary city, "
            "sanctuary cities, catch and release, undocumented",
        ),
        WordList(
            "word of a public quarrel",
            "AP, Guardian, Recasens",
            "pro-life, pro-choice, abortionist, unborn, death tax, death panel, obamacare, "
            "climate alarmist, climate denier, denier, birther, homosexual, gay agenda, "
            "homosexual lifestyle, sexual preference, religious liberty, political correctness, "
            "politically correct, witch hunt, hoax, fake news, gun grab, war on women, "
            "job-killing, big government, nanny state, handout, giveaway, crackdown, sham, stunt, "
            "slur, smear, cover-up, scheme, ploy, loophole",
        ),
    ),
    "de": (
        WordList(
            "label that takes a side",
            "BBC, Reuters",
            "regime, junta, clique, machthaber, diktator, besatzer, aggressor, feind, terrorist, "
            "terroristen, extremist, extremisten, radikale, hardliner, marionette",
        ),
        WordList(
            "word of distance",
            "AP, BBC",
            "sogenannte, sogenannten, sogenannter, selbsternannte, selbsternannten, "
            "selbsternannter, angeblich, angebliche, angeblichen, vermeintlich, vermeintliche",
        ),
        WordList(
            "verb that judges what is said",
            "Guardian, Kiparsky",
            "behauptete, behauptet, räumte, gestand, prahlte, wetterte, tönte, beteuerte",
        ),
        WordList(
            "strong or dramatic word",
            "AP, Martin",
            "dramatisch, dramatische, brutal, brutale, skandal, skandalös, chaos, umstritten, "
            "umstrittene, umstrittenen, umstrittener, massiv, massive, verheerend, verheerende, "
            "schockierend, beispiellos, beispiellose",
        ),
    ),
    "es": (
        WordList(
            "label that takes a side",
            "BBC, Reuters",
            "régimen, junta, camarilla, dictador, tirano, títere, terrorista, terroristas, "
            "extremista, extremistas, radicales, enemigo, invasores, ocupantes, "
            "golpista, golpistas",
        ),
        WordList(
            "word of distance",
            "AP, BBC",
            "autoproclamado, autoproclamada, supuesto, supuesta, supuestos, supuestas, presunto, "
            "presunta, presuntamente, supuestamente",
        ),
        WordList(
            "verb that judges what is said",
            "Guardian, Kiparsky",
            "admitió, reconoció, alardeó, presumió, arremetió, insistió, tildó",
        ),
        WordList(
            "strong or dramatic word",
            "AP, Martin",
            "polémico, polémica, dramático, dramática, brutal, escándalo, caos, devastador, "
            "devastadora, impactante, masivo, masiva, histórico, histórica",
        ),
    ),
    "fr": (
        WordList(
            "label that takes a side",
            "BBC, Reuters",
            "régime, junte, clique, dictateur, tyran, terroriste, terroristes, extrémiste, "
            "extrémistes, envahisseurs, occupants, ennemi, marionnette",
        ),
        WordList(
            "word of distance",
            "AP, BBC",
            "soi-disant, autoproclamé, autoproclamée, prétendu, prétendue, présumé, présumée",
        ),
        WordList(
            "verb that judges what is said",
            "Guardian, Kiparsky",
            "avoué, admis, reconnu, prétend, prétendu, martelé, fustigé, vanté",
        ),
        WordList(
            "strong or dramatic word",
            "AP, Martin",
            "polémique, controversé, controversée, dramatique, brutal, brutale, scandale, chaos, "
            "dévastateur, choquant, massif, massive, sulfureux",
        ),
    ),
    "ru": (
        WordList(
            "label that takes a side",
            "BBC, Reuters",
            "режим, хунта, клика, боевики, террористы, оккупанты, захватчики, агрессор, враг, "
            "марионетка, нацисты, неонацисты, каратели, пособники",
        ),
        WordList(
            "word of distance",
            "AP, BBC",
            "так называемый, так называемые, так называемая, самопровозглашенный, якобы",
        ),
        WordList(
            "word that softens",
            "BBC",
            "спецоперация, специальная военная операция, освободили, освобождение, денацификация, "
            "демилитаризация, ликвидированы, хлопок",
        ),
    ),
    "uk": (
        WordList(
            "label that takes a side",
            "BBC, Reuters",
            "режим, хунта, кліка, бойовики, терористи, окупанти, загарбники, агресор, ворог, "
            "маріонетка, рашисти, посіпаки",
        ),
        WordList(
            "word of distance",
            "AP, BBC",
            "так званий, так звані, так звана, самопроголошений, нібито",
        ),
        WordList(
            "word that softens",
            "BBC",
            "спецоперація, звільнили, ліквідовано, бавовна",
        ),
    ),
}

_ENGLISH_PLURAL_FROM = 4
Term = tuple[str, ...]


def has_list(language: str) -> bool:
    """Tell whether there is a list for a language."""
    return language in LISTS


@cache
def terms_of(language: str) -> tuple[dict[str, list[Term]], dict[Term, tuple[str, WordList]]]:
    """Return the terms by the key of their first word, longest first, and each term's list."""
    first: dict[str, list[Term]] = {}
    lists: dict[Term, tuple[str, WordList]] = {}
    for listed in LISTS.get(language, ()):
        for written in listed.terms.split(", "):
            name = written.partition("/")[0]
            for form in written.split("/"):
                term = tuple(key_of(form_of(token.form), language) for token in tokenise(form))
                if term not in lists:
                    lists[term] = (name, listed)
                    first.setdefault(term[0], []).append(term)
    for terms in first.values():
        terms.sort(key=len, reverse=True)
    return first, lists


def key_of(form: str, language: str) -> str:
    """Return what a form is looked up by: itself, or its stem in a language with many endings."""
    return unit_of(form, language) if language in {"ru", "uk"} else form


@lru_cache(maxsize=200_000)
def candidates(form: str, language: str) -> tuple[str, ...]:
    """Return the keys under which a form of a text may be listed: itself, and without a plural."""
    key = key_of(form, language)
    if language == "en" and len(form) > _ENGLISH_PLURAL_FROM and form.endswith("s"):
        return key, form[:-1]
    return (key,)
