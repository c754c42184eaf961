"""Places with two or more established names: a small dated table of our own.

A compilation of facts, made in November 2026 from the public statements named in each row:

- *UKR*: Ukraine, Cabinet of Ministers resolution 55 of 27 January 2010 (national romanisation),
  confirmed by UNGEGN at the tenth UN conference on names, 2012.
- *Decom*: Ukraine, law 317-VIII of 2015 and the parliament's renaming decisions of 2016 to 2024.
- *BGN*: United States Board on Geographic Names, decision of that year.
- *UN*: United Nations Terminology Database or a notification to the UN, of that year.
- *State*: a decision of the country's own government or parliament, of that year.
- *Style*: no decision settles it; style guides of news agencies discuss the choice.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One place and the names for it.

    Attributes
    ----------
    names
        Each name's spellings, by the language or tradition the name comes from; the first is the
        one the place's own authorities use in English.
    source
        Who decided or discusses the name (see above), with the year.
    political
        Whether the choice is read as taking a side.
    by_tradition
        Whether it is known which tradition each name is from; else each stands for itself.
    """

    names: tuple[tuple[str, tuple[str, ...]], ...]
    source: str
    political: bool = True
    by_tradition: bool = True


def _ukrainian(ukrainian: str, russian: str, source: str = "UKR 2010") -> PlaceName:
    return PlaceName(
        (
            ("Ukrainian", tuple(ukrainian.split("/"))),
            ("Russian", tuple(russian.split("/"))),
        ),
        source,
    )


def _pair(first: str, second: str, source: str, *, political: bool = True) -> PlaceName:
    names = []
    for name in (first, second):
        tradition, _, spellings = name.partition(": ")
        names.append((tradition, tuple(spellings.split("/"))))
    return PlaceName(tuple(names), source, political)


