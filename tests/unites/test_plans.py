"""Les plans : chaque point à sa place, aucun nom sur un autre, une échelle juste, rien de ce qui ne se voit pas."""

import re
from itertools import combinations
from math import hypot, isclose
from types import SimpleNamespace

import pytest

from macros.lecture import comprendre
from macros.modele.geometrie import METRES_PAR_DEGRE, Boite
from macros.plans import plan_du_contrat, plan_du_quartier, silhouette
from macros.plans.cadrage import Point, cadrer, elargir, reunir_les_boites
from macros.plans.candidats import ANommer, d_une_commune
from macros.plans.decoupe import decouper
from macros.plans.etiquettes import placer
from macros.plans.places import Rectangle, tranches
from macros.plans.plan import LEGENDES, Numero, _nommer_les_quartiers, echelle
from macros.plans.trace import au_milieu, tracer
from tests.outils.donnees import FICHIERS, TOUS_LES_FICHIERS

CONTOURS = {nom: octets for nom, octets in TOUS_LES_FICHIERS.items() if nom.startswith("contours/")}
ICI = Boite(2.0, 48.0, 2.1, 48.1)
CADRE = cadrer(ICI, 360, 300, 14)


@pytest.fixture(scope="module")
def contrat():
    return comprendre(FICHIERS | CONTOURS)


def rectangle(ouest, sud, est, nord):
    return ((ouest, sud), (est, sud), (est, nord), (ouest, nord), (ouest, sud))


def points(trace):
    """Les points d'un tracé, sous-tracé par sous-tracé."""
    for morceau in trace.removesuffix("z").split("z"):
        x = y = 0.0
        vus = []
        for commande, dx, dy in re.findall(r"([Ml])(-?[\d.]+) (-?[\d.]+)", morceau):
            x, y = (float(dx), float(dy)) if commande == "M" else (x + float(dx), y + float(dy))
            vus.append((x, y))
        yield vus


def test_le_nord_est_en_haut_l_ouest_a_gauche_et_la_marge_reste_libre():
    nord_ouest, sud_est = CADRE.point((ICI.ouest, ICI.nord)), CADRE.point((ICI.est, ICI.sud))
    assert nord_ouest.x < sud_est.x
    assert nord_ouest.y < sud_est.y
    for point in (nord_ouest, sud_est):
        assert 14 - 1e-6 <= point.x <= 346 + 1e-6
        assert 14 - 1e-6 <= point.y <= 286 + 1e-6
    assert isclose(nord_ouest.x + sud_est.x, 360), "centré d'ouest en est"
    assert isclose(nord_ouest.y + sud_est.y, 300), "et du nord au sud"


@pytest.mark.parametrize("latitude", [-21.0, 4.9, 48.0])
def test_un_kilometre_vaut_autant_vers_l_est_que_vers_le_nord(latitude):
    cadre = cadrer(Boite(2.0, latitude - 0.05, 2.1, latitude + 0.05), 360, 300, 0)
    un_degre_de_longitude = cadre.point((3.0, latitude)).x - cadre.point((2.0, latitude)).x
    assert isclose(un_degre_de_longitude / cadre.degre, cadre.resserrement)
    assert isclose(cadre.metres_par_unite, METRES_PAR_DEGRE / cadre.degre)


def test_une_boite_s_elargit_d_une_part_de_sa_taille_et_deux_se_reunissent():
    assert elargir(Boite(0, 0, 2, 4), 0.5) == (-1, -2, 3, 6)
    assert reunir_les_boites([Boite(0, 1, 2, 3), Boite(-1, 2, 1, 5)]) == (-1, 1, 2, 5)


def test_ce_que_montre_le_cadre_contient_ce_qu_on_lui_a_demande():
    vue = CADRE.vue
    assert vue.ouest < ICI.ouest
    assert vue.est > ICI.est
    assert vue.sud < ICI.sud
    assert vue.nord > ICI.nord
    assert isclose(CADRE.point((vue.est, vue.sud)).x, 360)
    assert isclose(CADRE.point((vue.est, vue.sud)).y, 300)


def test_un_trace_suit_le_contour_avec_ses_trous_et_se_ferme():
    trace = tracer([(rectangle(2.0, 48.0, 2.1, 48.1), rectangle(2.04, 48.04, 2.06, 48.06))], CADRE)
    tour, trou = points(trace)
    assert trace.endswith("z")
    assert trace.count("z") == 2
    for lu, position in zip(tour, [(2.0, 48.0), (2.1, 48.0), (2.1, 48.1), (2.0, 48.1)], strict=True):
        assert hypot(lu[0] - CADRE.point(position).x, lu[1] - CADRE.point(position).y) < 0.15
    assert len(trou) == 4


