"""La fiche d'un nouveau quartier : un nom suffit, et « make check » mène jusqu'à la page."""

import re

from macros.lecture import comprendre, lire_sans_les_quartiers
from macros.modele.objectif import Objectif
from macros.saisie import fiche_vierge
from tests.outils.donnees import FICHIERS, fautes
from tests.outils.projet import EXEMPLEVILLE

CHEMIN, FICHE = fiche_vierge("Cité du Parc", lire_sans_les_quartiers(EXEMPLEVILLE))
FACULTATIVE = re.compile(r"^( *)# (?=( *-( [a-z]+:)?$| *[a-z][a-z0-9_-]*:( |$)))", re.MULTILINE)
RUBRIQUES = ("irritants", "opportunites", "enjeux_prioritaires")
UN_VIDE = re.compile(r"^(élément|« [\w-]+ » est) vide")


def test_chaque_fait_manquant_est_une_valeur_vide_a_sa_ligne():
    dites = fautes(FICHIERS | {CHEMIN: FICHE.encode()})

    lignes = FICHE.splitlines()
    assert {faute.fichier for faute in dites} == {f"data/{CHEMIN}"}
    assert [faute.message for faute in dites if not UN_VIDE.search(faute.message)] == []
    assert [lignes[faute.place.ligne - 1] for faute in dites] == [
        "statut:",
    ]


def test_employer_toutes_les_lignes_facultatives_ne_cree_aucune_autre_faute():
    fiche, employees = FACULTATIVE.subn(r"\1", FICHE)

    dites = fautes(FICHIERS | {CHEMIN: fiche.encode()})
    sans_ligne, sans_mot = (
        ["rubriques", "communes"],
        [
            "taux-pauvrete",
            "ips",
            "valeur",
            "- d'un lieu",
            "- d'un secteur",
            "- d'une rue",
            "- d'un autre nom",
            "- le titre d'un document",
            "son lien",
        ],
    )
    assert employees == FICHE.count("(facultatif)") - len(sans_ligne) + len(sans_mot) + 2 * 3 + 2 * len(RUBRIQUES)
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
    "# portrait:": "portrait:",
    "  # indicateurs:": "  indicateurs:",
    "# objectifs:": "objectifs:",
    "    # ips:  # Indice de position sociale": "    ips: 90  # Indice de position sociale",
    "  -": "  - Une mare",
    "  # parentalite:  # Épauler les parents": "  parentalite:  # Épauler les parents\n    - Ouvrir la mare",
}


def test_une_fiche_completee_devient_un_quartier():
    complete = "\n".join(REPONSES.get(ligne, ligne) for ligne in FICHE.splitlines())

    quartier = comprendre(FICHIERS | {CHEMIN: complete.encode()}).quartier_par_slug["cite-du-parc"]
    assert (quartier.nom, quartier.communes) == ("Cité du Parc", ("Exempleville",))
    assert quartier.portrait.indicateurs["ips"].valeur == 90
    assert quartier.objectifs == {"parentalite": (Objectif(texte="Ouvrir la mare"),)}
