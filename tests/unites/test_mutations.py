"""Abîmer les fichiers de mille façons : jamais de trace d'erreur, jamais de texte perdu sans un mot."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.lecture import DonneesFautives, Faute, comprendre
from macros.lecture.arbre import Chemin
from macros.lecture.lecteur import lire_arbre
from macros.modele import Contrat
from tests.outils.donnees import FICHIERS
from tests.outils.mutations import ABIMES, RANGS

pytestmark = pytest.mark.lent

ANGLAIS = re.compile(
    r"\b(cannot|could|did|expected|found|input|mapping|not|parsing|required|scanning|should|valid|value error|while)\b",
    re.IGNORECASE,
)
# Un commentaire : une ligne qui commence par « # », ou la fin d'une ligne après deux espaces ou un signe fermant.
COMMENTAIRE = re.compile(r"""(^|\s\s|(?<=["'\]}:|>-])\s)\s*#.*$""", re.MULTILINE)
reproductible = settings(max_examples=250, derandomize=True, deadline=None, database=None)


@pytest.mark.parametrize("fichier", FICHIERS)
@reproductible
@given(gestes=ABIMES)
def test_un_fichier_abime_est_refuse_en_francais_ou_lu_sans_rien_perdre(fichier, gestes):
    texte = FICHIERS[fichier].decode()
    for abimer, *arguments in gestes:
        texte = abimer(texte, *arguments)

    lire_ou_refuser(fichier, texte.encode())


@reproductible
@given(fichier=st.sampled_from(sorted(FICHIERS)), ici=RANGS, longueur=st.integers(0, 4), octets=st.binary(max_size=4))
def test_des_octets_abimes_sont_refuses_en_francais_ou_lus_sans_rien_perdre(fichier, ici, longueur, octets):
    intact = FICHIERS[fichier]
    ici %= len(intact)

    lire_ou_refuser(fichier, intact[:ici] + octets + intact[ici + longueur :])


def lire_ou_refuser(fichier: str, octets: bytes) -> None:
    """Aucune autre exception que ``DonneesFautives`` ; toute faute est bien dite, tout texte est gardé."""
    fichiers = FICHIERS | {fichier: octets}
    try:
        contrat = comprendre(fichiers)
    except DonneesFautives as fautives:
        for faute in fautives.fautes:
            verifier_la_faute(faute, fichiers[faute.fichier.removeprefix("data/")])
    else:
        verifier_que_rien_n_est_perdu(fichier, octets, contrat)


def verifier_la_faute(faute: Faute, octets: bytes) -> None:
    """La faute est une ligne française, à une place qui existe."""
    lignes = octets.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lignes = lignes.removesuffix("\n").split("\n")
    assert 1 <= faute.place.ligne <= len(lignes)
    assert 1 <= faute.place.colonne <= len(lignes[faute.place.ligne - 1]) + 1
    assert "\n" not in str(faute)
    assert not ANGLAIS.search(faute.message)


def mots(texte: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", texte))


def verifier_que_rien_n_est_perdu(fichier: str, octets: bytes, contrat: Contrat) -> None:
    """Chaque mot du fichier, hors commentaires, est dans l'arbre ; chaque texte de l'arbre est dans le modèle."""
    arbre = lire_arbre(fichier, octets)
    textes = {chemin: valeur for chemin, valeur in arbre.valeurs.items() if isinstance(valeur, str)}
    cles = [str(chemin[-1]) for chemin in arbre.cles]
    ecrits = mots(COMMENTAIRE.sub("", octets.decode("utf-8-sig")))

    assert not ecrits - mots(" ".join([*cles, *textes.values()]))
    retenu = dict(feuilles(partie(contrat, fichier)))
    for chemin, texte in textes.items():
        valeur = next(retenu[forme] for forme in formes(chemin, contrat) if forme in retenu)
        assert meme_sens(texte, valeur), (chemin, texte, valeur)


def formes(chemin: Chemin, contrat: Contrat) -> Iterator[Chemin]:
    """Où le modèle peut retenir ce qui s'écrit là : tel quel, ou sous le mot qu'il a pour la forme courte."""
    niveaux = {niveau.cle for niveau in contrat.vocabulaire.niveaux}
    territoires = {territoire.id for territoire in contrat.vocabulaire.territoires}
    if chemin[0] == "indicateurs" and set(chemin) & territoires:
        chemin = (*chemin[:2], "comparaisons", *chemin[2:])
    rangee = tuple("branches" if pas in niveaux else pas for pas in chemin)
    yield from (rangee, (*rangee, "valeur"), (*rangee, "texte"), ("rubriques", *rangee))


def partie(contrat: Contrat, fichier: str) -> dict[str, Any]:
    """Ce que le modèle retient d'un fichier."""
    nom = fichier.removesuffix(".yml")
    fiche = contrat.quartier_par_slug.get(nom.removeprefix("quartiers/")) or getattr(contrat, nom)
    return fiche.model_dump(mode="json")


def feuilles(valeur: Any, chemin: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Le chemin et la valeur de tout ce qui n'est ni un groupe ni une liste."""
    if not isinstance(valeur, dict | list):
        yield chemin, valeur
        return
    for pas, sous_valeur in valeur.items() if isinstance(valeur, dict) else enumerate(valeur):
        yield from feuilles(sous_valeur, (*chemin, pas))


def meme_sens(texte: str, valeur: Any) -> bool:
    """Ce que le modèle retient dit la même chose que ce qui est écrit, ni plus ni moins."""
    if isinstance(valeur, bool):
        return texte.strip().lower() in ({"oui", "vrai", "true"} if valeur else {"non", "faux", "false"})
    if isinstance(valeur, int | float):
        return float(re.sub(r"[ \u00a0\u202f%]", "", texte).replace(",", ".")) == valeur
    if valeur.startswith("+33"):
        return re.sub(r"\W", "", texte).removeprefix("33").removeprefix("0") == valeur.removeprefix("+33")
    return valeur.split() == texte.split()