PLACE_NAMES: tuple[PlaceName, ...] = (
    _ukrainian("Kyiv/Kyjiw/Kyïv", "Kiev/Kiew", "UKR 2010; BGN 2019"),
    _ukrainian("Kharkiv/Charkiw/Járkiv", "Kharkov/Charkow/Járkov"),
    _ukrainian("Odesa", "Odessa"),
    _ukrainian("Lviv/Lwiw/Leópolis", "Lvov/Lwow"),
    _ukrainian("Dnipro", "Dnepr", "Decom 2016"),
    _ukrainian("Zaporizhzhia/Zaporizhia/Saporischschja", "Zaporozhye/Zaporozhia/Saporoschje"),
    _ukrainian("Luhansk", "Lugansk"),
    _ukrainian("Mykolaiv/Mykolajiw", "Nikolaev/Nikolayev"),
    _ukrainian("Chernihiv/Tschernihiw", "Chernigov/Tschernigow"),
    _ukrainian("Rivne", "Rovno"),
    _ukrainian("Vinnytsia/Winnyzja", "Vinnitsa/Winniza"),
    _ukrainian("Zhytomyr/Schytomyr", "Zhitomir/Schitomir"),
    _ukrainian("Khmelnytskyi/Khmelnytskyy", "Khmelnitsky/Khmelnitskiy"),
    _ukrainian("Cherkasy", "Cherkassy/Cherkasi"),
    PlaceName(
        (
            ("Ukrainian", ("Kropyvnytskyi",)),
            ("Ukrainian until 2016, still that of the region", ("Kirovohrad",)),
            ("Russian", ("Kirovograd",)),
        ),
        "Decom 2016",
    ),
    _ukrainian("Chornobyl/Tschornobyl", "Chernobyl/Tschernobyl/Tchernobyl/Chernóbil"),
    _ukrainian("Chasiv Yar/Tschassiw Jar", "Chasov Yar/Tschassow Jar"),
    _ukrainian("Bakhmut/Bachmut/Bajmut", "Artyomovsk/Artemovsk/Artjomowsk", "Decom 2016"),
    _ukrainian("Toretsk/Torezk", "Dzerzhinsk/Dzerzhynsk/Dserschinsk", "Decom 2016"),
    _ukrainian("Pokrovsk/Pokrowsk", "Krasnoarmeysk/Krasnoarmeisk", "Decom 2016"),
    _ukrainian("Velyka Novosilka", "Velikaya Novoselka/Velikaya Novosyolka"),
    _ukrainian("Kostiantynivka", "Konstantinovka"),
    _ukrainian("Starokostiantyniv", "Starokonstantinov"),
    _ukrainian("Avdiivka/Awdijiwka", "Avdeevka/Avdeyevka"),
    _ukrainian("Kupiansk/Kupjansk", "Kupyansk"),
    _ukrainian("Lyman", "Krasny Liman", "Decom 2016"),
    _ukrainian("Kryvyi Rih", "Krivoy Rog/Krivoi Rog"),
    _pair("Belarusian: Belarus", "Russian: Belorussia/Byelorussia/Weißrussland", "UN 1991"),
    _pair("Romanian: Moldova", "Russian: Moldavia/Moldavie", "UN 1992"),
    _pair("Romanian: Transnistria", "Russian: Pridnestrovie", "Style"),
    _pair("Kyrgyz: Kyrgyzstan", "Russian: Kirghizia/Kirgizia", "UN 1993"),
    _pair("Azerbaijani: Khankendi", "Armenian: Stepanakert", "State 1991; Style"),
    _pair("Azerbaijani: Karabakh", "Armenian: Artsakh", "State 2017; Style"),
    _pair("Georgian: Tskhinvali", "Ossetian: Tskhinval", "Style"),
    _pair("Turkish: Türkiye/Turkiye", "English: Turkey", "UN 2022", political=False),
    _pair("Czech: Czechia", "English: Czech Republic", "UN 2016", political=False),
    _pair("Swazi: Eswatini", "English: Swaziland", "UN 2018", political=False),
    _pair("Portuguese: Cabo Verde", "English: Cape Verde", "UN 2013; BGN 2013", political=False),
    _pair("French: Côte d'Ivoire", "English: Ivory Coast", "UN 1986", political=False),
    _pair("Macedonian: North Macedonia", "Greek: FYROM", "UN 2019"),
    _pair("Burmese: Myanmar/Birmania", "English: Burma/Birmanie/Birma", "UN 1989"),
    _pair("Burmese: Yangon", "English: Rangoon", "State 1989", political=False),
    _pair("Marathi: Mumbai", "English: Bombay", "State 1995"),
    _pair("Tamil: Chennai", "English: Madras", "State 1996", political=False),
    _pair("Bengali: Kolkata", "English: Calcutta", "State 2001", political=False),
    _pair("Kannada: Bengaluru", "English: Bangalore", "State 2014", political=False),
    _pair("Hindi: Prayagraj", "Urdu: Allahabad", "State 2018"),
    _pair("Hindi: Bharat", "English: India", "Style"),
    _pair("English: Falkland Islands/Falklands", "Spanish: Malvinas", "UN list of territories"),
    _pair("Persian: Persian Gulf", "Arabic: Arabian Gulf", "UN 1999; Style"),
    _pair("English: Gulf of Mexico", "United States: Gulf of America", "BGN 2025"),
    _pair("Koyukon: Denali", "United States: Mount McKinley", "BGN 2015; BGN 2025"),
    _pair("Irish: Derry", "English: Londonderry", "Style"),
    _pair("Japanese: Sea of Japan", "Korean: East Sea", "UN 2004; Style"),
    _pair("Japanese: Senkaku", "Chinese: Diaoyu", "BGN; Style"),
    _pair("Korean: Dokdo", "Japanese: Takeshima", "BGN (Liancourt Rocks); Style"),
    _pair("Chinese: Xizang", "English: Tibet", "State 2023"),
    _pair("Chinese: Beijing", "English: Peking", "State 1979", political=False),
    _pair("Hebrew: Judea and Samaria", "English: West Bank", "Style"),
    _pair("Hebrew: Temple Mount", "Arabic: Haram al-Sharif/Noble Sanctuary", "Style"),
    _pair("Kurdish: Kobani/Kobane", "Arabic: Ain al-Arab", "Style"),
    _pair("Vietnamese: Ho Chi Minh City", "Vietnamese: Saigon", "State 1976", political=False),
    _pair("Kazakh: Astana", "Kazakh: Nur-Sultan", "State 2019 and 2022", political=False),
    _pair("Ukrainian: Бахмут", "Russian: Артёмовск/Артемовск", "Decom 2016"),
    _pair("Ukrainian: Торецк/Торецьк", "Russian: Дзержинск/Дзержинськ", "Decom 2016"),
    _pair("Ukrainian: Покровск/Покровськ", "Russian: Красноармейск", "Decom 2016"),
    _pair("Belarusian: Беларусь", "Russian: Белоруссия", "UN 1991"),
    _pair("Romanian: Молдова", "Russian: Молдавия", "UN 1992"),
)
