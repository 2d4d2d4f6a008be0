"""Ce que coupe le bord d'un plan, où s'y écrivent les noms, et ce qu'une unité y mesure."""

from math import isclose, pi

import pytest

from macros.lecture import comprendre
from macros.modele.contour import Contours
from macros.modele.geometrie import Boite
from macros.plans import plan_du_contrat, plan_du_quartier
from macros.plans.cadrage import Point, cadrer
from macros.plans.candidats import CORPS, ANommer
from macros.plans.decoupe import decouper
from macros.plans.etiquettes import placer
from macros.plans.places import BORD, Rectangle
from macros.plans.plan import HAUTEUR, LARGEUR, LEGENDES, MARGE
from macros.plans.trace import au_milieu, tracer
from tests.outils.contrats import changer
from tests.outils.donnees import FICHIERS, TOUS_LES_FICHIERS

CONTOURS = {nom: octets for nom, octets in TOUS_LES_FICHIERS.items() if nom.startswith("contours/")}
CADRE = cadrer(Boite(2.0, 48.0, 2.1, 48.1), 360, 300, 14)
MILIEU = Point(180, 150)


@pytest.fixture(scope="module")
def contrat():
    return comprendre(FICHIERS | CONTOURS)


# --- Le cadre ---


def test_une_unite_du_dessin_mesure_ce_qu_elle_mesure_sur_une_terre_de_6371_kilometres():
    assert CADRE.metres_par_unite * CADRE.degre == pytest.approx(6_371_000 * pi / 180, rel=1e-5)


@pytest.mark.parametrize("plate", [Boite(2.0, 48.0, 2.0, 48.1), Boite(2.0, 48.0, 2.1, 48.0)])
def test_une_boite_sans_largeur_ou_sans_hauteur_se_cadre_en_son_milieu(plate):
    point = cadrer(plate, 360, 300, 14).point(((plate.ouest + plate.est) / 2, (plate.sud + plate.nord) / 2))
    assert isclose(point.x, 180, abs_tol=0.01)
    assert isclose(point.y, 150, abs_tol=0.01)


# --- Ce que coupe le bord ---


def test_chacun_des_quatre_bords_coupe_a_sa_marge():
    partout = [Point(-500, -500), Point(900, -500), Point(900, 900), Point(-500, 900)]
    assert {*decouper(partout, CADRE)} == {(0, 0), (360, 0), (360, 300), (0, 300)}
    assert {*decouper(partout, CADRE, 6)} == {(-6, -6), (366, -6), (366, 306), (-6, 306)}


@pytest.mark.parametrize("depart", range(4))
def test_le_point_par_lequel_un_anneau_commence_ne_change_pas_ce_qui_en_reste(depart):
    anneau = [Point(-100, 50), Point(100, 50), Point(100, 150), Point(-100, 150)]
    coupe = decouper([*anneau[depart:], *anneau[:depart]], CADRE)
    assert sorted(coupe) == [(0, 50), (0, 150), (100, 50), (100, 150)]


def degres(*points):
    """L'anneau fermé qui passe par ces points du dessin, en longitudes et en latitudes."""
    lieux = [(CADRE.ouest + x / CADRE.degre / CADRE.resserrement, CADRE.nord - y / CADRE.degre) for x, y in points]
    return (*lieux, lieux[0])


def test_le_trait_qui_ferme_une_forme_coupee_passe_hors_du_dessin():
    partout = degres((-500, -500), (900, -500), (900, 900), (-500, 900))
    assert tracer([(partout,)], CADRE) == "M-6 306l0 -312l372 0l0 312z"


def test_deux_points_a_peine_distincts_restent_deux():
    assert tracer([(degres((10.08, 10), (10.78, 10), (20, 30)),)], CADRE) == "M10.1 10l0.7 0l9.2 20z"


def test_un_nom_s_ecrit_la_ou_la_forme_est_la_plus_large():
    sablier = degres((100, 100), (200, 100), (155, 150), (200, 200), (100, 200), (145, 150))
    poire = degres((140, 100), (160, 100), (240, 200), (60, 200))
    en_l = degres((100, 100), (110, 100), (110, 130), (130, 130), (130, 100), (200, 100), (200, 200), (100, 200))
    assert abs(au_milieu([(sablier,)], CADRE).y - 150) >= 30
    assert au_milieu([(poire,)], CADRE).y == pytest.approx(180)
    assert au_milieu([(en_l,)], CADRE).x == pytest.approx(150)


def test_d_une_ligne_en_deux_morceaux_le_nom_s_ecrit_sur_le_plus_long():
    fourche = degres((100, 100), (110, 100), (110, 190), (150, 190), (150, 100), (200, 100), (200, 200), (100, 200))
    assert au_milieu([(fourche,)], CADRE).x == pytest.approx(175)


# --- Les noms ---


def test_un_nom_seul_est_centre_sur_son_point():
    [nom] = placer([ANommer("Les Tilleuls", MILIEU)], CADRE)
    assert (nom.x, nom.ancre) == (180, "middle")
    assert nom.place.haut < 150 < nom.place.bas
    assert abs((nom.place.haut + nom.place.bas) / 2 - 150) < CORPS / 8


