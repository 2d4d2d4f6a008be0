"""Les contours : ce qui s'en lit, ce qui s'y refuse, ce qu'ils mesurent."""

import json
import re
from math import cos, radians, sin
from pathlib import Path

import pytest

from macros.lecture import comprendre
from macros.lecture.contours import TAILLE_DES_CONTOURS, TROP_DETAILLES
from macros.modele.geometrie import hectares, part_dans
from tests.outils.donnees import FICHIERS, TESTS, TOUS_LES_FICHIERS, fautes_dites

MAUVAIS = sorted((TESTS / "fautes" / "contours").glob("*.geojson"))
DE_LA_COMMUNE = {nom: octets for nom, octets in TOUS_LES_FICHIERS.items() if nom.startswith("contours/")}
COMMUNE = FICHIERS | DE_LA_COMMUNE
QUARTIERS, DESSINES, COMMUNES = (f"contours/{nom}.geojson" for nom in ("quartiers", "dessines", "communes"))


def carre(ouest, sud, cote):
    """Un carré, en degrés."""
    est, nord = ouest + cote, sud + cote
    return ((ouest, sud), (est, sud), (est, nord), (ouest, nord), (ouest, sud))


def cible(mauvais: Path) -> str:
    """Le fichier de la commune inventée que remplace un mauvais fichier : son premier mot le dit."""
    return f"contours/{mauvais.stem.partition('-')[0]}.geojson"


@pytest.mark.parametrize("mauvais", MAUVAIS, ids=lambda mauvais: mauvais.stem)
def test_chaque_mauvais_contour_a_les_fautes_qu_il_annonce_et_aucune_autre(mauvais):
    annonces = re.findall(r'^"attendu(?: \d)?": (".+"),$', mauvais.read_text("utf-8"), re.MULTILINE)
    assert annonces, 'un mauvais fichier annonce ses fautes : "attendu": "ligne:colonne: phrase"'

    attendues = [f"data/{cible(mauvais)}:{json.loads(annonce)}" for annonce in annonces]
    assert fautes_dites(COMMUNE | {cible(mauvais): mauvais.read_bytes()}) == attendues


def test_un_fichier_trop_detaille_est_refuse_et_celui_de_la_taille_permise_est_lu():
    lu = DE_LA_COMMUNE[QUARTIERS]

    assert fautes_dites(COMMUNE | {QUARTIERS: lu.ljust(TAILLE_DES_CONTOURS)}) == []
    trop = lu.ljust(TAILLE_DES_CONTOURS + 1)
    assert fautes_dites(COMMUNE | {QUARTIERS: trop}) == [f"data/{QUARTIERS}:1:1: {TROP_DETAILLES}"]


def test_un_fichier_vide_ou_d_un_autre_nom_se_dit():
    assert fautes_dites(COMMUNE | {QUARTIERS: b" \n"}) == [
        f"data/{QUARTIERS}:1:1: fichier vide : complétez-le, ou supprimez-le"
    ]
    assert "les contours sont dans" in fautes_dites(COMMUNE | {"contours/quartier.json": b"{}"})[0]


def test_sans_contour_le_contrat_est_entier():
    contrat = comprendre(FICHIERS)

    assert not any(map(contrat.contour_de, contrat.quartiers))
    assert contrat.contours_des_communes == ()
    assert not any(map(contrat.communes_touchees, contrat.quartiers))


def test_un_quartier_a_le_contour_de_l_etat_ou_celui_de_la_ville():
    contrat = comprendre(COMMUNE)
    essais, epreuves = (contrat.contour_de(contrat.quartier_par_slug[slug]) for slug in ("les-essais", "les-epreuves"))

    assert (essais.dessine, essais.origine.licence.nom, essais.origine.millesime) == (
        False,
        "Licence Ouverte 2.0",
        "2024",
    )
    assert (epreuves.dessine, epreuves.origine.licence) == (True, None)
    assert [len(polygone) for polygone in epreuves.polygones] == [2, 1], "deux morceaux, et un trou dans le premier"


def test_un_code_de_2015_designe_aussi_le_quartier():
    ancien = DE_LA_COMMUNE[QUARTIERS].replace(b"QN00001M", b"QP000001")
    contrat = comprendre(COMMUNE | {QUARTIERS: ancien})

    assert contrat.contour_de(contrat.quartier_par_slug["les-essais"])


