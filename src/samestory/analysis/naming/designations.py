"""Nouns by which outlets designate the same people and events: small sets of our own.

Each row lists words that news reports use for much the same referents; an asterisk marks those
that style guides discuss as taking a side (BBC Editorial Guidelines, section 11; AP Stylebook;
Reuters Handbook of Journalism; Guardian style guide). Two outlets differ where, in paragraphs
that tell the same, the one has a marked word and the other another word of the row.
"""

from __future__ import annotations

DESIGNATIONS: dict[str, str] = {
    "en": """
fighters: militants*, fighters, terrorists*, insurgents, rebels*, gunmen, extremists*,
separatists*, guerrillas, freedom fighters*, jihadists*, partisans, attackers
the war: special military operation*, special operation*, invasion*, war, aggression*, incursion*,
military intervention*, conflict, liberation*
encirclement: cauldron*, encirclement, pocket
migrants: illegal immigrants*, illegal aliens*, illegals*, aliens*, undocumented immigrants*,
unauthorized immigrants, undocumented workers*, migrants, undocumented migrants*, illegal
migrants*, illegal immigration*, refugees, asylum seekers
estate tax: death tax*, estate tax, inheritance tax
health care law: obamacare*, affordable care act, health care law, health law
opponents of abortion: pro life*, anti abortion, antiabortion*
supporters of abortion rights: pro choice*, abortion rights, pro abortion*
protesters: protesters, protestors, demonstrators, rioters*, agitators*, mob*, anarchists*,
activists
protest: protest, demonstration, riot*, uprising*, insurrection*, unrest, rally, march
climate change: climate change, global warming, climate crisis*, climate emergency*
territories: occupied territories*, disputed territories*, palestinian territories
captives: hostages*, prisoners, captives, detainees, prisoners of war
hired soldiers: mercenaries*, volunteers, contractors
change of power: coup*, takeover, revolution*, putsch*
interrogation: torture*, enhanced interrogation*, harsh interrogation, interrogation techniques
leaker: whistleblower*, whistle blower*, leaker*, informant, source
gun laws: gun control*, gun safety*, gun restrictions, gun laws, gun regulations
rifle: assault weapon*, assault rifle*, semiautomatic rifle, semi automatic rifle, rifle
entry ban: muslim ban*, travel ban, immigration ban, executive order, immigration order
far right: alt right, white nationalists*, white supremacists*, neo nazis*, far right
islamic state: isis, isil, islamic state, daesh*
marriage: same sex marriage, gay marriage, marriage equality*, homosexual marriage*
voting law: voter id law, voter suppression*, election integrity*
withdrawal: retreat*, withdrawal, pullback, redeployment*, regrouping*, rout*, goodwill gesture*
spending cuts: austerity*, spending cuts, savings, budget cuts
rescue: bailout*, rescue package, rescue plan
tax cuts: tax relief*, tax cuts, tax reform*, tax giveaway*, tax overhaul
barrier: separation wall*, apartheid wall*, security fence*, separation barrier
settlers: settlers, colonists*
""",
    "de": """
Krieg: spezialoperation*, militäroperation*, invasion*, angriffskrieg*, krieg, einmarsch
Kämpfer: kämpfer, rebellen*, terroristen*, extremisten*, separatisten*, aufständische, milizen
Geflüchtete: flüchtlinge, geflüchtete*, migranten, asylbewerber, asylanten*, illegale*,
wirtschaftsflüchtlinge*
Klimawandel: klimawandel, klimakrise*, klimakatastrophe*, erderwärmung
Protest: proteste, demonstrationen, krawalle*, ausschreitungen*, unruhen
""",
    "es": """
guerra: operación militar especial*, operación especial*, invasión*, guerra, agresión*
combatientes: combatientes, milicianos, terroristas*, rebeldes*, insurgentes, guerrilleros
migrantes: migrantes, inmigrantes ilegales*, ilegales*, sin papeles, indocumentados*, refugiados,
inmigrantes
protesta: protesta, manifestación, disturbios*, motín*, revuelta*
cambio de poder: golpe de estado*, golpe*, levantamiento, toma del poder
""",
    "fr": """
guerre: opération militaire spéciale*, opération spéciale*, invasion*, guerre, agression*
combattants: combattants, militants*, terroristes*, rebelles*, insurgés, miliciens, djihadistes*
migrants: migrants, clandestins*, sans papiers, illégaux*, réfugiés, exilés*
manifestation: manifestation, émeute*, révolte*, protestation, soulèvement*
""",
    "ru": """
война: специальная военная операция*, спецоперация*, сво*, вторжение*, война, агрессия*
бойцы: боевики*, террористы*, бойцы, повстанцы*, ополченцы*, сепаратисты*, солдаты
окружение: котёл*, котел*, окружение
протест: протест, беспорядки*, митинг, мятеж*, восстание*
""",
    "uk": """
війна: спецоперація*, вторгнення*, війна, агресія*
бійці: бойовики*, терористи*, бійці, повстанці*, сепаратисти*, окупанти*, солдати
протест: протест, заворушення*, мітинг, заколот*, повстання*
""",
}
