"""Les schémas que suit un éditeur de texte : ils acceptent tout ce que lit le site, et refusent une faute de frappe."""

import json
import re

import pytest
import yaml
from jsonschema import Draft202012Validator

from macros.commandes import Reponse, ecrire_les_schemas
from macros.lecture import lire_cadre
from macros.modele import champs
from macros.saisie.motifs import MOTIFS
from macros.saisie.schemas import DOSSIER, schemas
from tests.outils.projet import EXEMPLEVILLE, HAILLICOURT, RACINE
from tests.unites.test_champs import ACCEPTES, REFUSES

COMMUNES = {"du-jour": RACINE / "data", "haillicourt": HAILLICOURT, "exempleville": EXEMPLEVILLE}
REGLAGES = json.loads((RACINE / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
SCHEMAS = {nom: json.loads(texte) for nom, texte in schemas(lire_cadre(HAILLICOURT)).items()}
QUARTIER = SCHEMAS[f"{DOSSIER}/quartier.json"]


class LectureDEditeur(yaml.SafeLoader):
    """YAML 1.2, que suivent les éditeurs de texte : une date y est un texte, « 0321 » un nombre décimal."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML attend cet attribut de classe


for genre, motif in (
    ("bool", "true|True|TRUE|false|False|FALSE"),
    ("int", "[-+]?[0-9]+"),
    ("float", r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?"),
    ("null", "~|null|Null|NULL|"),
):
    LectureDEditeur.add_implicit_resolver(f"tag:yaml.org,2002:{genre}", re.compile(f"^({motif})$"), None)
LectureDEditeur.add_constructor("tag:yaml.org,2002:int", lambda _, noeud: int(noeud.value))


def lire_en_editeur(texte):
    return yaml.load(texte, LectureDEditeur)  # noqa: S506 - cette lecture dérive de SafeLoader


def refus(schema, valeur):
    return [f"{erreur.json_path} : {erreur.message}" for erreur in Draft202012Validator(schema).iter_errors(valeur)]


def schema_du_fichier(fichier):
    nom = "quartier" if fichier.parent.name == "quartiers" else fichier.stem
    return f"{DOSSIER}/{nom}.json"


FICHIERS = [(nom, fichier) for nom, dossier in COMMUNES.items() for fichier in sorted(dossier.rglob("*.yml"))]


@pytest.mark.parametrize(("commune", "fichier"), FICHIERS, ids=[f"{nom}-{fichier.stem}" for nom, fichier in FICHIERS])
def test_un_fichier_que_lit_le_site_suit_le_schema_de_sa_commune(commune, fichier):
    schema = json.loads(schemas(lire_cadre(COMMUNES[commune]))[schema_du_fichier(fichier)])

    assert refus(schema, lire_en_editeur(fichier.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("champ", "ecrit"), [(champ, ecrit.strip()) for champ, table in ACCEPTES.items() for ecrit in table]
)
def test_une_ecriture_que_lit_le_site_suit_le_schema_avec_ou_sans_guillemets(champ, ecrit):
    schema = MOTIFS[getattr(champs, champ)]

    assert refus(schema, ecrit) == []
    assert refus(schema, lire_en_editeur(ecrit.replace("\t", " "))) == []


@pytest.mark.parametrize("champ", REFUSES)
def test_chaque_schema_refuse_la_plupart_des_fautes_de_frappe(champ):
    fautes = REFUSES[champ].split("|")
    refusees = [faute for faute in fautes if refus(MOTIFS[getattr(champs, champ)], faute)]

    assert len(refusees) * 2 > len(fautes)


def cles_du_groupe(groupe, ou):
    for cle, contenu in groupe.get("properties", {}).items():
        yield f"{ou}.{cle}", contenu
        yield from cles_du_groupe(contenu, f"{ou}.{cle}")


CLES = {
    ou: contenu
    for chemin, schema in SCHEMAS.items()
    for nom, groupe in {"": schema, **schema["$defs"]}.items()
    for ou, contenu in cles_du_groupe(groupe, f"{chemin.removeprefix(DOSSIER)}#{nom}")
}


@pytest.mark.parametrize("ou", CLES)
def test_chaque_cle_a_un_titre_francais_qui_entre_dans_une_phrase(ou):
    titre = CLES[ou]["title"]

    assert titre
    assert titre == titre.strip(" .:")
    assert titre[0].islower()
    assert "_" not in titre


@pytest.mark.parametrize("ou", [ou for ou, contenu in CLES.items() if "examples" in contenu])
def test_chaque_exemple_suit_le_schema_de_sa_cle(ou):
    assert [refus(CLES[ou], exemple) for exemple in CLES[ou]["examples"]] == [[]] * len(CLES[ou]["examples"])


@pytest.mark.parametrize(
    ("ancien", "nouveau", "phrase"),
    [
        ("acces-soins:", "acces-soin:", r"\$\.objectifs : .*'acces-soin' was unexpected"),
        ("taux-pauvrete:", "taux-pauvreté:", r"\$\.portrait\.indicateurs : .*'taux-pauvreté' was unexpected"),
        ("nom: Le Centre", "nom: Le Centre\nslug: le-centre", r"\$ : .*'slug' was unexpected"),
        ("  perimetre:", "  périmètre:", r"\$\.carte : .*'périmètre' was unexpected"),
        ("statut: QPV", "statut: QPX", r"\$\.statut : 'QPX' is not one of \['QPV', 'QIC'\]"),
        ("nom: Le Centre", "nom:", r"\$\.nom : None is not of type"),
        (
            "taux-pauvrete: 46.7",
            "taux-pauvrete: beaucoup",
            r"\$\.portrait\.indicateurs\['?.*taux-pauvrete.* : 'beaucoup'",
        ),
        ("environ: oui", "environ: peut-être", r"\$\.portrait\.population\.environ : 'peut-être' does not match"),
    ],
)
def test_une_faute_de_frappe_se_voit_a_sa_place(ancien, nouveau, phrase):
    texte = (HAILLICOURT / "quartiers" / "le-centre.yml").read_text("utf-8")
    assert ancien in texte

    assert [dit for dit in refus(QUARTIER, lire_en_editeur(texte.replace(ancien, nouveau, 1))) if re.match(phrase, dit)]


def test_les_identifiants_permis_sont_ceux_des_donnees_et_disent_ce_qu_ils_designent(contrat):
    indicateurs = QUARTIER["$defs"]["Portrait"]["properties"]["indicateurs"]
    permis = QUARTIER["properties"]["objectifs"]["properties"] | indicateurs["properties"]

    assert {cle: contenu["description"] for cle, contenu in permis.items()} == {
        **{sous_objectif.id: sous_objectif.titre for sous_objectif in contrat.strategie.sous_objectifs()},
        **{indicateur.id: indicateur.libelle for indicateur in contrat.indicateurs.indicateurs},
    }
    assert indicateurs["additionalProperties"] is False


@pytest.mark.parametrize("chemin", SCHEMAS)
def test_un_schema_suit_la_norme_sans_nommer_de_site(chemin):
    schema = SCHEMAS[chemin]

    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == chemin.removeprefix(f"{DOSSIER}/")
    assert "``" not in json.dumps(schema, ensure_ascii=False)


def sans_les_intitules(texte):
    """Retoucher le titre d'un indicateur n'oblige personne à réécrire les schémas ; ajouter un indicateur, si."""
    schema = json.loads(texte)
    for groupe in (schema, *schema.get("$defs", {}).values()):
        for cle in ("objectifs", "indicateurs"):
            for permis in groupe.get("properties", {}).get(cle, {}).get("properties", {}).values():
                del permis["description"]
    return schema


def test_les_schemas_enregistres_sont_a_jour():
    attendus = schemas(lire_cadre(RACINE / "data"))
    enregistres = {f"{DOSSIER}/{f.name}": f.read_text("utf-8") for f in sorted((RACINE / DOSSIER).iterdir())}

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

    ecrits = {f"{DOSSIER}/{f.name}": f.read_text("utf-8") for f in (tmp_path / DOSSIER).iterdir()}
    assert ecrits == schemas(lire_cadre(EXEMPLEVILLE))
    assert all(texte.endswith("}\n") for texte in ecrits.values())
    assert f"{DOSSIER}/quartier.json est à jour." in reponse.sortie


def test_des_donnees_fautives_ne_donnent_pas_de_schema(tmp_path):
    (tmp_path / "data").mkdir()

    reponse = ecrire_les_schemas(tmp_path)

    assert reponse == Reponse(1, erreurs="Les données ont 6 fautes : « make check » les affiche.")
    assert not (tmp_path / "docs").exists()
