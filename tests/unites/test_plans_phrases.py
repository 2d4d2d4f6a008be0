"""Ce qui se dit d'un plan à qui ne le voit pas : sa surface, où il s'étend, qui n'y est pas, son échelle, sa source."""

import pytest

from macros.langue import contours
from macros.lecture import comprendre
from macros.modele.geometrie import METRES_PAR_DEGRE
from tests.outils.contrats import changer
from tests.outils.donnees import FICHIERS, TOUS_LES_FICHIERS

CONTOURS = {nom: octets for nom, octets in TOUS_LES_FICHIERS.items() if nom.startswith("contours/")}


@pytest.fixture(scope="module")
def contrat():
    return comprendre(FICHIERS | CONTOURS)


def sans_surface_signee(contrat, slug):
    quartier = contrat.quartier_par_slug[slug]
    return quartier.model_copy(update={"portrait": quartier.portrait.model_copy(update={"surface": None})})


def test_la_surface_signee_passe_avant_celle_que_mesure_le_contour(contrat):
    quartier = contrat.quartier_par_slug["les-essais"]
    assert contours.etendue(contrat, quartier) == "85 hectares, à cheval sur Exempleville et Modèle-les-Bains"
    mesuree = contours.etendue(contrat, sans_surface_signee(contrat, "les-essais"))
    assert mesuree.startswith(f"{round(contrat.contour_de(quartier).hectares)} hectares, à cheval")


def test_une_surface_signee_qui_n_est_pas_celle_du_contour_se_dit(contrat):
    quartier = contrat.quartier_par_slug["les-essais"]
    assert contours.ecart_de_surface(contrat, quartier) == ""
    plus_grande = quartier.portrait.model_copy(update={"surface": 120})
    dit = contours.ecart_de_surface(contrat, quartier.model_copy(update={"portrait": plus_grande}))
    assert dit == "Cette surface est celle que dit la source ; le contour tracé ici mesure 81 hectares."
    assert contours.ecart_de_surface(contrat, sans_surface_signee(contrat, "les-essais")) == ""
    assert contours.ecart_de_surface(comprendre(FICHIERS), quartier) == ""


def test_un_quartier_d_une_seule_commune_y_est(contrat):
    quartier = contrat.quartier_par_slug["les-epreuves"]
    assert contours.etendue(contrat, quartier).endswith(", à Exempleville")
    assert contours.titre_du_plan(contrat, quartier).startswith("Plan des Épreuves : ")


def test_sans_contour_rien_ne_se_dit():
    contrat = comprendre(FICHIERS)
    assert contours.etendue(contrat, contrat.quartiers[0]) == ""
    assert contours.quartiers_hors_du_plan(contrat) == ""


def test_le_plan_du_contrat_dit_chaque_quartier_qu_il_montre(contrat):
    dit = contours.titre_du_plan_du_contrat(contrat)
    assert dit.startswith("Plan de 2 quartiers : ")
    assert "Les Essais, 85 hectares, à cheval sur" in dit


def test_les_quartiers_sans_contour_se_disent(contrat):
    sans_celui_de_la_ville = comprendre(FICHIERS | {n: o for n, o in CONTOURS.items() if "dessines" not in n})
    dit = contours.quartiers_hors_du_plan(sans_celui_de_la_ville)
    assert dit == "Ce plan ne montre pas les Épreuves : aucun contour n'en est publié."
    assert contours.quartiers_hors_du_plan(contrat) == ""


@pytest.mark.parametrize(("metres", "dite"), [(50, "50 m"), (500, "500 m"), (1000, "1 km"), (20000, "20 km")])
def test_une_echelle_se_dit_en_metres_puis_en_kilometres(metres, dite):
    assert contours.longueur(metres) == dite


def test_chaque_source_est_creditee_avec_sa_licence(contrat):
    dits = contours.credits_du_plan(contrat.contours.origines.values())
    assert dits[0] == (
        "Contours : Agence du Modèle, quartiers d'exemple, 2024, mise à jour du 15 janvier 2026, Licence Ouverte 2.0."
    )
    assert len(dits) == 3


def carre(contour, metres):
    """Le même contour, réduit à un carré de ce côté, à peu près."""
    cote = metres / METRES_PAR_DEGRE
    tour = ((2.5, 0.0), (2.5 + cote, 0.0), (2.5 + cote, cote), (2.5, cote), (2.5, 0.0))
    return changer(contour, polygones=((tour,),))


def test_sous_dix_hectares_une_surface_garde_sa_decimale(contrat):
    contour = contrat.contours.quartiers[0]
    assert contours.surface_du_contour(carre(contour, 207)).replace("\u202f", " ") == "4,3 hectares"
    assert contours.surface_du_contour(carre(contour, 400)) == "16 hectares"


def test_jusqu_a_trois_quartiers_absents_se_nomment(contrat):
    def dits(combien):
        absent = contrat.quartiers[0].model_copy(update={"code": None, "code_2024": None})
        absents = (absent.model_copy(update={"slug": f"lieu-{n}", "nom": f"Lieu {n}"}) for n in range(combien))
        return contours.quartiers_hors_du_plan(changer(contrat, quartiers=(*contrat.quartiers, *absents), suivi=()))

    assert dits(contours.NOMMES).count("Lieu") == contours.NOMMES
    assert f"{contours.NOMMES + 1} quartiers" in dits(contours.NOMMES + 1)
