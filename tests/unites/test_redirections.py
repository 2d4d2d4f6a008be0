"""Les fichiers d'un quartier renommé restent sous son ancien nom, et eux seuls."""

from macros.referencement import garder_sous_les_anciens_noms
from tests.outils.contrats import renommer

FICHIERS = {
    "donnees/quartiers/contacts.json": "le quartier",
    "documents/quartiers/contacts.pdf": "sa fiche",
    "donnees/contacts.vcf": "le carnet",
    "donnees/quartiers/autre.json": "un autre",
    "robots.txt": "les robots",
}


def test_les_fichiers_d_un_quartier_renomme_restent_sous_son_ancien_nom_et_eux_seuls(contrat):
    renomme = renommer(contrat, "le-centre", "contacts")
    assert garder_sous_les_anciens_noms(FICHIERS, renomme) == FICHIERS | {
        "donnees/quartiers/le-centre.json": "le quartier",
        "documents/quartiers/le-centre.pdf": "sa fiche",
    }


def test_un_ancien_nom_efface_de_la_fiche_garde_les_fichiers_qu_a_encore_le_quartier(contrat):
    effaces = {"quartiers/le-bourg/": "quartiers/contacts.md", "q/QP000000/": "quartiers/contacts.md"}
    assert garder_sous_les_anciens_noms(FICHIERS, contrat, effaces) == FICHIERS | {
        "donnees/quartiers/le-bourg.json": "le quartier",
        "documents/quartiers/le-bourg.pdf": "sa fiche",
    }


def test_sans_quartier_renomme_rien_ne_se_double(contrat):
    assert garder_sous_les_anciens_noms(FICHIERS, contrat) == FICHIERS
