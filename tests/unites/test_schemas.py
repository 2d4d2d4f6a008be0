"""Les schémas que suit un éditeur de texte : ils acceptent tout ce que lit le site, et refusent une faute de frappe."""

import json
import os
import re
import subprocess
import sys
from functools import cache

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from macros import saisie
from macros.adresses import SCHEMAS_DE_SAISIE
from macros.donnees.schemas import schemas_publies
from macros.lecture import lire, lire_sans_les_quartiers
from macros.modele import types
from macros.modele.suivi import ETATS
from macros.saisie import schemas
from tests.outils.donnees import TOUS_LES_FICHIERS, fautes_dites
from tests.outils.ecritures import ACCEPTES, REFUSES
from tests.outils.editeur import lire_en_editeur, refus, schema_du_fichier
from tests.outils.projet import CINQ_NIVEAUX, EXEMPLEVILLE, HAILLICOURT, RACINE, UN_NIVEAU

COMMUNES = {
    "haillicourt": HAILLICOURT,
    "exempleville": EXEMPLEVILLE,
    "un-niveau": UN_NIVEAU,
    "cinq-niveaux": CINQ_NIVEAUX,
}
SCHEMAS = {nom: json.loads(texte) for nom, texte in schemas(lire_sans_les_quartiers(HAILLICOURT)).items()}
QUARTIER = SCHEMAS[f"{SCHEMAS_DE_SAISIE}/quartier.json"]
FICHIERS = [(nom, fichier) for nom, dossier in COMMUNES.items() for fichier in sorted(dossier.rglob("*.yml"))]


@pytest.mark.parametrize(("commune", "fichier"), FICHIERS, ids=[f"{nom}-{fichier.stem}" for nom, fichier in FICHIERS])
def test_un_fichier_que_lit_le_site_suit_le_schema_de_sa_commune(commune, fichier):
    schema = json.loads(schemas(lire(COMMUNES[commune]))[schema_du_fichier(fichier)])

    assert refus(schema, lire_en_editeur(fichier.read_text("utf-8"))) == []


@cache
def schema_du_champ(champ):
    return TypeAdapter(getattr(types, champ)).json_schema()


@pytest.mark.parametrize(
    ("champ", "ecrit"), [(champ, ecrit.strip()) for champ, table in ACCEPTES.items() for ecrit in table]
)
def test_une_ecriture_que_lit_le_site_suit_le_schema_avec_ou_sans_guillemets(champ, ecrit):
    schema = schema_du_champ(champ)

    assert refus(schema, ecrit) == []
    assert refus(schema, lire_en_editeur(ecrit.replace("\t", " "))) == []


@pytest.mark.parametrize("champ", REFUSES)
def test_chaque_schema_refuse_la_plupart_des_fautes_de_frappe(champ):
    fautes = REFUSES[champ].split("|")
    refusees = [faute for faute in fautes if refus(schema_du_champ(champ), faute)]

    assert len(refusees) * 2 > len(fautes)


def cles_du_groupe(groupe, ou):
    for cle, contenu in groupe.get("properties", {}).items():
        yield f"{ou}.{cle}", contenu
        yield from cles_du_groupe(contenu, f"{ou}.{cle}")


CLES = {
    ou: contenu
    for chemin, schema in SCHEMAS.items()
    for nom, groupe in {"": schema, **schema["$defs"]}.items()
    for ou, contenu in cles_du_groupe(groupe, f"{chemin.removeprefix(SCHEMAS_DE_SAISIE)}#{nom}")
}


def entre_dans_une_phrase(titre):
    return bool(titre) and titre == titre.strip(" .:") and titre[0].islower() and "_" not in titre


def test_chaque_cle_a_un_titre_francais_qui_entre_dans_une_phrase():
    assert [ou for ou, contenu in CLES.items() if not entre_dans_une_phrase(contenu["title"])] == []


def test_chaque_exemple_suit_le_schema_de_sa_cle():
    exemples = [(ou, exemple) for ou, contenu in CLES.items() for exemple in contenu.get("examples", ())]

    assert exemples
    assert [(ou, exemple) for ou, exemple in exemples if refus(CLES[ou], exemple)] == []


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
        **{sous_objectif.id: sous_objectif.titre for sous_objectif in contrat.strategie.toutes()},
        **{indicateur.id: indicateur.libelle for indicateur in contrat.indicateurs.indicateurs},
    }
    assert indicateurs["additionalProperties"] is False


def schema_du_suivi(contrat):
    return json.loads(schemas(contrat)[f"{SCHEMAS_DE_SAISIE}/suivi.json"])


def test_une_nouvelle_se_complete_avec_les_engagements_les_quartiers_et_les_instances():
    contrat = lire(EXEMPLEVILLE)
    cles = schema_du_suivi(contrat)["$defs"]["Nouvelle"]["properties"]

    def propose(ecriture):
        return dict(zip(ecriture["enum"], ecriture["enumDescriptions"], strict=True))

    assert propose(cles["engagement"])["demarches--un-minibus-vers-la-mairie"] == ("Un car vers la mairie, le mercredi")
    assert propose(cles["engagement"]).keys() == contrat.engagements.keys()
    assert propose(cles["quartiers"]["items"]) == {"les-essais": "Les Essais", "les-epreuves": "Les Épreuves"}
    assert propose(cles["par"])["conseil-citoyen"] == "le conseil citoyen d'Exempleville"
    assert cles["etat"]["enum"] == list(ETATS)