def test_deux_points_confondus_a_l_ecran_n_en_font_qu_un_et_une_poussiere_ne_se_dessine_pas():
    presque = ((2.0, 48.0), (2.0, 48.00001), (2.1, 48.0), (2.1, 48.1), (2.0, 48.0))
    assert len(next(points(tracer([(presque,)], CADRE)))) == 3
    assert tracer([(rectangle(2.05, 48.05, 2.05001, 48.05001),)], CADRE) == ""


def test_ce_qui_sort_du_cadre_est_coupe_a_son_bord():
    coupe = decouper([Point(-100, 50), Point(100, 50), Point(100, 150), Point(-100, 150)], CADRE)
    assert sorted(coupe) == [(0, 50), (0, 150), (100, 50), (100, 150)]
    assert decouper([Point(-9, 0), Point(-5, 0), Point(-5, 9)], CADRE) == []
    assert {p.x for p in decouper([Point(-9, 5), Point(99, 5), Point(99, 9), Point(-9, 9)], CADRE, 3)} == {-3, 99}


def test_un_nom_s_ecrit_dans_ce_qu_on_voit_du_plus_grand_morceau():
    cote = CADRE.point((2.09, 48.05))
    grand, petit = (rectangle(2.07, 48.0, 2.4, 48.1),), (rectangle(2.0, 48.0, 2.01, 48.01),)
    milieu = au_milieu([petit, grand], CADRE)
    assert milieu.x > cote.x - 60
    assert milieu.x < 360
    assert au_milieu([(rectangle(9, 9, 9.1, 9.1),)], CADRE) is None


def test_un_nom_s_ecrit_dans_la_forme_meme_creuse():
    en_u = (
        (2.0, 48.0),
        (2.1, 48.0),
        (2.1, 48.1),
        (2.08, 48.1),
        (2.08, 48.02),
        (2.02, 48.02),
        (2.02, 48.1),
        (2.0, 48.1),
    )
    milieu = au_milieu([((*en_u, en_u[0]),)], CADRE)
    branches = [CADRE.point((x, 48.05)).x for x in (2.0, 2.02, 2.08, 2.1)]
    dans_le_bas = milieu.y > CADRE.point((2.0, 48.02)).y
    assert dans_le_bas or branches[0] < milieu.x < branches[1] or branches[2] < milieu.x < branches[3]


def test_aucun_nom_ne_touche_un_autre_ni_le_bord_ni_une_place_prise():
    noms = [ANommer(f"Quartier {rang}", Point(180 + rang, 150)) for rang in range(12)]
    toutes = placer(noms, CADRE, LEGENDES)
    placees = [placee for placee in toutes if placee]
    assert len(toutes) == 12
    assert 4 < len(placees) < 12
    assert not any(a.place.touche(b.place) for a, b in combinations(placees, 2))
    assert not any(nom.place.touche(prise) for nom in placees for prise in LEGENDES)
    assert all(nom.place.tient_dans(CADRE) for nom in placees)
    assert placees[0].texte == "Quartier 0"
    assert placer([ANommer("Trop long pour ce dessin " * 4, Point(180, 150))], CADRE) == (None,)


GRANDE = (rectangle(2.0, 48.0, 2.1, 48.1),)
PETITE = (rectangle(2.045, 48.045, 2.055, 48.055),)


def a_nommer(texte, forme, **options):
    return ANommer(texte, au_milieu([forme], CADRE), forme=tranches([forme], CADRE), **options)


def test_un_nom_s_ecrit_dans_sa_forme_s_il_y_tient_et_sinon_a_cote_sans_rien_cacher():
    dedans, a_cote = a_nommer("Le Bourg", GRANDE), a_nommer("Le Bourg", PETITE)
    (dans_la_grande,) = placer([dedans], CADRE, formes=dedans.forme)
    assert (dans_la_grande.ancre, dans_la_grande.x) == ("middle", 180)
    (hors_de_la_petite,) = placer([a_cote], CADRE, formes=a_cote.forme)
    assert hors_de_la_petite.ancre == "start"
    assert not any(hors_de_la_petite.place.touche(tranche) for tranche in a_cote.forme)


def test_dans_sa_forme_un_nom_est_au_plus_pres_de_son_milieu():
    forme = tuple(Rectangle(40 + rang, 60 + 6 * rang, 260 - rang, 66 + 6 * rang) for rang in range(20))
    [place] = placer([ANommer("Bourg", Point(150, 60), forme=forme)], CADRE)
    assert abs((place.place.haut + place.place.bas) / 2 - 120) <= 3


