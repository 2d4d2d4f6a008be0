"""Ce qui change pour les lecteurs, en phrases : une modification à la fois."""

import shutil

import pytest

from macros.differences import differences
from macros.lecture import lire
from macros.modele import Contrat
from tests.outils import HAILLICOURT, normaliser
from tests.outils_git import remplacer

CENTRE = "quartiers/le-centre.yml"
OISEAUX = "quartiers/cite-des-oiseaux.yml"


@pytest.fixture
def dire(tmp_path, contrat):
    """``dire(fichier, ancien, nouveau)`` -> les phrases qui disent cette modification."""

    def dire(fichier, ancien, nouveau):
        shutil.copytree(HAILLICOURT, tmp_path / "data")
        remplacer(tmp_path / "data", fichier, ancien, nouveau)
        return [normaliser(str(c)) for c in differences(contrat, lire(tmp_path / "data"))]

    return dire


CAS = [
    (CENTRE, "taux-pauvrete: 46.7", "taux-pauvrete: 45.1", "Le Centre : le taux de pauvreté passe de 46,7 % à 45,1 %."),
    (CENTRE, "    ips: 79\n", "", "Le Centre : l'indice de positionnement social n'est plus indiqué."),
    (
        OISEAUX,
        "    parc-social: 80\n",
        "    parc-social: 80\n    taux-emploi: 41\n",
        "Cité des Oiseaux : nouveau chiffre : le taux d'emploi des 15-64 ans, 41 %.",
    ),
    (
        OISEAUX,
        "{valeur: 30, plus_de: oui}",
        "31.5",
        "Cité des Oiseaux : le taux de pauvreté passe de plus de 30 % à 31,5 %.",
    ),
    (
        OISEAUX,
        "    - S'appuyer sur le tissu associatif déjà existant\n",
        "    - S'appuyer sur le tissu associatif déjà existant\n    - Ouvrir un café\n",
        "Cité des Oiseaux : nouvel objectif sous « Dynamiser l'animation sociale dans les quartiers » : "
        "« Ouvrir un café ».",
    ),
    (
        CENTRE,
        "    - Favoriser l'accès à la bibliothèque\n",
        "",
        "Le Centre : objectif retiré sous « Assurer la réussite éducative des enfants et des jeunes au travers de la "
        "scolarité, de l'ouverture culturelle, du bien-être et des compétences psycho-sociales » : "
        "« Favoriser l'accès à la bibliothèque ».",
    ),
    (
        CENTRE,
        "    - Renforcer le dispositif REAAP\n",
        "    - Renforcer le réseau REAAP\n",
        "Le Centre : l'objectif sous « Développer l'accompagnement à la parentalité et conforter les parents dans leur "
        "rôle éducatif » « Renforcer le dispositif REAAP » devient « Renforcer le réseau REAAP ».",
    ),
    (
        CENTRE,
        "valeur: 5300",
        "valeur: 5400",
        "Le Centre : la population passe de « environ 5 300 habitants » à « environ 5 400 habitants ».",
    ),
    (OISEAUX, "  - Tissu associatif\n", "", "Cité des Oiseaux : opportunité retirée : « Tissu associatif »."),
    (
        "pilotage.yml",
        "03 21 52 04 81",
        "03 21 00 00 00",
        "Pilotage : le téléphone de Bénédicte Scieszyk devient 03 21 00 00 00.",
    ),
    (
        "glossaire.yml",
        "    terme: conseil citoyen",
        "    terme: Conseil citoyen",
        "Glossaire : terme (Conseil citoyen) devient « Conseil citoyen ».",
    ),
    (
        "pilotage.yml",
        "    - designation: 5 agents territoriaux à déterminer\n",
        "",
        "Pilotage : retrait (membres, comité de pilotage) : « 5 agents territoriaux à déterminer ».",
    ),
    (
        "indicateurs.yml",
        "agglomeration: 18.8",
        "agglomeration: 18.9",
        "Indicateurs : valeur pour l'agglomération (Taux de pauvreté) devient 18,9.",
    ),
]


@pytest.mark.parametrize(("fichier", "ancien", "nouveau", "phrase"), CAS)
def test_une_modification_se_dit_en_une_phrase(dire, fichier, ancien, nouveau, phrase):
    assert dire(fichier, ancien, nouveau) == [phrase]


def test_rien_ne_change_quand_seuls_les_commentaires_changent(dire):
    assert dire(CENTRE, "# hectares", "# en hectares") == []


def test_rien_ne_change_quand_aucune_page_ne_montre_ce_qui_change(dire):
    assert dire("indicateurs.yml", "avec_article: le taux de pauvreté", "avec_article: le taux") == []


def test_un_quartier_de_plus_ou_de_moins_se_dit(contrat):
    parties = {nom: getattr(contrat, nom) for nom in type(contrat).model_fields}
    sans = type(contrat)(**parties | {"quartiers": contrat.quartiers[1:]})
    perdu = contrat.quartiers[0].nom
    assert [str(c) for c in differences(sans, contrat)] == [f"Quartiers : nouveau quartier : {perdu}."]
    assert [str(c) for c in differences(contrat, sans)] == [f"Quartiers : quartier retiré : {perdu}."]


def test_un_quartier_renomme_se_suit(contrat):
    def renomme(quartier, **champs):
        autres = [q for q in contrat.quartiers if q is not quartier]
        parties = {champ: getattr(contrat, champ) for champ in Contrat.model_fields}
        return Contrat(**parties | {"quartiers": (quartier.model_copy(update=champs), *autres)})

    centre = contrat.quartier_par_slug["le-centre"]
    suivi = renomme(centre, slug="coeur-de-ville", anciens_slugs=("le-centre",))
    perdu = renomme(centre, slug="coeur-de-ville")

    assert [str(c) for c in differences(contrat, suivi)] == [
        "Le Centre : la page change d'adresse, de quartiers/le-centre/ à quartiers/coeur-de-ville/."
    ]
    assert "Quartiers : quartier retiré : Le Centre." in [str(c) for c in differences(contrat, perdu)]
