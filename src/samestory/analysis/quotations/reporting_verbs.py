"""Verbs that report speech, and which of them do more than say that somebody spoke."""

from __future__ import annotations

_PLAIN = {
    "en": "said says say saying told tells tell asked asks added adds wrote writes write tweeted "
    "tweets posted stated responded replied answered continued explained noted "
    "called describes described spoke testified quoted announced",
    "de": "sagte sagt sagten erklärte erklärt schrieb schreibt teilte meinte meint antwortete "
    "fügte ergänzte nannte sprach berichtete",
    "fr": "dit dire déclaré déclare ajouté ajoute expliqué explique écrit répondu répond "
    "indiqué précisé annoncé poursuivi",
    "es": "dijo dice dijeron explicó explica añadió añade escribió respondió señaló indicó "
    "declaró comentó agregó",
    "ru": "сказал сказала сказали заявил заявила заявили отметил отметила добавил добавила "
    "написал написала сообщил сообщила сообщили ответил ответила пояснил пояснила говорит",
    "uk": "сказав сказала сказали заявив заявила заявили зазначив зазначила додав додала "
    "написав написала повідомив повідомила повідомили відповів відповіла пояснив пояснила каже",
}
"""Verbs that say no more than that somebody said, wrote or asked something."""

_TELLING = {
    "en": "claimed alleged alleges insisted insists argued argues admitted admits conceded "
    "concedes acknowledged acknowledges confessed warned warns boasted boasts bragged complained "
    "complains fumed blasted slammed denied denies vowed vows promised pledged threatened "
    "demanded suggested suggests speculated quipped joked mocked taunted declared declares "
    "asserted asserts maintained contended revealed lamented railed ranted urged",
    "de": "behauptete behauptet räumte gestand warnte warnt drohte beteuerte betonte klagte "
    "kritisierte versprach forderte bestritt spottete",
    "fr": "affirmé affirme assuré assure prétendu prétend admis reconnu averti prévenu dénoncé "
    "martelé promis accusé regretté ironisé",
    "es": "aseguró asegura afirmó afirma sostuvo insistió admitió reconoció advirtió denunció "
    "lamentó prometió criticó negó acusó",
    "ru": "утверждает утверждал утверждала признал признала предупредил предупредила пригрозил "
    "пригрозила подчеркнул подчеркнула пообещал пообещала потребовал возмутился опроверг",
    "uk": "стверджує стверджував стверджувала визнав визнала попередив попередила пригрозив "
    "пригрозила наголосив наголосила пообіцяв пообіцяла обурився спростував",
}
"""Verbs that doubt, stress, judge or colour what was said (after Hooper 1975 and Karttunen 1971:
assertive and factive verbs; the choice for each language is ours)."""


def _table(verbs: dict[str, str]) -> dict[str, frozenset[str]]:
    return {language: frozenset(forms.split()) for language, forms in verbs.items()}


_PLAIN_FORMS = _table(_PLAIN)
_TELLING_FORMS = _table(_TELLING)
_NONE: frozenset[str] = frozenset()


def is_reporting(form: str, language: str) -> bool:
    """Tell whether a casefolded word reports speech in a language."""
    return form in _PLAIN_FORMS.get(language, _NONE) or is_telling(form, language)


def is_telling(form: str, language: str) -> bool:
    """Tell whether a reporting verb doubts, stresses, judges or colours what was said."""
    return form in _TELLING_FORMS.get(language, _NONE)
