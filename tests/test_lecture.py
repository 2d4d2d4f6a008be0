import re
from pathlib import Path

import pytest
import yaml

from macros.lecture import comprendre, lire, marche
from macros.lecture.lecteur import lire_arbre
from tests.outils_donnees import EXEMPLEVILLE, FICHIERS, QUARTIER, TESTS, abimer, fautes, fautes_dites

FAUTES = TESTS / "fautes"
MAUVAIS = sorted(FAUTES.glob("*/*.yml"))


def cible(mauvais: Path) -> str:
    """Le fichier de la commune inventée que remplace un mauvais fichier : son dossier le dit."""
    dossier = mauvais.parent.name
    return QUARTIER if dossier == "quartier" else f"{dossier}.yml"


def attendues(mauvais: Path) -> list[str]:
    """Les fautes qu'un mauvais fichier annonce dans ses commentaires, pour lui-même ou pour un autre fichier."""
    annonces = re.findall(r"^# attendu(?: dans (\S+))?: (.+)$", mauvais.read_text(), re.MULTILINE)
    return [f"data/{ailleurs or cible(mauvais)}:{faute}" for ailleurs, faute in annonces]


def nom_court(mauvais: Path) -> str:
    return f"{mauvais.parent.name}/{mauvais.stem}"


def test_la_commune_inventee_est_sans_faute():
    assert lire(EXEMPLEVILLE).convention.commune.nom == "Exempleville"


@pytest.mark.parametrize("mauvais", MAUVAIS, ids=nom_court)
def test_chaque_mauvais_fichier_a_les_fautes_qu_il_annonce_et_aucune_autre(mauvais):
    assert attendues(mauvais), "un mauvais fichier annonce ses fautes : « # attendu: ligne:colonne: phrase »"

    assert fautes_dites(FICHIERS | {cible(mauvais): mauvais.read_bytes()}) == attendues(mauvais)


def test_sans_l_extension_c_les_fautes_sont_aux_memes_lignes(monkeypatch):
    def par_ligne(mauvais):
        arbre = lire_arbre(mauvais.name, mauvais.read_bytes())
        return arbre.valeur, [(faute.place.ligne, faute.message) for faute in arbre.fautes]

    avec = list(map(par_ligne, MAUVAIS))
    monkeypatch.setattr(marche, "CHARGEUR", yaml.BaseLoader)

    assert list(map(par_ligne, MAUVAIS)) == avec


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


def sans(nom):
    return {autre: octets for autre, octets in FICHIERS.items() if autre != nom}


QUARTIER_SANS_CODE = FICHIERS["quartiers/les-epreuves.yml"].replace(b"code: QP000002\n", b"")
REFUSE = "nom de fichier refusé : identifiant attendu"
IDENTIFIANT = "lettres minuscules sans accent, chiffres et tirets, par exemple acces-soins"


