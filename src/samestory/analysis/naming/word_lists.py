"""Words for people's offices, governments and sides in six languages: lists of our own.

Made in November 2026 by going through what news articles put before and after names. They are
meant for recognising labels, not for judging them: *charged* words are those that the style guides
of news agencies and broadcasters discuss as taking a side or keeping a distance, such as
*terrorist*, *regime* and *so-called* (BBC Editorial Guidelines, section 11; AP Stylebook;
Reuters Handbook of Journalism), with their nearest equivalents. A hyphen joins the words of a term.
"""

from __future__ import annotations

CAPITAL_NOUNS = frozenset({"de", "lb"})
"""Languages that write every noun with a capital, so that a capital does not make a name."""

NAMING_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "courtesy": "mr mrs ms miss mx sir dame lord lady madam",
        "roles": "president premier chancellor prime minister secretary king queen prince princess "
        "emperor sultan emir pope bishop archbishop cardinal rabbi imam ayatollah pastor reverend "
        "rev senator sen representative rep congressman congresswoman congressmember lawmaker "
        "legislator governor gov mayor councillor councilman councilwoman mp deputy chairman "
        "chairwoman chair chairperson speaker leader whip head chief boss director commissioner "
        "ambassador envoy diplomat attorney lawyer solicitor counsel prosecutor judge justice "
        "magistrate sheriff detective officer inspector superintendent constable trooper general "
        "gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal private pvt "
        "admiral adm commander cmdr marshal brigadier soldier spokesman spokeswoman spokesperson "
        "adviser advisor aide strategist consultant analyst economist professor prof dr doctor "
        "surgeon nurse paramedic scientist researcher historian expert teacher principal student "
        "editor reporter journalist columnist commentator host anchor correspondent author writer "
        "actor actress singer comedian director producer founder co-founder ceo executive owner "
        "manager president-elect businessman businesswoman billionaire mogul tycoon developer "
        "investor banker oligarch nominee candidate contender frontrunner hopeful incumbent "
        "challenger rival opponent critic ally supporter donor activist campaigner organizer "
        "advocate member republican democrat conservative liberal socialist independent resident "
        "neighbour neighbor witness victim survivor suspect defendant gunman shooter attacker "
        "driver pilot farmer worker engineer builder shopkeeper volunteer watchman veteran mother "
        "father son daughter wife husband brother sister widow dictator strongman warlord "
        "firebrand provocateur televangelist star celebrity athlete coach quarterback player "
        "master skipper "
        "governess coroner fixer operative pollster appointee successor predecessor professor "
        "negotiator ombudsman treasurer comptroller superintendent trustee partner clerk",
        "modifiers": "former ex then current acting interim deputy vice assistant associate senior "
        "junior first second prime foreign defence defense interior finance health education "
        "transport justice home labor labour treasury state house senate congressional "
        "parliamentary majority minority opposition presidential republican democratic gop "
        "conservative liberal police army military press attorney general chief executive managing "
        "white longtime veteran late incoming outgoing retired newly elected regional local "
        "national federal district city county special top harbour harbor head high supreme court "
        "us u.s u american british air force navy campaign communications political policy "
        "national security party committee tory labour european eu un nato kremlin speaker "
        "independent progressive real estate reality tv television billionaire "
        "embattled disgraced controversial transportation homeland commerce energy "
        "agriculture interim volunteer night company embattled fellow",
        "determiners": "its his her their our my your",
        "articles": "the a an",
        "openers": "with of by from to for against at in on after before about between under over "
        "than like behind near into through without against as and or that",
        "speech": "said says say told tells asked added wrote writes tweeted argued insisted noted "
        "explained declared announced replied claimed conceded admitted testified warned",
        "charged": "enemy aggressor occupier occupant invader puppet clique terrorist militant "
        "extremist radical hardliner firebrand strongman dictator tyrant despot autocrat warlord "
        "thug disgraced embattled controversial notorious infamous convicted indicted accused "
        "alleged suspected ousted fugitive failed corrupt crooked oligarch tycoon comedian "
        "celebrity populist nationalist supremacist ultranationalist fascist nazi neo bigot racist "
        "comedian turned proclaimed installed backed disputed rebel separatist "
        "breakaway jihadist islamist leftist rightist liar demagogue provocateur heroic martyr "
        "legendary mastermind traitor whistleblower leaker",
        "distance": "so-called self-proclaimed self-styled self-declared soi-disant",
        "governing": "government authorities leadership administration officials rulers cabinet "
        "leaders",
        "charged_governing": "regime junta clique dictatorship",
        "places_of": "of in",
    },
    "de": {
        "courtesy": "herr frau herrn",
        "roles": "präsident präsidentin bundespräsident kanzler kanzlerin bundeskanzler "
        "bundeskanzlerin minister ministerin finanzminister finanzministerin außenminister "
        "außenministerin innenminister innenministerin verteidigungsminister "
        "verteidigungsministerin ministerpräsident ministerpräsidentin regierungschef "
        "regierungschefin staatschef gouverneur gouverneurin bürgermeister bürgermeisterin "
        "oberbürgermeister abgeordneter abgeordnete senator senatorin sprecher sprecherin chef "
        "chefin leiter leiterin vorsitzender vorsitzende generalsekretär generalsekretärin "
        "botschafter general oberst major hauptmann kommandeur richter richterin anwalt anwältin "
        "staatsanwalt professor professorin ökonom ökonomin analyst experte expertin berater "
        "beraterin direktor direktorin geschäftsführer vorstand könig königin papst bischof "
        "machthaber diktator autokrat milliardär unternehmer aktivist aktivistin oppositionsführer "
        "kremlchef kremlsprecher parteichef fraktionschef vizepräsident vizepräsidentin",
        "modifiers": "stellvertretender stellvertretende ehemaliger ehemalige früherer frühere "
        "damalige damaliger amtierende amtierender russische ukrainische deutsche",
        "determiners": "sein seine ihr ihre",
        "articles": "der die das den dem des ein eine einer einen",
        "openers": "mit von bei für gegen nach vor aus zu in an auf über unter und oder wie als",
        "speech": "sagte erklärte betonte warnte teilte sprach meinte kritisierte forderte",
        "charged": "feind aggressor besatzer marionette clique terrorist extremist radikal "
        "hardliner diktator autokrat umstritten umstrittene umstrittener machthaber putschist "
        "selbsternannt selbsternannte selbsternannter sogenannt sogenannte sogenannten populist "
        "nationalist separatist oligarch kriegsherr kriegstreiber komiker",
        "distance": "sogenannte sogenannten sogenannter selbsternannte selbsternannten "
        "selbsternannter",
        "governing": "regierung behörden führung verwaltung administration",
        "charged_governing": "regime junta clique diktatur machthaber",
        "places_of": "in von",
    },
    "es": {
        "courtesy": "señor señora sr sra don doña",
        "roles": "presidente presidenta ministro ministra primer canciller secretario secretaria "
        "gobernador gobernadora alcalde alcaldesa senador senadora diputado diputada portavoz "
        "vocero líder jefe jefa director directora general coronel capitán comandante juez jueza "
        "fiscal abogado abogada profesor profesora economista analista experto experta asesor "
        "asesora rey reina papa obispo embajador dictador activista candidato candidata "
        "vicepresidente vicepresidenta consejero consejera empresario multimillonario dirigente",
        "modifiers": "ex actual entonces primer primera vice general",
        "determiners": "su sus nuestro nuestra",
        "articles": "el la los las un una",
        "openers": "con de por para contra en sobre tras ante desde hasta y o como que a al del",
        "speech": "dijo afirmó señaló aseguró declaró añadió explicó advirtió",
        "charged": "enemigo agresor ocupante invasor títere camarilla terrorista "
        "extremista radical "
        "dictador tirano autócrata caudillo polémico polémica corrupto autoproclamado "
        "autoproclamada llamado supuesto populista separatista golpista oligarca",
        "distance": "llamado llamada llamados llamadas autoproclamado autoproclamada",
        "governing": "gobierno autoridades administración ejecutivo dirigencia",
        "charged_governing": "régimen junta dictadura camarilla",
        "places_of": "de en",
    },
    "fr": {
        "courtesy": "m mme mlle monsieur madame",
        "roles": "président présidente ministre premier chancelier secrétaire gouverneur maire "
        "sénateur sénatrice député députée porte-parole porte parole chef cheffe dirigeant "
        "dirigeante directeur directrice général colonel capitaine commandant juge procureur "
        "procureure avocat avocate professeur professeure économiste analyste expert experte "
        "conseiller conseillère roi reine pape évêque ambassadeur ambassadrice dictateur militant "
        "candidat candidate vice-président milliardaire patron patronne",
        "modifiers": "ancien ancienne ex actuel premier première vice",
        "determiners": "son sa ses leur leurs",
        "articles": "le la les un une l",
        "openers": "avec de par pour contre en sur après devant depuis et ou comme que à au du des",
        "speech": "déclaré dit affirmé assuré expliqué ajouté estimé",
        "charged": "ennemi agresseur occupant envahisseur marionnette clique terroriste extrémiste "
        "radical dictateur tyran autocrate sulfureux controversé controversée autoproclamé "
        "autoproclamée soi-disant prétendu populiste séparatiste putschiste oligarque",
        "distance": "soi-disant prétendu prétendue autoproclamé autoproclamée",
        "governing": "gouvernement autorités administration dirigeants pouvoir exécutif",
        "charged_governing": "régime junte clique dictature",
        "places_of": "de à",
    },
    "ru": {
        "courtesy": "господин госпожа",
        "roles": "президент премьер министр секретарь губернатор мэр сенатор депутат спикер "
        "пресс-секретарь представитель глава лидер начальник директор генерал полковник майор "
        "капитан командующий командир судья прокурор адвокат профессор экономист аналитик эксперт "
        "советник король папа посол диктатор главарь политик бизнесмен журналист",
        "modifiers": "бывший экс действующий официальный первый вице заместитель",
        "determiners": "его её их наш",
        "openers": "с от о об у к для против в на после перед и или как что",
        "speech": "сказал сказала заявил заявила сообщил сообщила отметил подчеркнул",
        "charged": "враг противник агрессор оккупант захватчик марионетка клика террорист боевик "
        "экстремист радикал диктатор главарь хунта режим нацист неонацист фашист "
        "самопровозглашённый "
        "самопровозглашенный националист сепаратист олигарх комик",
        "distance": "так-называемый так-называемая так-называемые так-называемой так-называемых "
        "самопровозглашённая самопровозглашенная самопровозглашённой самопровозглашенной",
        "governing": "правительство власти власть руководство администрация",
        "charged_governing": "режим хунта клика",
        "places_of": "в",
    },
    "uk": {
        "courtesy": "пан пані",
        "roles": "президент прем'єр міністр секретар губернатор мер сенатор депутат спікер речник "
        "речниця представник голова очільник лідер начальник директор генерал полковник майор "
        "капітан командувач командир суддя прокурор адвокат професор економіст аналітик експерт "
        "радник король папа посол диктатор ватажок журналіст",
        "modifiers": "колишній екс чинний офіційний перший віце заступник",
        "determiners": "його її їх наш",
        "openers": "з із від про у в до для проти на після перед і та або як що",
        "speech": "сказав сказала заявив заявила повідомив повідомила зазначив",
        "charged": "ворог агресор окупант загарбник маріонетка кліка терорист бойовик екстреміст "
        "диктатор ватажок хунта режим нацист рашист самопроголошений самопроголошена "
        "націоналіст сепаратист олігарх",
        "distance": "так-званий так-звана так-звані так-званої так-званих самопроголошена "
        "самопроголошеної",
        "governing": "уряд влада керівництво адміністрація",
        "charged_governing": "режим хунта кліка",
        "places_of": "в у",
    },
}
