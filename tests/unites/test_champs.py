"""Ce qu'un éditeur peut écrire dans chaque champ, ce que le site en retient, et ce qu'il refuse."""

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.modele import types
from macros.modele.ecritures import VIDE, montrer
from tests.outils.ecritures import ACCEPTES, REFUSES


@pytest.mark.parametrize("champ", ACCEPTES)
def test_une_ecriture_acceptee_donne_sa_valeur(champ):
    lire = TypeAdapter(getattr(types, champ)).validate_python

    assert {ecrit: lire(ecrit) for ecrit in ACCEPTES[champ]} == ACCEPTES[champ]


@pytest.mark.parametrize("champ", REFUSES)
def test_une_ecriture_refusee_l_est_par_une_phrase_qui_la_cite(champ):
    lire = TypeAdapter(getattr(types, champ)).validate_python
    for ecrit in REFUSES[champ].split("|"):
        with pytest.raises(ValidationError) as refus:
            lire(ecrit)

        [erreur] = refus.value.errors()
        phrase = str(erreur["ctx"]["error"])
        assert montrer(ecrit) in phrase or phrase == VIDE


@pytest.mark.parametrize("champ", ACCEPTES)
@pytest.mark.parametrize("valeur", [["liste"], {"cle": "valeur"}], ids=["liste", "groupe"])
def test_une_liste_ou_un_groupe_est_refuse_partout(champ, valeur):
    with pytest.raises(ValidationError):
        TypeAdapter(getattr(types, champ)).validate_python(valeur)


def test_chaque_type_a_ses_ecritures_acceptees_et_refusees():
    nommes = {nom for nom in vars(types) if hasattr(getattr(types, nom), "__metadata__")}

    assert nommes == set(ACCEPTES) == set(REFUSES)


def test_un_long_texte_refuse_est_cite_sans_longueurs_sur_une_ligne():
    assert montrer("mot\n" * 100) == "« " + ("mot " * 15)[:59] + "… »"
    assert montrer("m" * 60) == f"« {'m' * 60} »"
    assert montrer("m" * 61) == f"« {'m' * 59}… »"


@pytest.mark.parametrize(
    ("ecrit", "conseil"),
    [
        ("09/07/2024", "écrivez 2024-07-09"),
        ("9.7.2024", "écrivez 2024-07-09"),
        ("31/12/1999", "écrivez 1999-12-31"),
        ("9 juillet 2024", "écrivez 2024-07-09"),
    ],
)
def test_une_date_ecrite_autrement_est_refusee_avec_la_meme_date_bien_ecrite(ecrit, conseil):
    with pytest.raises(ValidationError) as refus:
        TypeAdapter(types.Jour).validate_python(ecrit)

    [erreur] = refus.value.errors()
    assert str(erreur["ctx"]["error"]).endswith(conseil)
