"""« make contours » : ce qui s'écrit, ce qui reste, et ce qui se dit quand rien ne s'écrit."""

import json
import shutil

import pytest

from macros.__main__ import repondre
from macros.contours import sources as lues
from macros.lecture import lire
from tests.outils.depot import remplacer
from tests.outils.donnees import EXEMPLEVILLE
from tests.outils.sources_de_contours import Sources, collection, element, rectangle, sources, zipper

pytestmark = pytest.mark.lent  # un serveur, et de vrais fichiers compressés

ESSAIS = "quartiers/les-essais.yml"


@pytest.fixture(scope="module")
def serveur():
    serveur = Sources()
    yield serveur
    serveur.fermer()


@pytest.fixture(autouse=True)
def source(serveur, monkeypatch):
    """Les sources, telles que répond un jour ordinaire."""
    serveur.reponses, serveur.demandes = sources(), []
    monkeypatch.delenv("CONTOURS_LICENCE", raising=False)
    for nom in ("jeu", "quartiers", "communes"):
        monkeypatch.setenv(f"CONTOURS_{nom.upper()}", serveur.adresse(nom))
    return serveur


@pytest.fixture
def donnees(tmp_path, monkeypatch):
    """Les données d'Exempleville, sans leurs contours, dans le dossier où l'on travaille."""
    donnees = shutil.copytree(EXEMPLEVILLE, tmp_path / "data", ignore=shutil.ignore_patterns("contours"))
    monkeypatch.chdir(tmp_path)
    return donnees


def ecrits(donnees):
    return {fichier.name: fichier.read_bytes() for fichier in (donnees / "contours").glob("*")}


def refus(donnees, *, avant=None):
    """Ce que dit la commande, qui n'a rien écrit."""
    reponse = repondre(["contours"])
    assert (reponse.statut, reponse.sortie) == (1, "")
    assert ecrits(donnees) == (avant or {})
    return reponse.erreurs


def test_les_quartiers_et_les_communes_du_contrat_s_ecrivent_et_rien_d_autre(donnees):
    reponse = repondre(["contours"])

    assert (reponse.statut, reponse.erreurs) == (0, "")
    contrat = lire(donnees)
    assert [contour.quartier for contour in contrat.contours.quartiers] == ["QN00001M"]
    assert [commune.nom for commune in contrat.contours_des_communes] == ["Exempleville", "Modèle-les-Bains"]
    assert [len(contour.polygones[0][0]) for contour in contrat.contours.quartiers] == [5], "quatre coins suffisent"
    assert str(contrat.contours.quartiers[0].origine.date) == "2026-01-15"
    assert contrat.contours.quartiers[0].origine.licence.nom == "Licence Ouverte 2.0"


@pytest.mark.usefixtures("donnees")
def test_la_commande_dit_ce_qu_elle_a_ecrit_et_ce_que_l_etat_ne_dessine_pas():
    dites = repondre(["contours"]).sortie.splitlines()

    assert [dite.partition(".geojson")[0] for dite in dites[:2]] == [
        "data/contours/quartiers",
        "data/contours/communes",
    ]
    assert dites[2:] == [
        "Sans code 2024, donc sans périmètre officiel : « Les Épreuves ». "
        "La ville peut les dessiner dans data/contours/dessines.geojson."
    ]


def test_une_seconde_fois_ne_change_rien_meme_si_la_source_change_de_date_ou_d_ordre(donnees, source):
    repondre(["contours"])
    avant = ecrits(donnees)
    source.reponses["jeu"]["resources"][0]["last_modified"] = "2027-03-01T00:00:00"
    source.reponses["communes"].reverse()
    for commune in source.reponses["communes"]:
        points = commune["geometry"]["coordinates"][0][:-1]
        commune["geometry"]["coordinates"][0] = [*points[3:], *points[:4]][::-1]

    reponse = repondre(["contours"])

    assert ecrits(donnees) == avant
    assert reponse.sortie.count("comme avant") == 2


