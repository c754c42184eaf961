"""Which language a text is in."""

from __future__ import annotations

import re

UNDETERMINED = "und"

# Below this many UTF-8 bytes of letters the detector guesses; a byte count is fairer than a
# letter count to scripts that say much with few signs.
_LEAST_BYTES = 60
_SAMPLE_CHARACTERS = 6000

SHORT_SAMPLE = 600
"""Characters that tell a language nearly as well in a fifth of the time, for large corpora."""

_ISO_639_1 = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu
    hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb
    lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om
    or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw
    ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split()  # noqa: SIM905  # easier to read than 180 strings
)

# Three-letter codes (ISO 639-2/T and /B) and English names of the languages that datasets name
# in other ways than by two letters.
_OTHER_NAMES = {
    name: code
    for code, names in {
        "ar": "ara arabic",
        "bg": "bul bulgarian",
        "ca": "cat catalan",
        "cs": "ces cze czech",
        "da": "dan danish",
        "de": "deu ger german deutsch",
        "el": "ell gre greek",
        "en": "eng english",
        "es": "spa spanish español",
        "et": "est estonian",
        "fa": "fas per persian farsi",
        "fi": "fin finnish",
        "fr": "fra fre french français",
        "he": "heb hebrew iw",
        "hi": "hin hindi",
        "hr": "hrv croatian",
        "hu": "hun hungarian",
        "id": "ind indonesian in",
        "it": "ita italian italiano",
        "ja": "jpn japanese",
        "ko": "kor korean",
        "lt": "lit lithuanian",
        "lv": "lav latvian",
        "nl": "nld dut dutch",
        "no": "nor norwegian",
        "pl": "pol polish",
        "pt": "por portuguese português",
        "ro": "ron rum romanian mo",
        "ru": "rus russian",
        "sk": "slk slo slovak",
        "sl": "slv slovenian slovene",
        "sr": "srp serbian",
        "sv": "swe swedish",
        "tr": "tur turkish",
        "uk": "ukr ukrainian",
        "ur": "urd urdu",
        "vi": "vie vietnamese",
        "zh": "zho chi chinese",
    }.items()
    for name in names.split()
}


def normalise_code(code: str) -> str | None:
    """Return the ISO 639-1 code that a language tag begins with.

    Parameters
    ----------
    code
        For instance ``en``, ``en-GB``, ``EN_us``, ``deu`` or ``German``.

    Returns
    -------
    str or None
        Two lower-case letters, or ``None`` if the tag names no language known here.
    """
    primary = re.split(r"[-_.@]", code.strip().casefold(), maxsplit=1)[0]
    if primary in _OTHER_NAMES:
        return _OTHER_NAMES[primary]
    return primary if primary in _ISO_639_1 else None


def detect(
    text: str, *, given: str | None = None, sample_characters: int = _SAMPLE_CHARACTERS
) -> str:
    """Tell the language of a text.

    Parameters
    ----------
    text
        The text; the detector sees only its beginning.
    given
        What somebody says the language is; taken if it names a language, whatever the text.
    sample_characters
        How much of the text the detector sees.

    Returns
    -------
    str
        ISO 639-1 code, or ``und`` where the text is too short or its language is not known.
        The same text always gives the same answer.
    """
    code = normalise_code(given) if given else None
    if code is not None:
        return code
    sample = text[:sample_characters]
    if not _says_enough(sample):
        return UNDETERMINED
    # Imported here because loading the model takes most of a second, and articles that say what
    # language they are in don't need it.
    from py3langid import classify  # noqa: PLC0415

    label = str(classify(sample)[0])
    return label if label in _ISO_639_1 else UNDETERMINED


def _says_enough(sample: str) -> bool:
    left = _LEAST_BYTES
    for letter in sample:
        if letter.isalpha():
            left -= len(letter.encode(errors="replace"))
            if left <= 0:
                return True
    return False