def test_les_communes_touchees_vont_de_la_plus_occupee_a_la_moins():
    contrat = comprendre(COMMUNE)
    noms = {q.slug: [c.nom for c in contrat.communes_touchees(q)] for q in contrat.quartiers}

    assert noms == {"les-essais": ["Exempleville", "Modèle-les-Bains"], "les-epreuves": ["Exempleville"]}


def test_une_fiche_mal_lue_n_accuse_aucun_contour():
    dites = fautes_dites(COMMUNE | {"quartiers/les-essais.yml": b"nom: {Les Essais\n"})

    assert [dite for dite in dites if "contours" in dite] == []


def test_une_altitude_et_ce_qu_ajoutent_d_autres_logiciels_se_taisent():
    autrement = re.sub(rb"(\d)\]", rb"\1, 12.5]", DE_LA_COMMUNE[QUARTIERS]).replace(
        b'"properties": {', b'"id": 4, "properties": {"stroke": "#000", "_umap": {"zoom": 12}, '
    )

    assert comprendre(COMMUNE | {QUARTIERS: autrement}) == comprendre(COMMUNE)


@pytest.mark.parametrize("latitude", [50.5, 16.2, -21.0])
def test_la_surface_est_celle_de_l_ellipsoide(latitude):
    """D'après les rayons de courbure de WGS 84 au milieu d'un carré d'un centième de degré : une autre formule."""
    carre_de_l_excentricite = 0.00669437999014
    phi, cote = radians(latitude + 0.005), radians(0.01)
    reste = 1 - carre_de_l_excentricite * sin(phi) ** 2
    nord_sud, est_ouest = (1 - carre_de_l_excentricite) / reste**1.5, cos(phi) / reste**0.5

    attendus = 6_378_137**2 * nord_sud * est_ouest * cote**2 / 10_000
    assert hectares(((carre(2.5, latitude, 0.01),),)) == pytest.approx(attendus, rel=1e-6)


def test_un_trou_se_retire_et_le_sens_ne_compte_pas():
    grand, trou = carre(2.5, 50.5, 0.02), carre(2.505, 50.505, 0.01)
    plein = hectares(((grand,),))

    assert hectares(((grand[::-1],),)) == pytest.approx(plein)
    assert hectares(((grand, trou),)) == pytest.approx(plein - hectares(((trou,),)))
    assert hectares(((grand,), (carre(2.6, 50.5, 0.02),))) == pytest.approx(2 * plein, rel=1e-3)


def test_une_part_tient_compte_des_trous_et_des_morceaux():
    grand, trou = carre(2.5, 50.5, 0.02), carre(2.505, 50.505, 0.01)

    assert part_dans(((grand,),), ((grand,),)) == pytest.approx(1)
    assert part_dans(((grand,),), ((grand, trou),)) == pytest.approx(0.75, abs=0.005)
    assert part_dans(((grand,), (carre(2.6, 50.5, 0.02),)), ((grand,),)) == pytest.approx(0.5, abs=0.005)
    assert part_dans(((grand,),), ((carre(2.52, 50.5, 0.02),),)) == 0, "deux voisins ne font que se longer"


@pytest.mark.parametrize("ecrit", ["null", "[]", "{}", "3", '"texte"', "1e999", "[[[[1]]]]", "true"])
@pytest.mark.parametrize(
    "cle", ["type", "source", "date", "licence", "features", "properties", "geometry", "coordinates"]
)
def test_n_importe_quoi_a_la_place_d_une_valeur_se_dit_sans_trace(cle, ecrit):
    """La clé, où qu'elle soit, suivie d'autre chose que ce qu'on attend."""
    contenu = json.loads(DE_LA_COMMUNE[QUARTIERS])
    for groupe in (contenu, contenu["features"][0], contenu["features"][0]["geometry"]):
        if cle in groupe:
            groupe[cle] = "ICI"
    abime = json.dumps(contenu).replace('"ICI"', ecrit).encode()

    assert fautes_dites(COMMUNE | {QUARTIERS: abime}) or (cle, ecrit) in {("source", '"texte"'), ("licence", "null")}
