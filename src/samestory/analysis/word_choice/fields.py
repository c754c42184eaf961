"""Verbs of change and force by field: small lists of our own.

A row holds verbs that reports use for much the same act or change; an asterisk marks those that
say more than the act, by its force (plunged beside fell) or by its side (liberated beside
captured). Scales of such verbs are discussed as *intensification* by Martin and White, The
Language of Evaluation (2005), and style guides ask reporters to weigh them (BBC Editorial
Guidelines, section 11; Guardian style guide; AP Stylebook on *liberate*, *claim* and *slam*).

English verbs stand in their base form with regular endings understood; a plus doubles the last
letter (slip+, slipped), slashes list irregular forms, a colon
names the word that must follow. Verbs of other languages are met by stem.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from samestory.analysis.word_rows import rows_of, word_set
from samestory.documents.normalisation import unit_of

FIELDS: dict[str, str] = {
    "en": """
taking a place: capture, seize*, liberate*, occupy*, conquer*,
overrun/overran/overruns*, recapture, retake/retook/retaken, annex*, invade*, storm*
falling: fall/fell/fallen/falls/falling, slip+, drop+, decline, decrease, ease, dip+,
slide/slid/slides/sliding, plunge*, plummet*, tumble*, slump*, sink/sank/sunk/sinks/sinking*,
collapse*, crash*, dive*, shrink/shrank/shrunk
rising: rise/rose/risen/rises/rising, increase, climb, grow/grew/grown/grows/growing, gain, edge,
jump*, soar*, surge*, skyrocket*, spike*, leap/leapt/leaped/leaps*, balloon*
cutting: cut/cuts/cutting, reduce, lower, trim+, slash*, gut+*, axe/axed*
killing: kill, die/died/dies/dying, murder*, assassinate*, execute*, massacre*, slaughter*,
slay/slew/slain*, perish*, eliminate*, neutralise*, neutralize*, butcher*
hurting: injure, hurt/hurts, wound, harm, maim*, mutilate*
attacking: attack, strike/struck/strikes/striking, hit/hits/hitting, bomb, shell, raid, pound*,
pummel*, assault, hammer*, batter*, terrorise*, terrorize*
colliding: strike/struck/strikes, hit/hits, collide, run/ran/runs:into, crash*, ram+*, smash*,
plough*, plow*, slam+*
destroying: destroy, damage, wreck*, ruin*, demolish*, obliterate*, devastate*, raze*
shooting: shoot/shot/shoots/shooting, down, destroy, intercept
leaving: leave/left/leaves/leaving, withdraw/withdrew/withdrawn, depart, quit/quits/quitting,
retreat*, flee/fled/flees/fleeing*, abandon*, desert*, regroup*, redeploy*, evacuate
criticising: criticise, criticize, condemn, denounce*, slam+*, lambast*, lambaste*, excoriate*,
bash*, rebuke*, decry*, scold*, assail*, chide*, skewer*
rejecting: reject, refuse, dismiss, decline, rebuff*, scoff*, spurn*, snub+*, deride*, mock*,
ridicule*, scorn*
asking: ask, request, urge, call:for, seek/sought/seeks/seeking, demand*, insist*, plead*, beg+*,
implore*
dismissing from office: dismiss, remove, replace, fire*, oust*, sack*, axe/axed*, purge*, topple*,
overthrow/overthrew/overthrown*, unseat*
blocking: block, stop+, halt, prevent, suspend, thwart*, scuttle*, derail*, torpedo*, strangle*
admitting: admit*, concede*, confess*, acknowledge
deciding against: overturn, reverse, void, strike/struck/strikes:down, scrap+*, repeal, gut+*,
rescind, revoke*
meddling: interfere*, meddle*, intervene
arresting: arrest, detain, seize*, kidnap+*, abduct*, capture, imprison
winning: win/won/wins/winning, defeat, beat/beats/beaten/beating, trounce*, crush*, thrash*,
rout*, clinch*
""",
    "de": """
