"""Un fichier de contours trop gros se simplifie encore, jusqu'à tenir ; ce qui ne tient pas ne s'écrit pas."""

from datetime import date

import pytest

from macros.contours import mise_a_jour
from macros.contours.mise_a_jour import Fichier, _rediger
from macros.contours.sources import Indisponible
from macros.lecture.contours import QUARTIERS, lire_contours
from macros.modele.contour import Origine

ORIGINE = Origine(source="Agence d'exemple", date=date(2026, 1, 15))
POINTS = 120
PERMIS = 1_000  # octets : assez peu pour que quelques points soient déjà de trop


@pytest.fixture(autouse=True)
def peu_de_place(monkeypatch):
    monkeypatch.setattr(mise_a_jour, "TAILLE_DES_CONTOURS", PERMIS)


def dents_de_scie(pas):
    """Un contour dont un bord a bien trop de points, chacun à ce pas (en degrés) de son voisin."""
    bord = [(2.5 + rang * pas, 50.5 + pas * (rang % 2)) for rang in range(POINTS)]
    tour = (*bord, (bord[-1][0], 50.6), (2.5, 50.6), bord[0])
    return Fichier(QUARTIERS, ORIGINE, {"QN00001M": {"code": "QN00001M"}}, {"QN00001M": ((tour,),)})


def test_un_fichier_trop_gros_a_la_finesse_voulue_se_simplifie_davantage_et_se_relit():
    octets = _rediger(dents_de_scie(0.0001), None)
    arbre, contours = lire_contours(QUARTIERS, QUARTIERS, octets)

    assert len(octets) <= PERMIS
    assert arbre.fautes == []
    assert len(contours[0].polygones[0][0]) < POINTS / 4


def test_ce_qui_reste_trop_gros_meme_simplifie_ne_s_ecrit_pas():
    with pytest.raises(Indisponible, match=r"contours/quartiers\.geojson serait trop gros.*\(1 contour\).*rien n'est"):
        _rediger(dents_de_scie(0.01), None)