def test_un_perimetre_qui_change_ne_change_que_ses_points_et_la_date(donnees, source):
    repondre(["contours"])
    avant = ecrits(donnees)
    agrandi = element(rectangle(-4.566, 46.511, -4.552, 46.518), code_qp="QN00001M", insee_com="00001, 00002")
    source.reponses["quartiers"] = zipper(collection(agrandi))
    source.reponses["jeu"]["resources"][0]["last_modified"] = "2027-03-01"

    repondre(["contours"])

    lignes = {nom: octets.splitlines() for nom, octets in ecrits(donnees).items()}
    changees = [ligne for ligne in lignes["quartiers.geojson"] if ligne not in avant["quartiers.geojson"].splitlines()]
    assert changees == [b'"date": "2027-03-01",', b"[-4.566, 46.511],", b"[-4.566, 46.518],", b"[-4.566, 46.511]"]
    assert ecrits(donnees)["communes.geojson"] == avant["communes.geojson"]


def test_ce_que_la_ville_a_dessine_reste_et_passe_avant_l_etat(donnees, source):
    (donnees / "contours").mkdir()
    dessine = (EXEMPLEVILLE / "contours/dessines.geojson").read_text("utf-8").replace("les-epreuves", "les-essais")
    (donnees / "contours/dessines.geojson").write_text(dessine, "utf-8")

    reponse = repondre(["contours"])

    assert reponse.statut == 0
    assert "Les Essais" not in reponse.sortie, "celui-là a son contour"
    assert (donnees / "contours/dessines.geojson").read_text("utf-8") == dessine
    assert not (donnees / "contours/quartiers.geojson").exists()
    assert [demande for demande in source.demandes if "/communes" not in demande] == []


def test_un_code_que_le_contrat_n_a_plus_quitte_le_fichier(donnees):
    repondre(["contours"])
    remplacer(donnees, ESSAIS, "code_2024: QN00001M", "code_2024: QN00002M")

    assert repondre(["contours"]).statut == 0
    assert [contour.quartier for contour in lire(donnees).contours.quartiers] == ["QN00002M"]
    remplacer(donnees, ESSAIS, "code_2024: QN00002M\n", "")

    assert "quartiers.geojson est retiré" in repondre(["contours"]).sortie
    assert lire(donnees).contours.quartiers == ()


def test_un_code_absent_de_la_source_se_dit_et_rien_ne_s_ecrit(donnees):
    remplacer(donnees, ESSAIS, "code_2024: QN00001M", "code_2024: QN00001N")

    assert refus(donnees) == (
        "Contours non écrits : « Les Essais » : code QN00001N absent du fichier national (vouliez-vous dire "
        "« QN00001M » ?), vérifiez « code_2024 » dans data/quartiers/les-essais.yml."
    )


def test_une_commune_que_l_etat_ne_connait_pas_ou_confond_se_dit_sans_arreter(donnees, source):
    remplacer(donnees, ESSAIS, "communes: [Exempleville, ", "communes: [Exempleville, Nulle-Part, Partout, ")
    loin = rectangle(2.5, 46.5, 2.6, 46.6)
    source.reponses["communes"] += [element(loin, code=code, nom="Partout") for code in ("11001", "12001")]

    dites = repondre(["contours"]).sortie.splitlines()

    assert "Sans contour : la commune « Nulle-Part », que l'État ne connaît pas sous ce nom." in dites
    assert "Sans contour : la commune « Partout », que 2 communes portent (11001 et 12001)." in dites


def test_entre_deux_communes_du_meme_nom_celle_du_departement_des_quartiers_est_la_bonne(donnees, source):
    remplacer(donnees, ESSAIS, "communes: [Exempleville, ", "communes: [Exempleville, Ailleurs, ")
    source.reponses["communes"].append(element(rectangle(2.5, 46.5, 2.6, 46.6), code="11001", nom="Ailleurs"))

    assert repondre(["contours"]).statut == 0
    assert "00003" in lire(donnees).contours.par_commune


def casser(nom, contenu):
    return lambda reponses: reponses.update({nom: contenu})


SANS_CODE = zipper(collection(element(rectangle(-4.565, 46.511, -4.552, 46.518), code="QN00001M")))
LOIN = zipper(collection(element(rectangle(60, 46.5, 61, 46.6), code_qp="QN00001M", insee_com="00001")))
LIGNE = zipper(collection(element({"type": "LineString", "coordinates": [[0, 0]]}, code_qp="QN00001M")))


