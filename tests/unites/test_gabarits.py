"""Un gabarit montre : il ne compare pas, ne compte pas, ne découpe pas. Une règle s'écrit là où un test la joue."""

import re

import pytest

from macros.pages.filtres import FILTRES
from tests.outils.projet import RACINE

GABARITS = [*(RACINE / "macros/pages/gabarits").glob("*.html"), *(RACINE / "overrides").rglob("*.html")]
CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
REMARQUE = re.compile(r"\{#.*?#\}", re.DOTALL)
TEXTE = re.compile(r'"[^"]*"|\'[^\']*\'')
# Un nombre que l'on compare, un texte que l'on découpe ou dont on change les lettres.
REGLE = re.compile(r"[<>]|[!=]= *\d|\[ *-?\d*:|\.split\(|\| *(?:upper|lower|title|truncate|replace)\b")


def regles(gabarit: str) -> list[str]:
    """Les morceaux de code d'un gabarit où une règle est écrite."""
    morceaux = CODE.findall(REMARQUE.sub("", gabarit))
    return [morceau for morceau in morceaux if REGLE.search(TEXTE.sub("", morceau))]


def test_aucun_gabarit_n_ecrit_de_regle():
    assert len(GABARITS) > 40
    ecrites = {gabarit.name: regles(gabarit.read_text("utf-8")) for gabarit in GABARITS}
    assert {nom: trouvees for nom, trouvees in ecrites.items() if trouvees} == {}


def test_aucun_filtre_n_est_donne_aux_gabarits_pour_rien():
    code = "".join(code for gabarit in GABARITS for code in CODE.findall(gabarit.read_text("utf-8")))
    employes = set(re.findall(r"\|\s*(\w+)", code))
    assert [filtre.__name__ for filtre in FILTRES if filtre.__name__ not in employes] == []


@pytest.mark.parametrize(
    "gabarit",
    [
        "{% if sommaire | length > 2 %}",
        "{{ c.phrase[:1] | upper }}",
        '{{ r.courriel.split("@") }}',
        "{% if quartiers | length == 1 %}",
    ],
)
def test_une_regle_dans_un_gabarit_se_voit(gabarit):
    assert regles(gabarit)


@pytest.mark.parametrize("gabarit", ['{% if p.chemin == chemin %}<a href="#">{% endif %}', '{{ "< 2" }}{# a > 2 #}'])
def test_ce_qui_n_est_pas_une_regle_ne_gene_pas(gabarit):
    assert regles(gabarit) == []