@pytest.mark.parametrize(
    ("fichiers", "faute"),
    [
        pytest.param(
            sans("site.yml"), "data/site.yml:1:1: fichier manquant : le site en a besoin", id="fichier manquant"
        ),
        pytest.param(
            {nom: octets for nom, octets in FICHIERS.items() if not nom.startswith("quartiers/")},
            "data/quartiers:1:1: aucun quartier : ajoutez une fiche qui finit par « .yml »",
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
            "une fiche de quartier se range dans « quartiers/ » et finit par « .yml »",
            id="fiche mal rangee",
        ),
        pytest.param(
            FICHIERS | {"glosaire.yml": b""},
            "data/glosaire.yml:1:1: fichier inconnu (vouliez-vous dire « glossaire.yml » ?)",
            id="nom mal orthographie",
        ),
        pytest.param(
            FICHIERS | {"quartiers/Gare.yml": QUARTIER_SANS_CODE},
            f"data/quartiers/Gare.yml:1:1: {REFUSE}, et non « Gare » : {IDENTIFIANT}",
            id="majuscule",
        ),
        pytest.param(
            FICHIERS | {"quartiers/cité.yml": QUARTIER_SANS_CODE},
            f"data/quartiers/cité.yml:1:1: {REFUSE}, et non « cité » : {IDENTIFIANT}",
            id="accent",
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


@pytest.mark.parametrize(
    "changer",
    [
        pytest.param(lambda octets: b"\xef\xbb\xbf" + octets, id="marque d'ordre des octets"),
        pytest.param(lambda octets: octets.replace(b"\n", b"\r\n"), id="fins de ligne de Windows"),
        pytest.param(lambda octets: octets.replace(b"\n", b"\r"), id="fins de ligne des vieux Mac"),
        pytest.param(lambda octets: b"---\n" + octets, id="debut de document"),
        pytest.param(lambda octets: octets.rstrip(b"\n"), id="sans fin de ligne"),
        pytest.param(lambda octets: octets.replace(b"nom: ", "nom\u00a0: ".encode()), id="espace avant deux-points"),
        pytest.param(lambda octets: octets.replace(b"\n", b"  # remarque\n", 3), id="commentaires"),
    ],
)
def test_un_autre_enregistrement_du_meme_fichier_dit_la_meme_chose(changer):
    autrement = FICHIERS | {QUARTIER: changer(FICHIERS[QUARTIER])}

    assert comprendre(autrement) == comprendre(FICHIERS)


@pytest.mark.parametrize(
    ("ecrit", "lu"),
    [
        ("Les Essais", "Les Essais"),
        ("Les  Essais", "Les Essais"),
        ("Les Essais\n  du nord", "Les Essais du nord"),
        ("|\n  Les Essais\n  - du nord", "Les Essais - du nord"),
        (">-\n  Essais # 1\n  nord: tout", "Essais # 1 nord: tout"),
        ('"Essais : nord"', "Essais : nord"),
        ('"Essais # 1"', "Essais # 1"),
        ("'L''étang'", "L'étang"),
        ('"[Essais] & {nord}"', "[Essais] & {nord}"),
        (r'"Essais \"du nord\" \\o/"', 'Essais "du nord" \\o/'),
        ("Essais & fils, *nord*, 50 % {!} | @ ` > <", "Essais & fils, *nord*, 50 % {!} | @ ` > <"),
        ("« Les Essais »", "« Les Essais »"),
        ("les “Essais”", "les “Essais”"),
        ("“Essais” et “Nord”", "“Essais” et “Nord”"),
        ("C#", "C#"),
        ("À 10:30", "À 10:30"),
        ("0321", "0321"),
        ("non", "non"),
        ("1e3", "1e3"),
        ("Essais\u00a0du\u202fnord\u00a0!", "Essais\u00a0du\u202fnord\u00a0!"),
    ],
)
def test_un_texte_est_lu_tel_qu_il_est_ecrit(ecrit, lu):
    contrat = comprendre(FICHIERS | {QUARTIER: abimer(QUARTIER, "nom: Les Essais\n", f"nom: {ecrit}\n")})

    assert contrat.quartier_par_slug["les-essais"].nom == lu


def test_les_fautes_de_tous_les_fichiers_sont_dites_d_un_coup_et_rangees():
    fichiers = FICHIERS | {
        "site.yml": abimer("site.yml", "non conforme", "conforme"),
        "pilotage.yml": b"",
        "note.txt": b"rien",
        QUARTIER: abimer(QUARTIER, "acces-soins", "acces-soin"),
    }

    assert [dite.split(": ")[0] for dite in fautes_dites(fichiers)] == [
        "data/note.txt:1:1",
        "data/pilotage.yml:1:1",
        "data/quartiers/les-essais.yml:30:3",
        "data/site.yml:9:9",
    ]


@pytest.mark.parametrize("illisible", ["strategie.yml", "indicateurs.yml"])
def test_un_fichier_illisible_n_accuse_pas_les_quartiers(illisible):
    dites = fautes(FICHIERS | {illisible: b"enjeux: [\n"})

    assert {faute.fichier for faute in dites} == {f"data/{illisible}"}


def test_le_dossier_est_nomme_depuis_l_endroit_ou_l_on_travaille(tmp_path, monkeypatch):
    (tmp_path / "ville" / "data").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)

    with pytest.raises(Exception, match=r"^ville/data/convention\.yml:1:1: fichier manquant"):
        lire(Path("ville/data"))


def test_un_fichier_cache_et_un_dossier_ne_comptent_pas(tmp_path):
    for nom, octets in FICHIERS.items():
        (tmp_path / nom).parent.mkdir(exist_ok=True)
        (tmp_path / nom).write_bytes(octets)
    (tmp_path / "quartiers" / ".brouillon.yml").write_text("nom: [\n")
    (tmp_path / "quartiers" / "vide.yml").mkdir()

    assert len(lire(tmp_path).quartiers) == 2


def test_un_lien_rompu_est_dit_illisible(tmp_path):
    (tmp_path / "site.yml").symlink_to(tmp_path / "absent.yml")

    with pytest.raises(Exception, match=r"site\.yml:1:1: fichier vide ou illisible"):
        lire(tmp_path)