einnehmen: einnehmen, eingenommen, erobert*, besetzt*, befreit*, gestürmt*, annektiert*
fallen: gefallen, fiel, fielen, gesunken, sank, sanken, gestürzt*, stürzte*, stürzten*,
eingebrochen*, abgestürzt*, nachgegeben, gab
senken: senkt, senkte, gesenkt, kürzt, gekürzt, drückt*, gedrückt*, streicht*
steigen: gestiegen, stieg, stiegen, geklettert, kletterte, gesprungen*, explodiert*
töten: getötet, starben, gestorben, ermordet*, hingerichtet*, abgeschlachtet*
kritisieren: kritisierte, kritisiert, verurteilte*, geißelte*, attackierte*, rügte*
""",
    "es": """
tomar: tomó, capturó, conquistó*, ocupó*, liberó*, invadió*
caer: cayó, bajó, descendió, cedió, retrocedió, se desplomó*, desplomó*, hundió*
subir: subió, aumentó, creció, disparó*, escaló*
matar: mató, murieron, murió, asesinó*, asesinados*, ejecutó*, masacró*
recortar: recortó, recorta, bajó, baja, redujo, rebajó, tijeretazo*
""",
    "fr": """
prendre: pris, capturé, conquis*, occupé*, libéré*, envahi*
baisser: baissé, reculé, chuté*, plongé*, effondré*, dégringolé*
augmenter: augmenté, progressé, bondi*, explosé*, flambé*
tuer: tué, tués, morts, assassiné*, exécuté*, massacré*
""",
    "ru": """
взятие: взяли, взят, захватили*, захвачен*, освободили*, освобожден*, освобождён*, оккупировали*,
заняли
гибель: погибли, убиты, убили, казнили*, уничтожены*, ликвидированы*
падение: упал, снизился, рухнул*, обвалился*, просел
""",
    "uk": """
взяття: взяли, захопили*, захоплено*, звільнили*, звільнено*, окупували*, зайняли
загибель: загинули, вбито, вбили, стратили*, знищено*, ліквідовано*
падіння: впав, знизився, обвалився*, рухнув*
""",
}

REPORTING = word_set(
    "said says say told tells claimed claims stated states added adds noted argued insisted "
    "announced reported explained declared replied asked wrote tweeted admitted conceded "
    "acknowledged confirmed warned alleged maintained suggested believes thinks"
)
"""English verbs of reporting, which are a matter of attribution and not of word choice."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A verb of a field.

    Attributes
    ----------
    field
        What the verbs of the field tell.
    base
        The verb's first form in the list.
    marked
        Whether it says more than the act.
    follows
        The word that must follow, or empty.
    """

    field: str
    base: str
    marked: bool
    follows: str


@cache
def verbs_of(language: str) -> dict[str, tuple[Entry, ...]]:
    """Return by form (in English) or unit the verbs of a language's fields."""
    found: dict[str, list[Entry]] = {}
    for field, listed in rows_of(FIELDS.get(language, "")):
        for written in listed:
            marked = written.endswith("*")
            verb, _, follows = written.rstrip("*").partition(":")
            forms = verb.split("/")
            base = forms[0].rstrip("+")
            if language != "en":
                forms = [unit_of(base, language)]
            elif len(forms) == 1:
                forms = list(_inflected(forms[0]))
            for form in forms:
                entry = Entry(field, base, marked, follows)
                if entry not in found.setdefault(form, []):
                    found[form].append(entry)
    return {form: tuple(entries) for form, entries in found.items()}


def _inflected(verb: str) -> tuple[str, ...]:
    base = verb.rstrip("+")
    if verb.endswith("+"):
        return base, base + "s", base + base[-1] + "ed", base + base[-1] + "ing"
    if base.endswith("e"):
        return base, base + "s", base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2] not in "aeou":
        return base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    plural = "es" if base.endswith(("s", "sh", "ch", "x")) else "s"
    return base, base + plural, base + "ed", base + "ing"
