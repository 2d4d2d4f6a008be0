"""Les communes des tests sont inventées : ni un chiffre, ni un jour, ni une phrase d'un vrai contrat."""

import re
from datetime import date
from functools import cache

import pytest

from macros.langue.francais import jour, sans_accent
from tests.outils.projet import HAILLICOURT, RACINE

VRAIS = RACINE.parent / "shared" / "contrats"
COMMUNES = RACINE / "tests" / "communes"
FICHES = [fiche for fiche in sorted(COMMUNES.rglob("*.yml")) if not fiche.is_relative_to(HAILLICOURT.parent)]
NOMBRE = re.compile(r"(?<![\w.,-])\d+(?:[\s\u202f]\d{3})*(?:[.,]\d+)?(?![\w-])")
JOUR = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
ANNEE = re.compile(r"(?:19|20)\d\d")
COMMENTAIRE = re.compile(r"(?:^|\s)#.*")
PRECIS = 100  # au-dessous, un nombre rond est à tout le monde
SUITE = 5  # mots : ce qui ne s'écrit pas deux fois par hasard
DE_TOUS = ("la politique de la ville", "contrat de ville", "appel a projets annuel", "conseil citoyen")

lisible = pytest.mark.skipif(not VRAIS.exists(), reason="les vrais contrats ne sont pas là")


@cache
def les_vrais() -> str:
    """Tous les vrais contrats, à la suite."""
    return " ".join(contrat.read_text("utf-8") for contrat in sorted(VRAIS.glob("*.md")))


@cache
def nombres(texte: str) -> set[float]:
    """Les nombres précis d'un texte, sans les années : décimaux, ou d'au moins trois chiffres."""
    ecrits = (re.sub(r"\s", "", ecrit).replace(",", ".") for ecrit in NOMBRE.findall(texte))
    return {float(n) for n in ecrits if not ANNEE.fullmatch(n) and ("." in n or int(n) >= PRECIS)}


def jours(texte: str) -> set[str]:
    """Chaque jour écrit en chiffres, en toutes lettres."""
    return {jour(date.fromisoformat(ecrit)) for ecrit in JOUR.findall(texte)}


@cache
def suites(texte: str) -> set[str]:
    """Chaque suite de mots, sauf celles que disent tous les contrats."""
    lu = sans_accent(texte)
    for mots in DE_TOUS:
        lu = lu.replace(mots, "|")
    mots = re.findall(r"[a-z0-9]+|\|", lu)
    tranches = (mots[debut : debut + SUITE] for debut in range(len(mots) - SUITE + 1))
    return {" ".join(tranche) for tranche in tranches if "|" not in tranche}


def emprunts(vrais: str, invente: str) -> set[str]:
    """Ce qu'un texte inventé a pris aux vrais."""
    lignes = [COMMENTAIRE.sub("", ligne) for ligne in invente.splitlines()]
    pris = {f"{nombre:g}" for nombre in nombres(vrais) & nombres(" ".join(lignes))}
    pris |= {ecrit for ecrit in jours(invente) if ecrit in vrais}
    return pris | {suite for ligne in lignes for suite in suites(ligne) & suites(vrais)}


@lisible
@pytest.mark.parametrize("fiche", FICHES, ids=lambda fiche: fiche.relative_to(COMMUNES).as_posix())
def test_une_commune_inventee_ne_prend_rien_a_un_vrai_contrat(fiche):
    assert emprunts(les_vrais(), fiche.read_text("utf-8")) == set()


def test_un_emprunt_se_verrait():
    vrais = "Signé le 3 mai 2021 : 1 234 habitants, 12,5 % ; lever les freins à chaque pas des habitants."
    invente = "date: 2021-05-03\nvaleur: 1234\ntaux: 12.5\ntitre: Lever les freins à chaque pas\nannee: 2021\n"
    assert emprunts(vrais, invente) == {
        "3 mai 2021",
        "1234",
        "12.5",
        "lever les freins a chaque",
        "les freins a chaque pas",
    }