def test_le_nom_d_une_commune_ne_cache_aucun_quartier():
    quartier = tranches([PETITE], CADRE)
    (nom,) = placer([a_nommer("Bourg", GRANDE)], CADRE, (), quartier, d_une_commune)
    assert not any(nom.place.touche(tranche) for tranche in quartier)
    assert placer([a_nommer("Bourg", PETITE)], CADRE, (), quartier, d_une_commune) == (None,)


def test_un_nom_ne_s_ecrit_pas_dans_une_forme_plus_mince_que_lui():
    mince = (rectangle(2.02, 48.05, 2.08, 48.0501),)
    [nom] = placer([a_nommer("Bourg", mince)], CADRE, (), tranches([mince], CADRE))
    assert not any(nom.place.touche(tranche) for tranche in tranches([mince], CADRE))


def test_un_numero_reste_contre_ce_qu_il_designe():
    pris = [Rectangle(100, 90, 260, 210)]
    assert placer([a_nommer("1", PETITE, loin=1)], CADRE, pris) == (None,)
    assert placer([a_nommer("1", PETITE)], CADRE)[0] is not None


def test_les_tranches_d_une_forme_en_font_la_surface_meme_mince():
    prises = tranches([GRANDE], CADRE)
    surface = sum(t.largeur * (t.bas - t.haut) for t in prises)
    tour = next(points(tracer([GRANDE], CADRE)))
    xs, ys = zip(*tour, strict=True)
    assert isclose(surface, (max(xs) - min(xs)) * (max(ys) - min(ys)), rel_tol=0.03)
    assert len(tranches([(rectangle(2.0, 48.05, 2.1, 48.0501),)], CADRE)) == 1
    assert tranches([(rectangle(9, 9, 9.1, 9.1),)], CADRE) == ()


def test_un_nom_pres_du_bord_s_ecrit_vers_l_interieur():
    a_droite, a_gauche = (placer([ANommer("Les Tilleuls", Point(x, 150))], CADRE)[0] for x in (352, 8))
    assert (a_droite.ancre, a_gauche.ancre) == ("end", "start")
    assert a_droite.place.droite <= 360
    assert a_gauche.place.gauche >= 0


@pytest.mark.parametrize(("degres", "metres"), [(0.005, 200), (0.02, 500), (0.1, 2000), (0.3, 10000), (1.0, 20000)])
def test_l_echelle_est_la_plus_grande_longueur_ronde_qui_tient(degres, metres):
    cadre = cadrer(Boite(2.0, 48.0, 2.0 + degres, 48.0 + degres), 360, 300, 14)
    dite = echelle(cadre)
    assert dite.metres == metres
    assert isclose(dite.longueur * cadre.metres_par_unite, metres, rel_tol=0.01)
    assert dite.longueur <= 360 * 0.3


def test_sans_contour_il_n_y_a_ni_plan_ni_silhouette_a_montrer():
    contrat = comprendre(FICHIERS)
    assert plan_du_contrat(contrat) is None
    assert all(plan_du_quartier(contrat, quartier) is None for quartier in contrat.quartiers)


def test_le_plan_du_contrat_montre_tous_les_contours_et_les_nomme(contrat):
    plan = plan_du_contrat(contrat)
    connus = [q for q in contrat.quartiers if contrat.contour_de(q)]
    assert len(plan.quartiers) == len(connus)
    assert {nom.texte for nom in plan.noms_des_quartiers} == {q.nom for q in connus}
    assert all(forme.principale and forme.chemin for forme in plan.quartiers)
    assert {nom.texte for nom in plan.noms_des_communes} <= {c.nom for c in contrat.contours_des_communes}
    assert plan.numeros == ()
    assert len(plan.origines) == len(set(plan.origines)) == 3


def test_le_plan_d_un_quartier_le_met_au_milieu_et_en_avant(contrat):
    quartier = contrat.quartier_par_slug["les-essais"]
    plan = plan_du_quartier(contrat, quartier)
    assert [forme.principale for forme in plan.quartiers].count(True) == 1
    assert plan.quartiers[0].principale
    xs = [x for morceau in points(plan.quartiers[0].chemin) for x, _ in morceau]
    assert abs((min(xs) + max(xs)) / 2 - 160) < 1
    assert max(xs) - min(xs) < 160, "on voit ce qu'il y a autour"
    des_quartiers, des_communes = plan.noms_des_quartiers, plan.noms_des_communes
    assert not any(a.place.touche(b.place) for a, b in combinations((*des_quartiers, *des_communes), 2))


