import re
from pathlib import Path

import pytest
import yaml

from macros.lecture import comprendre, lecteur, lire
from macros.lecture.lecteur import lire_arbre
from tests.outils.donnees import (
    EXEMPLEVILLE,
    FICHIERS,
    QUARTIER,
    TESTS,
    TOUS_LES_FICHIERS,
    abimer,
    fautes,
    fautes_dites,
)

FAUTES = TESTS / "fautes"
MAUVAIS = sorted(FAUTES.glob("*/*.yml"))


def cible(mauvais: Path) -> str:
    """Le fichier de la commune inventée que remplace un mauvais fichier : son dossier le dit."""
    dossier = mauvais.parent.name
    return {"quartier": QUARTIER, "suivi": "suivi/2025.yml"}.get(dossier, f"{dossier}.yml")


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

    commune = TOUS_LES_FICHIERS if mauvais.parent.name == "suivi" else FICHIERS
    assert fautes_dites(commune | {cible(mauvais): mauvais.read_bytes()}) == attendues(mauvais)


@pytest.mark.lent  # sans l'extension C, tout se lit dix fois moins vite
def test_sans_l_extension_c_les_fautes_sont_aux_memes_lignes(monkeypatch):
    def par_ligne(mauvais):
        arbre = lire_arbre(mauvais.name, mauvais.read_bytes())
        return arbre.valeur, [(faute.place.ligne, faute.message) for faute in arbre.fautes]

    avec = list(map(par_ligne, MAUVAIS))
    monkeypatch.setattr(lecteur, "CHARGEUR", yaml.BaseLoader)

    assert list(map(par_ligne, MAUVAIS)) == avec


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
        ("|\n  Les Essais\n  du nord", "Les Essais du nord"),
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


@pytest.mark.parametrize(
    ("nom", "dans_une_phrase"),
    [
        ("Le Centre", "le Centre"),
        ("CENTRE", "le Centre"),
        ("Abbaye", "l'Abbaye"),
        ("Abbaye", "l’Abbaye"),
        ("Cité de l'Étang", "la cité de l’Étang"),
        ("Cite\u0301 du Parc", "la Cité du Parc"),
        ("Cité\u00a0du Parc", "la Cité du Parc"),
        ("Parc", "la résidence du Parc"),
        ("Abbaye", "la résidence de l'Abbaye"),
        ("Onze-Novembre", "le Onze-Novembre"),
        ("Ouistiti", "le Ouistiti"),
        ("Ouate", "la Ouate"),
        ("Yogourt", "le Yogourt"),
    ],
)
def test_un_nom_se_dit_dans_une_phrase_avec_son_article_quelle_que_soit_sa_frappe(nom, dans_une_phrase):
    nomme = f"nom: {nom}\nnom_dans_une_phrase: {dans_une_phrase}\n"
    assert fautes_dites(FICHIERS | {QUARTIER: abimer(QUARTIER, "nom: Les Essais\n", nomme)}) == []


def test_les_fautes_de_tous_les_fichiers_sont_dites_d_un_coup_et_rangees():
    fichiers = FICHIERS | {
        "site.yml": abimer("site.yml", "non conforme", "conforme"),
        "convention.yml": b"",
        "note.txt": b"rien",
        QUARTIER: abimer(QUARTIER, "acces-soins", "acces-soin"),
    }

    assert [dite.split(": ")[0] for dite in fautes_dites(fichiers)] == [
        "data/convention.yml:1:1",
        "data/note.txt:1:1",
        "data/quartiers/les-essais.yml:30:3",
        "data/site.yml:9:9",
    ]


@pytest.mark.parametrize("illisible", ["strategie.yml", "indicateurs.yml"])
def test_un_fichier_illisible_n_accuse_pas_les_quartiers(illisible):
    dites = fautes(FICHIERS | {illisible: b"enjeux: [\n"})

    assert {faute.fichier for faute in dites} == {f"data/{illisible}"}
