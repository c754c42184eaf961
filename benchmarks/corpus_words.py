"""Words and sentences that synthetic corpora are made of; people and places are invented."""

from __future__ import annotations

SYLLABLES = [
    "bal",
    "dor",
    "fen",
    "gar",
    "hol",
    "jas",
    "kel",
    "lim",
    "mor",
    "nev",
    "ost",
    "pel",
    "quin",
    "ras",
    "sel",
    "tarn",
    "ul",
    "vek",
    "wim",
    "yor",
]

WORDS: dict[str, tuple[str, ...]] = {
    "said": ("said", "told reporters", "stated", "explained", "confirmed"),
    "police": ("police", "officers", "investigators", "the authorities"),
    "killed": ("killed", "left dead", "cost the lives of"),
    "large": ("large", "major", "big", "serious"),
    "people": ("people", "residents", "inhabitants"),
    "asked": ("called for", "demanded", "urged", "asked for"),
    "house": ("building", "house", "block", "property"),
    "began": ("began", "started", "broke out", "set in"),
    "money": ("money", "funds", "payments"),
    "soon": ("soon", "within days", "shortly", "before long"),
    "critics": ("critics", "opponents", "the opposition"),
    "plan": ("plan", "proposal", "scheme", "project"),
}

TEMPLATES = (
    (
        "A {large} {event} {began} near {place} on {day} night, and {number} {people} had to "
        "leave their homes before {hour} o'clock."
    ),
    (
        "{Police} in {place} {said} that the {event} had damaged the {house} of the {firm} "
        "company, which employs {count} {people} there."
    ),
    (
        "“We heard {number} bangs and then saw the {house} at {street} Street shake,” {name} "
        "{said}, who has lived beside it for {years} years."
    ),
    (
        "The mayor of {place}, {mayor}, {asked} {money} from the region and promised that "
        "{number} families would be housed {soon}."
    ),
    (
        "According to a report of {month}, the {firm} company had been warned {times} times "
        "about the {thing} in its {house} on {street} Street."
    ),
    (
        "{Critics} of the {plan} {said} that {firm} had spent {sum} million crowns on "
        "{thing} and nothing on the safety of the {people} of {place}."
    ),
    (
        "{name}, a {job} from {place}, {said} the {thing} had been heard as far away as "
        "{other}, {distance} kilometres to the north."
    ),
    (
        "Trains between {place} and {other} did not run for {hours} hours, and {count} "
        "{people} waited at the station of {street} Street."
    ),
    (
        "The ministry {said} on {day} that it would send {number} engineers and look into "
        "the {plan} of {firm} {soon}."
    ),
    (
        "Shares in {firm} fell by {percent} per cent after {mayor} {asked} an end to the "
        "{plan} and spoke of {sum} million crowns of damage."
    ),
)

NOUNS = tuple(
    """
    anchor apple archive arrow attic autumn badge bakery balcony barn basket bench bicycle blanket
    bottle branch brick bridge bucket button cabin camera candle canoe carpet castle cellar chair
    chapel cherry chimney choir circus clock cloud coat coin corner cottage cousin cradle curtain
    dancer desk diary donkey drawer drum engine envelope farmer feather fence ferry fiddle garden
    glove goose guitar hammer harbour harvest hedge hill honey island jacket jar kettle kitchen
    ladder lantern lemon letter library lodge market meadow mirror museum needle notebook orchard
    oven paddle painter parade pebble pencil piano pillow pond porch potter quarry quilt rabbit
    ribbon river roof saddle school shelf shepherd shovel singer sister stable statue stove tailor
    teapot theatre ticket tower trumpet tunnel uncle valley village violin waiter wagon window
    """.split()  # noqa: SIM905  # easier to read than a list of strings
)
VERBS = tuple(
    """
    admired borrowed carried cleaned collected counted covered crossed described drew examined
    fetched filled followed forgot found guarded hid inherited kept left lifted lost measured mended
    missed opened ordered packed painted passed photographed polished praised raised remembered
    rented repaired sketched sold stored studied swapped touched visited watched weighed wrapped
    """.split()  # noqa: SIM905  # easier to read than a list of strings
)
QUALITIES = tuple(
    """
    ancient blue borrowed bright broken brown calm cheap clever cold crooked distant dusty empty
    famous foreign fresh gentle golden green heavy hidden hollow iron lonely loud modest narrow
    noisy old pale plain proud quiet rare round rusty sandy shallow silver sleepy slow soft square
    steep striped sturdy sunny tall thin tidy tiny wet wide wild windy wooden yellow young
    """.split()  # noqa: SIM905  # easier to read than a list of strings
)
TURNS = ("after", "because", "before", "although", "while", "and", "until", "where")

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "March", "April", "June", "August", "October", "December"]
EVENTS = (
    *("explosion", "fire", "flood", "landslide"),
    *("blackout", "gas leak", "bridge collapse", "strike"),
)
JOBS = (
    *("baker", "nurse", "teacher", "porter", "driver"),
    *("clerk", "mason", "student", "fitter", "cook"),
)
