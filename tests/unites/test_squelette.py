"""La fiche d'un nouveau quartier : un nom suffit, et « make check » mène jusqu'à la page."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.adresses import slug_a_prendre
from macros.commandes import Reponse, preparer_une_fiche
from macros.lecture import comprendre, lire_cadre
from macros.lecture.lecteur import lire_arbre
from macros.saisie.fiche_vierge import ecrire, squelette
from tests.outils.donnees import FICHIERS, fautes
from tests.outils.projet import EXEMPLEVILLE, RACINE

CHEMIN, FICHE = squelette("Cité du Parc", lire_cadre(EXEMPLEVILLE))
FACULTATIVE = re.compile(r"^( *)# (?=( *-$| *[a-z][a-z0-9_-]*:( |$)))", re.MULTILINE)


@pytest.mark.parametrize(
    ("nom", "slug"),
    [
        ("Cité du Parc", "cite-du-parc"),
        ("  Cité \t du  Parc ", "cite-du-parc"),
        ("Le Haut d'Houdain", "le-haut-d-houdain"),
        ("Le Haut d’Houdain", "le-haut-d-houdain"),
        ("CITÉ DE L'ÉTANG", "cite-de-l-etang"),
        ("Cité de l'E\u0301tang", "cite-de-l-etang"),
        ("Sacré-Cœur", "sacre-coeur"),
        ("CŒUR DE VILLE", "coeur-de-ville"),
        ("Læticia", "laeticia"),
        ("Fosse N° 3", "fosse-numero-3"),
        ("Fosse n°3", "fosse-numero-3"),
        ("Fosse Nº 3", "fosse-numero-3"),
        ("Fosse № 3", "fosse-numero-3"),
        ("Saint-Éloi / Mozart", "saint-eloi-mozart"),
        ("Parc & Jardins", "parc-et-jardins"),
        ("Garçonnière – Noël", "garconniere-noel"),
        ("« Les Tilleuls » (nord)", "les-tilleuls-nord"),
        ("8 mai 1945", "quartier-8-mai-1945"),
        ("--- Parc ---", "parc"),
        ("../../Parc", "parc"),
    ],
)
def test_un_nom_donne_une_adresse(nom, slug):
    assert squelette(nom, lire_cadre(EXEMPLEVILLE))[0] == f"quartiers/{slug}.yml"


SANS_NOM = 'il faut un nom, en lettres latines : make quartier nom="Cité du Parc"'
ABIME = "ce nom contient un caractère abîmé ou invisible : retapez-le"
REFUSES = [
    ("", SANS_NOM),
    (" \t ", SANS_NOM),
    ("!?", SANS_NOM),
    ("Парк", SANS_NOM),
    ("Index", "« index » est réservé aux pages du site : donnez au quartier un nom plus complet"),
    ("Parc " * 20, "ce nom donne une adresse de plus de 80 signes : raccourcissez-le"),
    ("CitÃ© du Parc", ABIME),
    ("Cité\u200bdu Parc", ABIME),
    ("Cit\udce9 du Parc", ABIME),
]


@pytest.mark.parametrize(("nom", "phrase"), REFUSES)
def test_un_nom_inutilisable_est_refuse_par_une_phrase(nom, phrase):
    with pytest.raises(ValueError, match=r"^" + re.escape(phrase) + r"$"):
        squelette(nom, lire_cadre(EXEMPLEVILLE))


def nom_relu(ecrit):
    arbre = lire_arbre("fiche.yml", ecrit.encode())
    assert arbre.fautes == []
    return arbre.valeur["nom"]


@pytest.mark.parametrize(
    ("nom", "ecrit"),
    [
        ("Cité du Parc", "Cité du Parc"),
        ("Le Haut d'Houdain", "Le Haut d'Houdain"),
        ("Parc : nord", '"Parc : nord"'),
        ("Parc # 2", '"Parc # 2"'),
        ('Le "Parc"', '"Le \\"Parc\\""'),
        ("Parc\\Nord", '"Parc\\\\Nord"'),
        ("8 mai 1945", '"8 mai 1945"'),
        ("- Parc", '"- Parc"'),
        ("{Parc}", '"{Parc}"'),
        ("“Parc”", '"“Parc”"'),
        ("Null", '"Null"'),
        ("No", '"No"'),
    ],
)
def test_un_nom_se_met_entre_guillemets_quand_il_le_faut(nom, ecrit):
    assert ecrire(nom) == ecrit
    assert nom_relu(f"nom: {ecrit}\n") == nom


@given(st.text("aÉœ1 '\"’“”‘\\:#-[]{},&*!|>%@`?~.=", min_size=1).map(lambda nom: f"{nom} a".strip()))
def test_tout_nom_admis_se_relit_tel_quel(nom):
    assert slug_a_prendre(nom)
    assert nom_relu(f"nom: {ecrire(nom)}\n") == nom
    assert nom_relu(f"nom: [{ecrire(nom)}]\n") == [nom]


UN_VIDE = re.compile(r"^(valeur|« \w+ » est) vide")


def test_chaque_fait_manquant_est_une_valeur_vide_a_sa_ligne():
    dites = fautes(FICHIERS | {CHEMIN: FICHE.encode()})

    lignes = FICHE.splitlines()
    assert {faute.fichier for faute in dites} == {f"data/{CHEMIN}"}
    assert [faute.message for faute in dites if not UN_VIDE.search(faute.message)] == []
    assert [lignes[faute.place.ligne - 1] for faute in dites] == [
        "statut:",
        "  perimetre:",
        "  source:",
        "    valeur:",
        "  indicateurs:",
        "  -",
        "  -",
        "  -",
        "objectifs:",
    ]


def test_employer_toutes_les_lignes_facultatives_ne_cree_aucune_autre_faute():
    fiche, employees = FACULTATIVE.subn(r"\1", FICHE)

    dites = fautes(FICHIERS | {CHEMIN: fiche.encode()})
    assert employees == FICHE.count("(facultatif)") - 1 + len(["taux-pauvrete", "ips"]) + 2 * 3
    assert [faute.message for faute in dites if not UN_VIDE.search(faute.message)] == []
    assert not FACULTATIVE.search(fiche)


def test_chaque_identifiant_est_propose_avec_ce_qu_il_designe():
    assert "    # taux-pauvrete:  # Taux de pauvreté\n    # ips:  # Indice de position sociale\n" in FICHE
    assert "  # acces-soins:  # Accéder aux soins\n  #   -\n  # demarches:  # Aider aux démarches\n  #   -\n" in FICHE


def test_chaque_cle_est_expliquee_juste_au_dessus():
    lignes = FICHE.splitlines()
    cles = [rang for rang, ligne in enumerate(lignes) if re.match(r" *(# )?[a-z_0-9]+:( \S|$)", ligne)]

    assert len(cles) > len(["nom", "statut", "communes", "carte", "portrait"])
    assert [lignes[rang] for rang in cles if not re.match(r" *# .*\.$", lignes[rang - 1])] == []


REPONSES = {
    "statut:": "statut: QIC",
    "  perimetre:": "  perimetre: 2024-2030",
    "  source:": "  source: Enquête fictive",
    "    valeur:": "    valeur: 120",
    "    # ips:  # Indice de position sociale": "    ips: 90  # Indice de position sociale",
    "  -": "  - Une mare",
    "  # parentalite:  # Épauler les parents": "  parentalite:  # Épauler les parents\n    - Ouvrir la mare",
}


def test_une_fiche_completee_devient_un_quartier():
    complete = "\n".join(REPONSES.get(ligne, ligne) for ligne in FICHE.splitlines())

    quartier = comprendre(FICHIERS | {CHEMIN: complete.encode()}).quartier_par_slug["cite-du-parc"]
    assert (quartier.nom, quartier.communes) == ("Cité du Parc", ("Exempleville",))
    assert quartier.portrait.indicateurs["ips"].valeur == 90
    assert quartier.objectifs == {"parentalite": ("Ouvrir la mare",)}


@pytest.fixture
def donnees(tmp_path, monkeypatch) -> Path:
    """Une copie des données d'Exempleville, dans le dossier où l'on travaille."""
    shutil.copytree(EXEMPLEVILLE, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return Path("data")


def test_la_commande_ecrit_la_fiche_et_dit_la_suite(donnees):
    reponse = preparer_une_fiche("Cité du Parc")

    assert (donnees / CHEMIN).read_text("utf-8") == FICHE
    assert reponse == Reponse(
        sortie="data/quartiers/cite-du-parc.yml est prête à compléter : « make check » dit ce qui y manque."
    )


def test_la_commande_n_ecrase_jamais_une_fiche(donnees):
    avant = (donnees / "quartiers/les-essais.yml").read_bytes()

    reponse = preparer_une_fiche("Les essais")

    assert (donnees / "quartiers/les-essais.yml").read_bytes() == avant
    assert reponse == Reponse(
        1, erreurs="data/quartiers/les-essais.yml existe déjà : complétez cette fiche, ou changez le nom du quartier."
    )


def test_la_commande_sert_aussi_au_premier_quartier_d_une_commune(donnees):
    shutil.rmtree(donnees / "quartiers")

    assert preparer_une_fiche("Cité du Parc").statut == 0
    assert (donnees / CHEMIN).is_file()


def test_une_fiche_incomplete_n_empeche_pas_d_en_commencer_une_autre(donnees):
    assert preparer_une_fiche("Cité du Parc").statut == 0
    assert preparer_une_fiche("Cité du Lac").statut == 0
    assert (donnees / "quartiers/cite-du-lac.yml").is_file()


def test_des_donnees_communes_fautives_arretent_la_commande(donnees):
    (donnees / "strategie.yml").unlink()

    reponse = preparer_une_fiche("Cité du Parc")

    assert reponse == Reponse(1, erreurs="Les données communes ont 1 faute : « make check » les affiche.")
    assert not (donnees / CHEMIN).exists()


@pytest.mark.parametrize(("nom", "phrase"), REFUSES)
def test_la_commande_refuse_un_nom_inutilisable_sans_rien_ecrire(donnees, nom, phrase):
    avant = sorted(donnees.rglob("*"))

    assert preparer_une_fiche(nom) == Reponse(1, erreurs=f"Fiche non écrite : {phrase}.")
    assert sorted(donnees.rglob("*")) == avant


def make_quartier(projet, *arguments):
    """« make quartier », joué dans ``projet`` sans rien y installer."""
    return subprocess.run(
        ["make", "--file", str(RACINE / "Makefile"), "--assume-old=.venv/site", "quartier", *arguments],
        capture_output=True,
        check=False,
        cwd=projet,
        encoding="utf-8",
        env={
            "PATH": os.environ["PATH"],
            "MAKEFLAGS": f"BIN={Path(sys.executable).parent}",
            "PYTHONPATH": str(RACINE),
            "PYTHONUTF8": "1",
        },
    )


def test_make_quartier_passe_le_nom_tel_qu_il_est_tape(donnees):
    commande = make_quartier(donnees.resolve().parent, """nom=La cité "l'Étang" : `nord`""")

    assert commande.returncode == 0, commande.stderr
    assert nom_relu((donnees / "quartiers/la-cite-l-etang-nord.yml").read_text("utf-8")) == (
        """La cité "l'Étang" : `nord`"""
    )


def test_make_quartier_sans_nom_dit_quoi_taper(donnees):
    commande = make_quartier(donnees.resolve().parent)

    assert commande.returncode != 0
    assert commande.stderr.startswith(f"Fiche non écrite : {SANS_NOM}.")
    assert "Traceback" not in commande.stderr
