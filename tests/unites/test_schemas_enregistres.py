"""Les schémas enregistrés : à jour, appliqués par l'éditeur, écrits par une commande."""

import json

from macros.commandes import Reponse, ecrire_les_schemas
from macros.lecture import lire_sans_les_quartiers
from macros.saisie import DOSSIER_DES_SCHEMAS, schemas
from tests.outils.editeur import schema_du_fichier
from tests.outils.projet import EXEMPLEVILLE, RACINE

REGLAGES = json.loads((RACINE / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]


def sans_les_intitules(texte):
    """Retoucher le titre d'un indicateur n'oblige personne à réécrire les schémas ; ajouter un indicateur, si."""
    schema = json.loads(texte)
    for groupe in (schema, *schema.get("$defs", {}).values()):
        for cle in ("objectifs", "indicateurs"):
            for permis in groupe.get("properties", {}).get(cle, {}).get("properties", {}).values():
                del permis["description"]
    return schema


def test_les_schemas_enregistres_sont_a_jour():
    attendus = schemas(lire_sans_les_quartiers(RACINE / "data"))
    enregistres = {
        f"{DOSSIER_DES_SCHEMAS}/{f.name}": f.read_text("utf-8")
        for f in sorted((RACINE / DOSSIER_DES_SCHEMAS).iterdir())
    }

    perimes = [
        chemin
        for chemin in attendus.keys() | enregistres.keys()
        if sans_les_intitules(attendus.get(chemin, "{}")) != sans_les_intitules(enregistres.get(chemin, "{}"))
    ]
    assert perimes == [], "schémas périmés : lancez « make schemas », et enregistrez ce qu'il écrit"


def test_vs_code_applique_a_chaque_fichier_de_donnees_son_schema():
    appliques = {
        fichier: schema for schema, motif in REGLAGES.items() for fichier in RACINE.glob(motif) if fichier.is_file()
    }

    assert appliques == {fichier: schema_du_fichier(fichier) for fichier in (RACINE / "data").rglob("*.yml")}
    assert [schema for schema in REGLAGES if not (RACINE / schema).is_file()] == []


def test_la_commande_ecrit_tous_les_schemas(tmp_path):
    (tmp_path / "data").symlink_to(EXEMPLEVILLE)

    reponse = ecrire_les_schemas(tmp_path)

    assert reponse.statut == 0

    ecrits = {
        f"{DOSSIER_DES_SCHEMAS}/{f.name}": f.read_text("utf-8") for f in (tmp_path / DOSSIER_DES_SCHEMAS).iterdir()
    }
    assert ecrits == schemas(lire_sans_les_quartiers(EXEMPLEVILLE))
    assert all(texte.endswith("}\n") for texte in ecrits.values())
    assert f"{DOSSIER_DES_SCHEMAS}/quartier.json est à jour." in reponse.sortie


def test_des_donnees_fautives_ne_donnent_pas_de_schema(tmp_path):
    (tmp_path / "data").mkdir()

    reponse = ecrire_les_schemas(tmp_path)

    assert reponse == Reponse(1, erreurs="Les données ont 6 fautes : « make check » les affiche.")
    assert not (tmp_path / "docs").exists()
