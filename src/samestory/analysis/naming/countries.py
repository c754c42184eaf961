"""Names by which newspapers mean a country's government: the country, its people, its capital.

A compilation of facts in the languages for which there are word lists. Forms without letter case;
adjectives in Russian and Ukrainian by their stem, marked by a hyphen at the end.
"""

from __future__ import annotations

from functools import cache

from samestory.analysis.word_rows import word_set

COUNTRIES: dict[str, str] = {
    "Russia": "russia russian russians moscow kremlin russland russische russischen russischer "
    "moskau moskauer kreml russie russe russes moscou rusia ruso rusa rusos rusas moscú "
    "росси- росій- москв- московск- кремл-",
    "Ukraine": "ukraine ukrainian ukrainians kyiv kiev ukrainische ukrainischen ukrainischer kiew "
    "kiewer kyjiw ukrainien ukrainienne ukrainiens ucrania ucraniano ucraniana ucranianos "
    "украин- украї- киев- київ- києв-",
    "Belarus": "belarus belarusian minsk weißrussland белорус- беларус- минск- мінськ-",
    "Syria": "syria syrian syrians damascus assad syrien syrische syrischen damaskus syrie "
    "syrienne damas siria sirio siria damasco сири- дамаск-",
    "Iran": "iran iranian iranians tehran teheran iranische iranischen iranien iranienne téhéran "
    "irán iraní teherán иран- тегеран-",
    "Iraq": "iraq iraqi iraqis baghdad irak irakische irakien bagdad ирак- багдад-",
    "Israel": "israel israeli israelis israelische israelischen israël israélien israélienne "
    "israelí израил- ізраїл-",
    "China": "china chinese beijing peking chinesische chinesischen chine chinois chinoise pékin "
    "chino china pekín кита- пекин-",
    "Taiwan": "taiwan taiwanese taipei",
    "North Korea": "pyongyang nordkorea pjöngjang",
    "South Korea": "seoul südkorea",
    "Venezuela": "venezuela venezuelan caracas maduro venezolano venezolana венесуэл-",
    "Cuba": "cuba cuban havana kuba kubanische cubano cubana habana куб-",
    "Nicaragua": "nicaragua nicaraguan managua ortega",
    "Turkey": "turkey türkiye turkish ankara türkei türkische turquie turquía turco турц- анкар-",
    "Hungary": "hungary hungarian budapest orbán ungarn ungarische hongrie hongrois hungría",
    "Poland": "poland polish warsaw polen polnische pologne polonais polonia varsovia",
    "Egypt": "egypt egyptian cairo ägypten kairo égypte egipto",
    "Libya": "libya libyan tripoli libyen libye libia",
    "Sudan": "sudan sudanese khartoum soudan sudán",
    "Myanmar": "myanmar burma burmese naypyidaw birmanie birmania",
    "Afghanistan": "afghanistan afghan kabul taliban afghanische",
    "Saudi Arabia": "saudi riyadh",
    "United States": "american americans washington amerikanische américain américaine "
    "estadounidense washingtoner сша",
    "United Kingdom": "british london britische britannique británico",
    "France": "france french paris frankreich französische français française francia francés",
    "Germany": "germany german berlin deutsche deutschen allemand allemande alemania alemán",
    "Georgia": "georgian tbilisi georgische грузи-",
    "Armenia": "armenia armenian yerevan armenien армени- ереван-",
    "Azerbaijan": "azerbaijan azerbaijani baku aserbaidschan азербайджан- баку",
    "Serbia": "serbia serbian belgrade serbien serbische belgrad серби- белград-",
    "Palestine": "palestinian palestinians gaza hamas palästinensische",
    "Lebanon": "lebanon lebanese beirut hezbollah libanon",
    "Yemen": "yemen yemeni houthi houthis sanaa jemen",
    "Honduras": "honduras honduran",
}


@cache
def _forms() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    whole: dict[str, str] = {}
    stems: list[tuple[str, str]] = []
    for country, names in COUNTRIES.items():
        for name in names.split():
            if name.endswith("-"):
                stems.append((name[:-1], country))
            else:
                whole.setdefault(name, country)
    return whole, tuple(sorted(stems))


def country_of(form: str) -> str | None:
    """Return the country that a form names, or whose people or capital it names."""
    whole, stems = _forms()
    found = whole.get(form)
    if found or not form or form[0] < "а" or form[0] > "ї":
        return found
    return next((country for stem, country in stems if form.startswith(stem)), None)


CAPITALS_AND_COUNTRIES = word_set(
    "russia moscow kremlin ukraine kyiv kiev belarus minsk syria damascus iran tehran iraq baghdad "
    "israel china beijing taiwan taipei pyongyang seoul venezuela caracas cuba havana turkey "
    "türkiye ankara hungary budapest egypt cairo libya tripoli sudan khartoum myanmar burma "
    "afghanistan kabul riyadh washington london tbilisi armenia yerevan azerbaijan baku serbia "
    "belgrade nicaragua managua russland moskau kreml kiew kyjiw syrien damaskus iran teheran "
    "russie moscou syrie damas téhéran rusia moscú ucrania siria damasco teherán"
)
"""Nouns that may stand for a government: Moscow rejects the plan."""
