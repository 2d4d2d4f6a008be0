from pathlib import Path

import pytest

from macros.lecture import DonneesFautives, comprendre, lire
from tests.outils.donnees import FICHIERS, QUARTIER, fautes_dites

CP1252 = "le fichier n'est pas en UTF-8 : réenregistrez-le en choisissant UTF-8"
INVISIBLE = "caractère invisible interdit : effacez-le et retapez le texte autour"
VIDE = "fichier vide ou illisible : complétez-le, ou supprimez-le"


@pytest.mark.parametrize(
    ("octets", "faute"),
    [
        pytest.param(b"", f"1:1: {VIDE}", id="vide"),
        pytest.param(b"\n\n  \n", f"1:1: {VIDE}", id="blanc"),
        pytest.param("nom: Les Épreuves\n".encode("cp1252"), f"1:10: {CP1252}", id="windows-1252"),
        pytest.param("# Épreuves\nnom: Été\n".encode("latin-1"), f"1:3: {CP1252}", id="accent en commentaire"),
        pytest.param("nom: Les Essais\n".encode("utf-16"), f"1:1: {CP1252}", id="utf-16"),
        pytest.param("nom: Les Essais\n".encode("utf-16-le"), f"1:2: {INVISIBLE}", id="utf-16 sans marque"),
        pytest.param(b"nom: Les\0Essais\n", f"1:9: {INVISIBLE}", id="octet nul"),
        pytest.param(b"nom: Les Essais\nstatut:\x1b QPV\n", f"2:8: {INVISIBLE}", id="caractere de controle"),
    ],
)
def test_un_fichier_qui_n_est_pas_du_texte_est_refuse_a_sa_place(octets, faute):
    assert f"data/{QUARTIER}:{faute}" in fautes_dites(FICHIERS | {QUARTIER: octets})


def test_un_fichier_commun_vide_ne_se_supprime_pas():
    besoin = "fichier vide ou illisible : complétez-le, le site en a besoin"

    assert f"data/site.yml:1:1: {besoin}" in fautes_dites(FICHIERS | {"site.yml": b""})
    assert f"data/recherche.yml:1:1: {VIDE}" in fautes_dites(FICHIERS | {"recherche.yml": b""})


def test_un_fichier_dont_tout_est_facultatif_peut_n_avoir_que_des_remarques():
    sans_rien = comprendre(FICHIERS | {"pilotage.yml": b"# rien pour l'instant\n"})

    assert sans_rien.pilotage.referents == ()
    assert "data/pilotage.yml:1:1: fichier vide" in fautes_dites(FICHIERS | {"pilotage.yml": b"\n"})[0]


@pytest.mark.parametrize("espace", ["\u00a0", "\u202f", "\u2009"])
def test_une_espace_insecable_au_bout_d_un_texte_ne_compte_pas(espace):
    octets = FICHIERS[QUARTIER].replace(b"statut: QPV", f"statut: QPV{espace}".encode())
    assert octets != FICHIERS[QUARTIER]

    assert fautes_dites(FICHIERS | {QUARTIER: octets}) == []


def sans(nom):
    return {autre: octets for autre, octets in FICHIERS.items() if autre != nom}


QUARTIER_SANS_CODE = (
    FICHIERS["quartiers/les-epreuves.yml"].replace(b"code: QP000002\n", b"").replace(b"nom: Les", b"nom: Autres")
)
REFUSE = "nom de fichier refusé : identifiant attendu"
IDENTIFIANT = "lettres minuscules sans accent, chiffres et tirets, par exemple lien-social"


@pytest.mark.parametrize(
    ("fichiers", "faute"),
    [
        pytest.param(
            sans("site.yml"), "data/site.yml:1:1: fichier manquant : le site en a besoin", id="fichier manquant"
        ),
        pytest.param(
            {nom: octets for nom, octets in FICHIERS.items() if not nom.startswith("quartiers/")},
            'data/quartiers:1:1: aucun quartier : « make quartier nom="Le nom du quartier" » en commence la fiche',
            id="aucun quartier",
        ),
        pytest.param(
            FICHIERS | {"quartiers/la-gare.yaml": QUARTIER_SANS_CODE},
            "data/quartiers/la-gare.yaml:1:1: extension inconnue : renommez le fichier en « .yml »",
            id="extension yaml",
        ),
        pytest.param(
            FICHIERS | {"la-gare.yml": QUARTIER_SANS_CODE},
            "data/la-gare.yml:1:1: fichier inconnu : "
            "une fiche de quartier se range dans « quartiers/ », les nouvelles d'une année dans « suivi/ », "
            "et le nom finit par « .yml »",
            id="fiche mal rangee",
        ),
        pytest.param(
            FICHIERS | {"glosaire.yml": b""},
            "data/glosaire.yml:1:1: fichier inconnu (vouliez-vous dire « glossaire.yml » ?)",
            id="nom mal orthographie",
        ),
        pytest.param(
            FICHIERS | {"quartiers/Gare.yml": QUARTIER_SANS_CODE},
            "data/quartiers/Gare.yml:1:1: nom de fichier refusé : renommez-le en « gare.yml »",
            id="majuscule",
        ),
        pytest.param(
            FICHIERS | {"quartiers/cité.yml": QUARTIER_SANS_CODE},
            "data/quartiers/cité.yml:1:1: nom de fichier refusé : renommez-le en « cite.yml »",
            id="accent",
        ),
        pytest.param(
            FICHIERS | {"quartiers/東.yml": QUARTIER_SANS_CODE},
            f"data/quartiers/東.yml:1:1: {REFUSE}, et non « 東 » : {IDENTIFIANT}",
            id="autre alphabet",
        ),
        pytest.param(
            FICHIERS | {"quartiers/index.yml": QUARTIER_SANS_CODE},
            "data/quartiers/index.yml:1:1: « index » est réservé : donnez au fichier le nom du quartier",
            id="nom reserve",
        ),
    ],
)
def test_un_nom_de_fichier_fautif_est_la_seule_faute(fichiers, faute):
    assert fautes_dites(fichiers) == [faute]


def test_le_dossier_est_nomme_depuis_l_endroit_ou_l_on_travaille(tmp_path, monkeypatch):
    (tmp_path / "ville" / "data").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)

    with pytest.raises(DonneesFautives, match=r"^ville/data/convention\.yml:1:1: fichier manquant"):
        lire(Path("ville/data"))


def test_un_fichier_cache_et_un_dossier_ne_comptent_pas(tmp_path):
    for nom, octets in FICHIERS.items():
        (tmp_path / nom).parent.mkdir(exist_ok=True)
        (tmp_path / nom).write_bytes(octets)
    (tmp_path / "quartiers" / ".brouillon.yml").write_text("nom: [\n")
    (tmp_path / "quartiers" / "vide.yml").mkdir()

    assert len(lire(tmp_path).quartiers) == 2


def test_un_lien_rompu_est_refuse(tmp_path):
    (tmp_path / "site.yml").symlink_to(tmp_path / "absent.yml")

    with pytest.raises(DonneesFautives, match=r"site\.yml:1:1: ce n'est pas un fichier ordinaire"):
        lire(tmp_path)