def test_trop_nombreux_les_engagements_ne_s_enumerent_plus(monkeypatch):
    monkeypatch.setattr(saisie, "PROPOSEES", 3)
    saisie._rediges.cache_clear()
    cles = schema_du_suivi(lire(EXEMPLEVILLE))["$defs"]["Nouvelle"]["properties"]
    saisie._rediges.cache_clear()

    assert "enum" not in cles["engagement"]
    assert "pattern" in cles["engagement"]
    assert "enum" in cles["quartiers"]["items"]


NOUVELLE = {
    "date": "2025-01-01",
    "engagement": "demarches--un-ordinateur-en-mairie",
    "etat": "fait",
    "source": "Délibération",
}
CONSTAT = {"par": "conseil-citoyen", "constat": "pas constaté"}
SANS_ETAT = {cle: valeur for cle, valeur in NOUVELLE.items() if cle != "etat"}
NOUVELLES = {
    "un état": (NOUVELLE, True),
    "un constat et sa phrase": (SANS_ETAT | CONSTAT | {"texte": "Pas vu."}, True),
    "une pause et sa raison": (NOUVELLE | {"etat": "en pause", "texte": "Travaux."}, True),
    "ni état ni constat": (SANS_ETAT, False),
    "un état et un constat": (NOUVELLE | CONSTAT | {"texte": "Pas vu."}, False),
    "un état et une instance": (NOUVELLE | {"par": "conseil-citoyen"}, False),
    "un constat sans instance": (SANS_ETAT | {"constat": "constaté", "texte": "Vu."}, False),
    "un constat sans phrase": (SANS_ETAT | CONSTAT, False),
    "une pause sans raison": (NOUVELLE | {"etat": "en pause"}, False),
    "un abandon sans raison": (NOUVELLE | {"etat": "abandonné"}, False),
    "un état sans source": ({cle: valeur for cle, valeur in NOUVELLE.items() if cle != "source"}, False),
    "un engagement inconnu": (NOUVELLE | {"engagement": "demarches--un-ordinateur"}, False),
    "un quartier inconnu": (NOUVELLE | {"quartiers": ["les-essai"]}, False),
    "une instance inconnue": (SANS_ETAT | CONSTAT | {"par": "autre", "texte": "Vu."}, False),
}


@pytest.mark.parametrize("quoi", NOUVELLES)
def test_le_schema_et_la_lecture_sont_d_accord_sur_une_nouvelle(quoi):
    nouvelle, acceptee = NOUVELLES[quoi]
    lue = fautes_dites(
        TOUS_LES_FICHIERS | {"suivi/2025-essai.yml": json.dumps([nouvelle], ensure_ascii=False).encode()}
    )

    assert (lue == []) is acceptee
    assert (refus(schema_du_suivi(lire(EXEMPLEVILLE)), [nouvelle]) == []) is acceptee


@pytest.mark.parametrize("chemin", SCHEMAS)
def test_un_schema_suit_la_norme_sans_nommer_de_site(chemin):
    schema = SCHEMAS[chemin]

    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == chemin.removeprefix(f"{SCHEMAS_DE_SAISIE}/")
    assert "``" not in json.dumps(schema, ensure_ascii=False)


ECRIRE = """
import sys
from pathlib import Path
from macros.donnees.schemas import schemas_publies
from macros.lecture import lire_sans_les_quartiers
from macros.reserve import DU_CODE
from macros.saisie import schemas
DU_CODE.dossier = None
dits = [*schemas(lire_sans_les_quartiers(Path(sys.argv[1]))).values(), *map(bytes.decode, schemas_publies().values())]
sys.stdout.buffer.write("".join(dits).encode())
"""


@pytest.mark.lent
def test_un_python_qui_laisse_les_docstrings_ecrit_les_memes_schemas(tmp_path):
    """« PYTHONOPTIMIZE=2 » les retire du code : les explications des groupes en viennent."""
    variables = {**os.environ, "PYTHONOPTIMIZE": "2", "PYTHONPYCACHEPREFIX": str(tmp_path)}
    sans = subprocess.run(
        [sys.executable, "-c", ECRIRE, HAILLICOURT], cwd=RACINE, env=variables, capture_output=True, check=True
    )
    attendus = [*schemas(lire_sans_les_quartiers(HAILLICOURT)).values(), *map(bytes.decode, schemas_publies().values())]
    assert sans.stdout.decode() == "".join(attendus)


def test_aucune_regle_n_est_un_assert():
    """« PYTHONOPTIMIZE » les retire aussi."""
    for fichier in (*(RACINE / "macros").rglob("*.py"), *(RACINE / ".ci").rglob("*.py")):
        assert not re.search(r"(?m)^ *assert ", fichier.read_text("utf-8")), fichier
