"""Ce que les données ont de trop grand, de trop nombreux ou de pas ordinaire : refusé vite, et dit."""

import os
import time

import pytest
from pydantic import BaseModel

from macros.lecture import DonneesFautives, arbre, comprendre, lire, lire_sans_les_quartiers
from macros.lecture.fichiers import TAILLE_MAXIMALE, TROP_GROS
from macros.modele.contrat import FICHIERS_COMMUNS
from macros.modele.fiche import generer
from macros.modele.quartier import Quartier
from tests.outils.donnees import FICHIERS, QUARTIER, abimer, fautes_dites

PAS_ORDINAIRE = (
    "ce n'est pas un fichier ordinaire (lien, tuyau ou périphérique) : mettez à sa place le fichier lui-même"
)
VITE = 5.0  # secondes de calcul ; c'étaient des minutes


@pytest.fixture
def donnees(tmp_path):
    donnees = tmp_path / "data"
    for nom, octets in FICHIERS.items():
        (donnees / nom).parent.mkdir(parents=True, exist_ok=True)
        (donnees / nom).write_bytes(octets)
    return donnees


def fautes_du_dossier(dossier, lecture=lire):
    with pytest.raises(DonneesFautives) as fautives:
        lecture(dossier)
    return [str(faute) for faute in fautives.value.fautes]


def faire_un_lien(chemin):
    chemin.symlink_to("/dev/zero")


def faire_un_lien_vers_un_fichier(chemin):
    chemin.symlink_to(__file__)


def faire_un_lien_vers_un_dossier(chemin):
    chemin.symlink_to(os.curdir)


@pytest.mark.parametrize("lecture", [lire, lire_sans_les_quartiers])
@pytest.mark.parametrize(
    "faire", [os.mkfifo, faire_un_lien, faire_un_lien_vers_un_fichier, faire_un_lien_vers_un_dossier]
)
def test_ce_qui_n_est_pas_un_fichier_ordinaire_est_refuse_sans_etre_ouvert(donnees, faire, lecture):
    faire(donnees / "recherche.bis.yml")

    assert fautes_du_dossier(donnees, lecture) == [f"data/recherche.bis.yml:1:1: {PAS_ORDINAIRE}"]


def test_un_fichier_enorme_est_refuse_sans_etre_lu(donnees):
    with (donnees / "site.yml").open("r+b") as fichier:
        fichier.truncate(56_000_000)
    debut = time.process_time()

    assert fautes_du_dossier(donnees) == [f"data/site.yml:1:1: {TROP_GROS}"]
    assert time.process_time() - debut < VITE


def test_une_version_passee_enorme_n_est_pas_lue_non_plus():
    enorme = FICHIERS[QUARTIER] + b"# " + b"a" * TAILLE_MAXIMALE

    assert f"data/{QUARTIER}:1:1: {TROP_GROS}" in fautes_dites(FICHIERS | {QUARTIER: enorme})


@pytest.mark.lent
@pytest.mark.parametrize(
    ("fichier", "ancien", "nouveau", "maximum"),
    [
        (QUARTIER, "nom: Les Essais", "nom: {}", 300),
        (QUARTIER, "Une rue bruyante...", "{}", 4000),
        (QUARTIER, "https://sig.exempleville.example/carte?q=1#x", "https://exemple.fr/{}", 1000),
        (QUARTIER, "[Exempleville, Modèle-les-Bains]", "[{}]", 300),
        ("convention.yml", "nom: Exempleville", "nom: {}", 300),
        ("pilotage.yml", "dominique.patron@", "{}@", 300),
        ("glossaire.yml", "id: adm", "id: {}", 80),
    ],
)
def test_un_texte_trop_long_dit_sa_borne(fichier, ancien, nouveau, maximum):
    debut = time.process_time()
    dites = fautes_dites(FICHIERS | {fichier: abimer(fichier, ancien, nouveau.format("a" * 900_000))})

    assert [dite for dite in dites if dite.endswith(f"signes : raccourcissez-le, {maximum} au plus")]
    assert time.process_time() - debut < VITE