def test_quand_un_nom_n_a_pas_de_place_tous_portent_un_numero_que_la_legende_explique():
    trop_long = "un nom bien trop long pour le dessin où il faudrait l'écrire"
    longs = {nom: o.replace(b"nom: Les Essais", f"nom: {trop_long}".encode()) for nom, o in FICHIERS.items()}
    plan = plan_du_contrat(comprendre(longs | CONTOURS))
    assert [nom.texte for nom in plan.noms_des_quartiers] == [str(rang) for rang in range(1, len(plan.numeros) + 1)]
    assert sorted(numero.nom for numero in plan.numeros) == ["Les Épreuves", trop_long]
    assert plan.numero_de == {numero.slug: numero.numero for numero in plan.numeros}


def test_un_voisin_dont_le_nom_n_a_pas_de_place_porte_un_numero_et_le_quartier_de_la_page_garde_son_nom():
    voisin = "un nom bien trop long pour le dessin où il faudrait l'écrire"
    longs = {nom: o.replace(b"nom: Les Essais", f"nom: {voisin}".encode()) for nom, o in FICHIERS.items()}
    contrat = comprendre(longs | CONTOURS)
    plan = plan_du_quartier(contrat, contrat.quartier_par_slug["les-epreuves"])
    assert [nom.texte for nom in plan.noms_des_quartiers] == ["Les Épreuves", "1"]
    assert plan.numeros == (Numero(1, "les-essais", voisin),)
    assert not any(a.place.touche(b.place) for a, b in combinations(plan.noms_des_quartiers, 2))


TROP_LONG = "un nom bien trop long pour le dessin où il faudrait l'écrire"


def nommer(*quartiers, formes=()):
    """Leurs noms et leurs numéros, chacun dans sa forme ; le premier est celui de la page."""
    vus = [(SimpleNamespace(slug=nom, nom=nom), SimpleNamespace(polygones=[forme])) for nom, forme in quartiers]
    return _nommer_les_quartiers(vus, {quartiers[0][0]}, CADRE, formes)


def test_un_numero_sans_place_n_est_pas_dans_la_legende_et_les_suivants_gardent_le_leur():
    quartiers = [(f"{TROP_LONG} {rang}", PETITE) for rang in range(1, 31)]
    noms, numeros = nommer(*quartiers, (f"{TROP_LONG} 31", GRANDE))
    assert 1 < len(numeros) < 31
    assert [nom.texte for nom in noms] == [str(numero.numero) for numero in numeros]
    assert [numero.nom for numero in numeros] == [f"{TROP_LONG} {nom.texte}" for nom in noms]
    assert numeros[-1].numero == 31
    assert max(abs(nom.y - 150) for nom in noms[:-1]) < 40, "une ligne au plus les sépare de leur forme"


def test_le_numero_d_un_voisin_n_est_pas_sur_un_nom():
    (nom, numero), _ = nommer(("Bourg", GRANDE), (TROP_LONG, GRANDE))
    assert (nom.texte, numero.texte) == ("Bourg", "1")
    assert not nom.place.touche(numero.place)


@pytest.mark.parametrize(("formes", "ancre"), [((), "start"), ((Rectangle(181, 100, 260, 200),), "end")])
def test_le_numero_d_un_voisin_n_est_pas_sur_une_forme_s_il_tient_ailleurs(formes, ancre):
    mince, plus_haut = (rectangle(2.05, 48.045, 2.051, 48.055),), (rectangle(2.0, 48.08, 2.1, 48.1),)
    (_, numero), _ = nommer(("Bourg", plus_haut), (TROP_LONG, mince), formes=formes)
    assert numero.ancre == ancre


def test_une_silhouette_remplit_son_carre_sans_en_sortir(contrat):
    for contour in contrat.contours.quartiers:
        dessin = silhouette(contour)
        places = [point for morceau in points(dessin.chemin) for point in morceau]
        xs, ys = zip(*places, strict=True)
        assert min(*xs, *ys) >= 1.9
        assert max(*xs, *ys) <= dessin.cote - 1.9
        assert max(max(xs) - min(xs), max(ys) - min(ys)) > dessin.cote - 5


def test_une_place_en_touche_une_autre_quand_elles_ont_une_partie_commune():
    assert Rectangle(0, 0, 10, 10).touche(Rectangle(9, 9, 20, 20))
    assert not Rectangle(0, 0, 10, 10).touche(Rectangle(10, 0, 20, 10))
    assert not Rectangle(0, 0, 10, 10).touche(Rectangle(0, 10, 10, 20))
