"""Ce qu'un contour fait publier : un GeoJSON par source, des colonnes, une phrase quand il change."""

import json
from datetime import date

import pytest

from macros.differences.contrats import differences
from macros.donnees.catalogue import catalogue
from macros.lecture import comprendre
from macros.lecture.contours import lire_contours
from macros.modele.contour import Contours
from macros.pages.environnement import rendre
from tests.outils.donnees import FICHIERS
from tests.outils.exports import COMMUNE, COMMUNES, EDITION, publier

SANS = COMMUNE.model_copy(update={"contours": Contours()})
ENSEMBLES = ("contours/quartiers.geojson", "contours/dessines.geojson", "contours/communes.geojson")


def dites(avant, apres):
    return [str(changement) for changement in differences(avant, apres)]


def champs(fiche):
    """Ceux du modèle, sans ce qu'on en a déjà déduit."""
    return {nom: getattr(fiche, nom) for nom in type(fiche).model_fields}


def changer(contrat, **parties):
    return contrat.model_copy(update={"contours": Contours(**champs(contrat.contours) | parties)})


def deplacer(contour, **autres):
    """Le même contour, dont le premier morceau a perdu un point."""
    premier, *suite = contour.polygones
    tour = (premier[0][0], *premier[0][2:])
    return type(contour).model_construct(**champs(contour) | {"polygones": ((tour, *premier[1:]), *suite)} | autres)


def test_chaque_source_se_publie_sous_sa_licence():
    publies = {chemin: json.loads(publier(COMMUNE)[chemin]) for chemin in ENSEMBLES}

    assert [publie["licence"]["lien"] for publie in publies.values()] == [
        "https://donnees.modele.example/licence",
        COMMUNE.site.licence_donnees.lien,  # la ville n'en dit pas une autre
        "https://donnees.modele.example/licence",
    ]
    assert [publie["source"] for publie in publies.values()] == [
        "Agence du Modèle, quartiers d'exemple",
        "Ville d'Exempleville, service des plans",
        "Agence du Modèle, communes d'exemple",
    ]
    assert publies[ENSEMBLES[0]]["features"][0]["properties"] == {
        **{"quartier": "les-essais", "nom": "Les Essais", "statut": "QPV", "code": "QP000001", "code_2024": "QN00001M"},
        **{"hectares": 81.0, "page": f"{EDITION.adresse}quartiers/les-essais/"},
    }


def test_ce_qui_se_publie_garde_chaque_point():
    publies = publier(COMMUNE)
    for contours, chemin in zip(COMMUNE.contours.ensembles.values(), ENSEMBLES, strict=True):
        _, relus = lire_contours("publie", chemin, publies[chemin].encode())

        assert [relu.polygones for relu in relus] == [contour.polygones for contour in contours]


@pytest.mark.parametrize("contrat", [SANS, COMMUNES["haillicourt"]])
def test_sans_contour_rien_ne_s_en_publie(contrat):
    assert not [chemin for chemin in publier(contrat) if chemin.endswith(".geojson")]
    assert "GeoJSON" not in rendre("donnees_fichiers", **contexte(contrat))


def contexte(contrat):
    return {"catalogue": lambda: catalogue(contrat), "contrat": contrat, "lien": lambda adresse, *_: adresse}


def test_la_page_des_donnees_mene_a_chaque_contour_et_dit_d_ou_il_vient():
    page = rendre("donnees_fichiers", **contexte(COMMUNE))

    assert all(f'href="donnees/{chemin}"' in page for chemin in ENSEMBLES)
    assert "Agence du Modèle, quartiers d'exemple, 2024, mise à jour du 15 janvier 2026, Licence" in page.replace(
        "&#39;", "'"
    )


def test_le_trace_d_un_perimetre_qui_arrive_change_ou_s_en_va_se_dit():
    epreuves, essais = COMMUNE.contours.quartiers
    change = changer(COMMUNE, quartiers=(deplacer(essais), epreuves))

    assert dites(changer(COMMUNE, quartiers=(essais,)), COMMUNE)[0] == (
        "Les Épreuves : le tracé du périmètre est maintenant publié : 58 hectares."
    )
    assert dites(COMMUNE, change) == [
        "Les Essais : le tracé du périmètre change : sa surface passe de 81 hectares à 66 hectares."
    ]
    assert dites(COMMUNE, changer(COMMUNE, quartiers=(epreuves,))) == [
        "Les Essais : le tracé du périmètre n'est plus publié."
    ]
    assert dites(COMMUNE, COMMUNE) == []


def test_une_commune_ou_une_source_qui_change_se_dit_une_fois():
    ville, bains = COMMUNE.contours.communes
    recent = ville.origine.model_copy(update={"date": date(2027, 2, 1)})
    neuves = tuple(deplacer(commune, origine=recent) for commune in (ville, bains))

    assert dites(COMMUNE, changer(COMMUNE, communes=(deplacer(ville),))) == [
        "Carte : le tracé de la commune « Exempleville » change.",
        "Carte : la commune « Modèle-les-Bains » n'y figure plus.",
    ]
    assert [dite for dite in dites(COMMUNE, changer(COMMUNE, communes=neuves)) if "source" in dite] == [
        "Carte : la source des tracés devient « Agence du Modèle, communes d'exemple », du 1er février 2027."
    ]


def test_une_rue_de_plus_se_dit():
    fiche = FICHIERS["quartiers/les-essais.yml"]
    avec = comprendre(FICHIERS | {"quartiers/les-essais.yml": fiche.replace(b"rues: [", b"rues: [Impasse du Test, ")})

    assert dites(comprendre(FICHIERS), avec) == ["Les Essais : la rue « Impasse du Test » est ajoutée."]
