"""De quoi abîmer un texte comme un éditeur pressé, ou comme personne ne le ferait."""

import re
from collections.abc import Iterable

from hypothesis import strategies as st

MORCEAUX = (
    *"""#:-,.?!&*%@`|>"'[]{}()\\/~=+<« »“”‘’…éÉ07a٤""",
    *(
        "  ",
        "\t",
        "\n",
        "\r",
        "\n\n",
        "\0",
        "\x1b",
        "\u00a0",
        "\u200b",
        "\u2028",
        "\ufeff",
        "\\n",
        "''",
        '"\n',
        "'\n  ",
    ),
    *(" #", "  # ", ": ", ":\n", "- ", "\n- ", "\n  - ", "---\n", "...\n", "%YAML 1.1\n", "|\n", ">2\n", "? [a]\n: b"),
    *("<<: ", "&a ", "*a", "!!int ", "{{ x }}", "{a: b}", "[a, b]", "null", "oui", "46,7", "1e3", "NaN", "id", "nom: "),
)
# Où frapper : n'importe où, ou là où YAML est sensible.
ENDROITS = {
    "partout": r"\Z|(?s:.)",
    "en tete de valeur": r"(?<=[-:\[{,] )(?! )|(?<=[\[{])",
    "en fin de ligne": r"(?m:$)",
    "en debut de ligne": r"(?m:^)",
    "entre deux mots": r" ",
}
GESTES = {
    "inserer": lambda texte, ici, morceau: texte[:ici] + morceau + texte[ici:],
    "oter": lambda texte, ici, morceau: texte[:ici] + texte[ici + len(morceau) :],
    "remplacer": lambda texte, ici, morceau: texte[:ici] + morceau + texte[ici + 1 :],
    "tronquer": lambda texte, ici, _: texte[:ici],
}


def abimer_le_texte(texte: str, geste: str, endroit: str, rang: int, morceau: str) -> str:
    """Un geste à l'un des endroits possibles."""
    possibles = [trouve.start() for trouve in re.finditer(ENDROITS[endroit], texte)] or [0]
    return GESTES[geste](texte, possibles[rang % len(possibles)], morceau)


def abimer_les_lignes(texte: str, geste: str, ici: int, ailleurs: int) -> str:
    """Une ligne supprimée, doublée, décalée, rapprochée de la marge ou déplacée."""
    lignes = texte.split("\n")
    ici, ailleurs = ici % len(lignes), ailleurs % len(lignes)
    ligne = lignes.pop(ici)
    nouvelles = {
        "oter": [],
        "doubler": [ligne, ligne],
        "decaler": [" " * (1 + ailleurs % 4) + ligne],
        "rapprocher": [ligne[1 + ailleurs % 3 :]],
        "deplacer": [ligne],
    }[geste]
    ou = ailleurs if geste == "deplacer" else ici
    lignes[ou:ou] = nouvelles
    return "\n".join(lignes)


def un_de(possibles: Iterable[str]) -> st.SearchStrategy[str]:
    """L'un des possibles, au hasard."""
    return st.sampled_from(list(possibles))


RANGS = st.integers(0, 5000)
ABIMES = st.lists(
    st.one_of(
        st.tuples(st.just(abimer_le_texte), un_de(GESTES), un_de(ENDROITS), RANGS, un_de(MORCEAUX)),
        st.tuples(
            st.just(abimer_les_lignes), un_de(("oter", "doubler", "decaler", "rapprocher", "deplacer")), RANGS, RANGS
        ),
    ),
    min_size=1,
    max_size=3,
)