def test_un_ancien_nom_et_un_nom_de_fichier_ont_la_meme_borne():
    ancien = FICHIERS[QUARTIER] + b"\nanciens_noms: [" + b"a" * 81 + b"]\n"
    fichier = f"quartiers/{'b' * 81}.yml"
    sans = {nom: octets for nom, octets in FICHIERS.items() if nom != QUARTIER}

    assert fautes_dites(FICHIERS | {QUARTIER: ancien})[0].endswith("a 81 signes : raccourcissez-le, 80 au plus")
    assert "nom de fichier refusé" in fautes_dites(sans | {fichier: FICHIERS[QUARTIER]})[0]


def textes_du_schema(schema, chemin="") -> list[tuple[str, dict[str, object]]]:
    """Chaque schéma d'un texte libre, et où il est."""
    if isinstance(schema, list):
        return [texte for rang, s in enumerate(schema) for texte in textes_du_schema(s, f"{chemin}/{rang}")]
    if not isinstance(schema, dict):
        return []
    ici = [(chemin, schema)] if "string" in str(schema.get("type", "")) and "enum" not in schema else []
    suite = (textes_du_schema(s, f"{chemin}/{cle}") for cle, s in schema.items() if cle != "examples")
    return [*ici, *(texte for textes in suite for texte in textes)]


@pytest.mark.parametrize("modele", [Quartier, *FICHIERS_COMMUNS.values()])
def test_chaque_texte_du_modele_a_sa_borne_dans_son_schema(modele: type[BaseModel]):
    sans_borne = [
        chemin for chemin, texte in textes_du_schema(generer(modele, "validation")) if "maxLength" not in texte
    ]

    assert sans_borne == []


@pytest.mark.lent
@pytest.mark.parametrize(
    "suite",
    [
        pytest.param("\n".join(f"cle-{rang}: a" for rang in range(20_000)), id="des clés inconnues"),
        pytest.param("x: [" + "a, " * 200_000 + "a]", id="une seule ligne"),
        pytest.param("\n".join(f"# {rang} &amp;" for rang in range(50_000)), id="des remarques"),
        pytest.param("x:\n" + "\n".join("- [a]" for _ in range(40_000)), id="des éléments"),
    ],
)
@pytest.mark.lent
def test_le_temps_ne_suit_que_la_taille(suite):
    debut = time.process_time()
    fautes_dites(FICHIERS | {QUARTIER: FICHIERS[QUARTIER] + f"\n{suite}\n".encode()})

    assert time.process_time() - debut < 2 * VITE


@pytest.mark.lent
def test_au_dela_de_deux_cents_fautes_seul_leur_nombre_est_dit():
    cles = "\n".join(f"cle-{rang}: a" for rang in range(1200))
    with pytest.raises(DonneesFautives) as fautives:
        comprendre(FICHIERS | {QUARTIER: FICHIERS[QUARTIER] + f"\n{cles}\n".encode()})

    lignes = str(fautives.value).splitlines()
    assert len(fautives.value.fautes) == 1200
    assert len(lignes) == arbre.MONTREES + 1
    assert lignes[-1] == "et 1\u202f000 autres"
    assert "(possibles : " in lignes[0]


@pytest.mark.parametrize("hote", ["exеmple.fr", "Eхemple.fr", "пример.рф", "ελλάδα.gr", "ｅxemple.fr"])
def test_un_hote_qui_n_est_pas_en_lettres_latines_est_refuse(hote):
    dites = fautes_dites(
        FICHIERS | {QUARTIER: abimer(QUARTIER, "https://sig.exempleville.example/carte?q=1#x", f"https://{hote}")}
    )

    assert len(dites) == 1
    assert "n'y est pas une lettre latine, retapez-la" in dites[0]


@pytest.mark.parametrize("hote", ["mairie-été.fr", "xn--mairie-t-e1ab.fr", "exemple.fr/рф", "exemple.fr:8080/é"])
def test_un_hote_en_lettres_latines_se_lit(hote):
    adresse = "https://sig.exempleville.example/carte?q=1#x"

    assert fautes_dites(FICHIERS | {QUARTIER: abimer(QUARTIER, adresse, f"https://{hote}")}) == []