def test_sa_place_prise_un_nom_s_ecrit_dessous_avant_de_s_ecrire_dessus():
    dessous = placer([ANommer("Ici", MILIEU), ANommer("Là", MILIEU)], CADRE)[1]
    assert (dessous.x, dessous.ancre) == (180, "middle")
    assert dessous.place.haut > 150


@pytest.mark.parametrize(
    ("point", "cote"), [((3, 150), "gauche"), ((357, 150), "droite"), ((180, 2), "haut"), ((180, 298), "bas")]
)
def test_un_nom_laisse_libre_le_bord_du_dessin(point, cote):
    limites = {"gauche": BORD, "droite": 360 - BORD, "haut": BORD, "bas": 300 - BORD}
    tout_juste = Rectangle(BORD, BORD, 360 - BORD, 300 - BORD)
    assert tout_juste.tient_dans(CADRE)
    trop = limites[cote] - 0.5 if cote in ("gauche", "haut") else limites[cote] + 0.5
    assert not Rectangle(**(tout_juste._asdict() | {cote: trop})).tient_dans(CADRE)
    assert all(nom.place.tient_dans(CADRE) for nom in placer([ANommer("I", Point(*point))], CADRE))


def test_une_place_prise_d_avance_n_est_pas_au_nom_qui_la_voudrait():
    prise = Rectangle(100, 140, 260, 160)
    [nom] = placer([ANommer("Les Tilleuls", MILIEU)], CADRE, [prise])
    assert not nom.place.touche(prise)


# --- Le plan d'un contrat ---


def carre(ouest, sud, cote):
    est, nord = ouest + cote, sud + cote
    return (((ouest, sud), (est, sud), (est, nord), (ouest, nord), (ouest, sud)),)


def places(contrat, quartiers, communes):
    """Le même contrat, dont chaque contour est le carré que l'on donne ici, dans l'ordre des données.

    Chaque contour est neuf : une copie garderait la boîte qu'un autre test a déjà fait calculer.
    """
    connus = contrat.contours
    deplaces = [
        tuple(changer(c, polygones=(carre(*ou),)) for c, ou in zip(contours, ou_mettre, strict=True))
        for contours, ou_mettre in ((connus.quartiers, quartiers), (connus.communes, communes))
    ]
    return changer(contrat, contours=Contours(quartiers=deplaces[0], communes=deplaces[1]))


def test_ce_qui_est_trop_loin_n_est_pas_sur_le_plan_d_un_quartier_ni_dans_ses_sources(contrat):
    eloigne = places(contrat, [(2.0, 48.0, 0.01), (4.0, 48.0, 0.01)], [(1.9, 47.9, 0.2), (3.9, 47.9, 0.2)])
    quartier = next(q for q in eloigne.quartiers if eloigne.contour_de(q).boite.ouest == 2)
    plan = plan_du_quartier(eloigne, quartier)
    assert (len(plan.quartiers), len(plan.communes)) == (1, 1)
    assert [nom.texte for nom in plan.noms_des_quartiers] == [quartier.nom]
    vus = (eloigne.contour_de(quartier), eloigne.contours_des_communes[0])
    assert plan.origines == tuple(contour.origine for contour in vus)


def test_le_nom_d_une_commune_ne_s_ecrit_ni_sur_un_quartier_ni_sur_son_nom(contrat):
    centre = places(contrat, [(2.04, 48.08, 0.02), (2.04, 48.055, 0.02)], [(2.0, 48.0, 0.1), (2.0, 48.0, 0.1)])
    plan = plan_du_contrat(centre)
    cadre = cadrer(Boite(2.0, 48.0, 2.1, 48.1), 360, 300, 14)
    prises = [nom.place for nom in plan.noms_des_quartiers]
    for contour in centre.contours.quartiers:
        ouest, sud, est, nord = contour.boite
        prises.append(Rectangle(*cadre.point((ouest, nord)), *cadre.point((est, sud))))
    assert plan.noms_des_communes
    assert not any(nom.place.touche(prise) for nom in plan.noms_des_communes for prise in prises)


def test_le_plan_d_un_contrat_montre_en_entier_ses_communes_et_ce_qui_en_depasse(contrat):
    depasse = places(contrat, [(2.09, 48.04, 0.02), (2.01, 48.04, 0.01)], [(2.0, 48.0, 0.1), (2.0, 48.0, 0.1)])
    plan = plan_du_contrat(depasse)
    cadre = cadrer(Boite(2.0, 48.0, 2.11, 48.1), LARGEUR, HAUTEUR, MARGE)
    attendus = tracer([carre(2.0, 48.0, 0.1)], cadre)
    assert [commune.chemin for commune in plan.communes] == [attendus, attendus]
    chemins = {tracer(contour.polygones, cadre) for contour in depasse.contours.quartiers}
    assert {forme.chemin for forme in plan.quartiers} == chemins


def test_le_nom_d_un_quartier_ne_s_ecrit_ni_sur_l_echelle_ni_sur_le_nord(contrat):
    aux_coins = places(contrat, [(2.0, 48.0, 0.01), (2.14, 48.09, 0.01)], [(2.0, 48.0, 0.15), (3.0, 48.0, 0.1)])
    plan = plan_du_contrat(aux_coins)
    noms = [*plan.noms_des_quartiers, *plan.noms_des_communes]
    assert len(plan.noms_des_quartiers) == 2
    assert not any(nom.place.touche(legende) for nom in noms for legende in LEGENDES)
