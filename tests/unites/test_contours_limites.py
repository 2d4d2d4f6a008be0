"""Aux limites de ce que dit un contour : l'étranger, une commune à peine touchée, un code presque juste."""

import json

import pytest

from macros.lecture import comprendre
from macros.lecture.territoire import est_en_france, refuser_la_place
from macros.modele.contour import ContourDeCommune, ContourDeQuartier, communes_touchees
from macros.modele.geometrie import Boite, est_ferme, part_dans, se_croisent
from tests.outils.donnees import FICHIERS, TOUS_LES_FICHIERS, fautes_dites

CONTOURS = {nom: octets for nom, octets in TOUS_LES_FICHIERS.items() if nom.startswith("contours/")}
QUARTIERS, COMMUNES = "contours/quartiers.geojson", "contours/communes.geojson"


def bande(ouest, est):
    return (((ouest, 48.0), (est, 48.0), (est, 48.1), (ouest, 48.1), (ouest, 48.0)),)


@pytest.mark.parametrize(("part", "touchees"), [(0.005, ["A"]), (0.02, ["A", "B"]), (0.98, ["B", "A"])])
def test_une_commune_est_touchee_des_un_centieme_du_quartier(part, touchees):
    origine = comprendre(FICHIERS | CONTOURS).contours.quartiers[0].origine
    quartier = ContourDeQuartier(quartier="un", polygones=(bande(2.0, 2.1),), origine=origine)
    limite = 2.1 - part / 10
    communes = [
        ContourDeCommune(code="00001", nom="A", polygones=(bande(1.0, limite),), origine=origine),
        ContourDeCommune(code="00002", nom="B", polygones=(bande(limite, 3.0),), origine=origine),
    ]
    assert [commune.nom for commune in communes_touchees(quartier, communes)] == touchees


@pytest.mark.parametrize("place", [(9.2, 41.4), (-5.1, 48.4), (2.5, 51.0), (8.2, 48.9)])
def test_les_quatre_bouts_de_l_hexagone_et_de_la_corse_sont_en_france(place):
    assert est_en_france(*place)
    assert refuser_la_place(*place) == ""


@pytest.mark.parametrize("place", [(652_000.0, 50.0), (2.5, 6_862_000.0)])
def test_une_seule_coordonnee_en_metres_suffit_a_reconnaitre_une_autre_projection(place):
    assert "n'est pas en degrés" in refuser_la_place(*place)


def test_un_code_de_commune_suivi_d_autre_chose_est_refuse():
    faux = CONTOURS[COMMUNES].replace(b'"code": "', b'"code": "00000', 1)
    [faute] = [dite for dite in fautes_dites(FICHIERS | CONTOURS | {COMMUNES: faux}) if "communes" in dite]
    assert "code de commune attendu" in faute


def test_un_polygone_vide_parmi_d_autres_se_dit_a_sa_place():
    contenu = json.loads(CONTOURS[QUARTIERS])
    geometrie = contenu["features"][0]["geometry"]
    if geometrie["type"] == "Polygon":
        geometrie |= {"type": "MultiPolygon", "coordinates": [geometrie["coordinates"]]}
    geometrie["coordinates"].append([])
    assert len(fautes_dites(FICHIERS | CONTOURS | {QUARTIERS: json.dumps(contenu).encode()})) == 1


def test_un_anneau_est_ferme_a_un_cheveu_pres_et_un_point_seul_ne_l_est_pas():
    assert est_ferme([(2.5, 50.5), (2.6, 50.5), (2.5 + 1e-12, 50.5)])
    assert not est_ferme([(2.5, 50.5), (2.6, 50.5), (2.5001, 50.5)])
    assert not est_ferme([(2.5, 50.5)])
    assert not est_ferme([])


def test_une_part_se_mesure_a_quelques_milliemes_du_sud_au_nord():
    un, autre = [[((2.0, sud), (2.1, sud), (2.1, sud + 1), (2.0, sud + 1), (2.0, sud))] for sud in (48.0, 48.338)]
    assert part_dans([un], [autre]) == pytest.approx(0.662, abs=0.004)


def test_deux_boites_l_une_au_dessus_de_l_autre_ne_se_croisent_pas():
    bas, haut = Boite(2, 48, 3, 49), Boite(2, 49, 3, 50)
    assert not se_croisent(bas, haut)
    assert not se_croisent(haut, bas)
    assert se_croisent(bas, Boite(2, 48.9, 3, 50))


def test_sans_aucun_quartier_les_contours_ne_sont_pas_en_cause():
    sans = {nom: octets for nom, octets in FICHIERS.items() if not nom.startswith("quartiers/")}
    assert [dite for dite in fautes_dites(sans | CONTOURS) if "d'aucun quartier" in dite] == []