@pytest.mark.parametrize(
    ("panne", "phrase"),
    [
        (casser("quartiers", None), "répond par une erreur (503) : réessayez plus tard"),
        (
            casser("communes", collection(element(None, code="00001"))),
            "une commune n'y a pas de « code » ni de « nom »",
        ),
        (casser("communes", None), "répond par une erreur (503)"),
        (casser("jeu", None), "répond par une erreur (503)"),
        (casser("quartiers", b"PK abimee"), "donne une archive abîmée"),
        (casser("quartiers", zipper({}, "GEOJSON/rien.txt")), "un GeoJSON attendu, 0 dans l'archive"),
        (casser("quartiers", zipper({})), "ce n'est plus une collection GeoJSON"),
        (casser("quartiers", b"<html>"), "ce n'est pas du JSON"),
        (casser("quartiers", SANS_CODE), "un quartier n'y a pas de « code_qp »"),
        (casser("quartiers", zipper(collection({"type": "Feature"}))), "un contour n'y a pas de « properties »"),
        (casser("quartiers", LIGNE), "le contour de QN00001M n'est pas un polygone à la source"),
        (casser("quartiers", LOIN), "la source donne un contour que le site refuse : [60, 46.5] n'est pas en France"),
        (casser("jeu", {"license": "lov2", "resources": []}), "la ressource 942d4ee8-8142-4556-8ea1-335537ce1119"),
        (lambda reponses: reponses["jeu"].pop("license"), "licence des périmètres inconnue : « None »"),
        (lambda reponses: reponses["jeu"]["resources"][0].pop("last_modified"), "il ne date plus ses fichiers"),
    ],
)
def test_une_source_en_panne_ou_qui_change_de_forme_se_dit_et_rien_ne_s_ecrit(donnees, source, panne, phrase):
    assert repondre(["contours"]).statut == 0
    avant = ecrits(donnees)
    panne(source.reponses)

    dite = refus(donnees, avant=avant)
    assert phrase in dite
    assert dite.startswith("Contours non écrits : ")
    assert dite.endswith(".")


@pytest.mark.parametrize("borne", ["TELECHARGE", "DECOMPRESSE"])
def test_un_fichier_trop_gros_compresse_ou_non_n_est_pas_lu(donnees, monkeypatch, borne):
    monkeypatch.setattr(lues, borne, 10)

    assert "est trop gros" in refus(donnees)


def test_hors_de_la_machine_une_adresse_est_en_https(donnees, monkeypatch):
    monkeypatch.setenv("CONTOURS_QUARTIERS", "http://exemple.invalid/quartiers.zip")

    assert "adresse refusée : http://exemple.invalid/quartiers.zip" in refus(donnees)


def test_sans_reseau_la_commande_dit_de_le_verifier(donnees, monkeypatch):
    monkeypatch.setenv("CONTOURS_QUARTIERS", "http://127.0.0.1:9/quartiers.zip")

    dite = refus(donnees)
    assert "ne répond pas : vérifiez le réseau, puis réessayez" in dite
    assert "refused" not in dite


def test_une_licence_verifiee_a_la_main_s_ecrit(donnees, source, monkeypatch):
    source.reponses["jeu"]["license"] = "notspecified"
    assert "licence des périmètres inconnue : « notspecified »" in refus(donnees)

    monkeypatch.setenv("CONTOURS_LICENCE", "odc-odbl")
    assert repondre(["contours"]).statut == 0
    assert json.loads(ecrits(donnees)["quartiers.geojson"])["licence"]["nom"] == "Licence ODbL 1.0"


def test_des_donnees_fautives_se_corrigent_d_abord(donnees):
    remplacer(donnees, ESSAIS, "statut: QPV", "statut: QPX")

    assert refus(donnees).startswith("Les données ont 1 faute : « make check » l'affiche")


def test_un_contour_ecrit_pour_un_code_disparu_n_empeche_pas_de_relancer(donnees):
    repondre(["contours"])
    texte = (donnees / "contours/quartiers.geojson").read_text("utf-8")
    (donnees / "contours/quartiers.geojson").write_text(texte.replace("QN00001M", "QN00009Z"), "utf-8")

    assert repondre(["contours"]).statut == 0
    assert [contour.quartier for contour in lire(donnees).contours.quartiers] == ["QN00001M"]
