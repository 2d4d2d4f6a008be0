"""Les fichiers JSON : ils suivent le schéma publié, et disent leur licence, leur date et leur source."""

import itertools
import json
from functools import cache

import pytest
from jsonschema import Draft202012Validator

from macros.donnees import exports
from macros.edition import Edition
from macros.lecture import lire
from tests.outils.exports import COMMUNE, COMMUNES, EDITION, lire_json, publier
from tests.outils.projet import ADRESSE_PUBLIQUE, EXEMPLEVILLE


@cache
def publies(nom):
    """Les fichiers d'une commune, publiés une fois pour tous les tests."""
    return publier(COMMUNES[nom])


@cache
def contenus(nom):
    """Ses fichiers JSON, compris."""
    return lire_json(COMMUNES[nom])


def schema_de(chemin):
    nom = "quartier" if "/" in chemin else chemin.removesuffix(".json")
    return json.loads(publies("exempleville")[f"schemas/exports/{nom}.json"])


def refus(chemin, contenu):
    validateur = Draft202012Validator(schema_de(chemin), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{erreur.json_path} : {erreur.message}" for erreur in validateur.iter_errors(contenu)]


ESSAIS = "quartiers/les-essais.json"


FICHIERS = [(nom, chemin) for nom in COMMUNES for chemin in contenus(nom)]


@pytest.mark.parametrize(("nom", "chemin"), FICHIERS)
def test_chaque_fichier_suit_le_schema_publie(nom, chemin):
    assert refus(chemin, contenus(nom)[chemin]) == []


FACULTATIVES = {
    *("date", "precision_statut", "code", "code_2024", "fiche_officielle", "explication_du_statut"),
    *("communes", "lieux", "secteurs", "rues", "autres_noms", "documents", "hectares", "communes_touchees"),
    *("carte", "portrait", "avant", "auparavant", "changements", "issu_de"),
    *("sous_titre", "agglomeration", "cadre", "population", "objet", "engagement", "signature", "document"),
    *("comite", "partenariat", "participation"),
}


@pytest.mark.parametrize(
    "chemin",
    [
        pytest.param(chemin, marks=[pytest.mark.lent] if "/" in chemin and chemin != ESSAIS else [])  # le même schéma
        for nom, chemin in FICHIERS
        if nom == "exempleville"
    ],
)
def test_chaque_schema_suit_la_norme_et_refuse_une_cle_de_plus_ou_de_moins(chemin):
    contenu = contenus("exempleville")[chemin]
    Draft202012Validator.check_schema(schema_de(chemin))

    assert len(refus(chemin, contenu | {"inconnue": 1})) == 1
    for cle in contenu.keys() - FACULTATIVES:
        assert len(refus(chemin, {autre: valeur for autre, valeur in contenu.items() if autre != cle})) == 1, cle


@pytest.mark.parametrize(
    ("ancien", "nouveau", "ou"),
    [
        ('"version": 3', '"version": 1', "$.version"),
        ('"date": "2024-07-09"', '"date": "9 juillet 2024"', "$.date"),
        ('"valeur": 5300', '"valeur": "5300"', "$.portrait.population.valeur"),
        ('"surface": 85', '"surface": null', "$.portrait.surface"),
        ('"environ": true', '"arrondi": true', "$.portrait.population"),
        ('"statut": "QPV"', '"statut": 7', "$.statut"),
        ('"plus_de": true', '"plus_de": "oui"', "$.portrait.indicateurs['taux-pauvrete'].plus_de"),
    ],
)
def test_le_schema_refuse_une_valeur_d_une_autre_forme(ancien, nouveau, ou):
    texte = publies("exempleville")[ESSAIS]
    assert ancien in texte

    assert ou in {dit.partition(" : ")[0] for dit in refus(ESSAIS, json.loads(texte.replace(ancien, nouveau, 1)))}


@pytest.mark.parametrize(("nom", "chemin"), FICHIERS)
def test_chaque_fichier_s_ouvre_par_sa_version_sa_licence_sa_date_et_sa_source(nom, chemin):
    contrat = COMMUNES[nom]
    contenu = contenus(nom)[chemin]

    assert dict(itertools.islice(contenu.items(), 4)) == {
        "version": 3,
        "licence": contrat.site.licence_donnees.model_dump(),
        "date": "2024-07-09",
        "source": contrat.convention.document.titre,
    }


def test_une_date_inconnue_est_une_cle_absente():
    contenus = lire_json(COMMUNE, Edition())

    assert [chemin for chemin, contenu in contenus.items() if "date" in contenu] == []
    assert refus("site.json", contenus["site.json"]) == []


@pytest.mark.parametrize(("nom", "chemin"), FICHIERS)
def test_ce_que_la_source_tait_est_une_cle_absente(nom, chemin):
    assert "null" not in publies(nom)[chemin]


def test_le_portrait_du_quartier_signe_est_exact():
    oiseaux = lire_json(COMMUNES["haillicourt"])["quartiers/cite-des-oiseaux.json"]

    assert oiseaux["page"] == f"{ADRESSE_PUBLIQUE}quartiers/cite-des-oiseaux/"
    assert oiseaux["statut_complet"] == "Quartier d'intérêt communautaire – territoire vulnérable"
    assert oiseaux["portrait"]["population"] == {"valeur": 730, "environ": True, "plus_de": False}
    assert oiseaux["portrait"]["indicateurs"]["taux-pauvrete"] == {
        "valeur": 30,
        "non_diffuse": False,
        "plus_de": True,
        "environ": False,
        "anciennes": [],
    }
    assert {i["id"]: i["comparaisons"]["agglomeration"]["valeur"] for i in oiseaux["indicateurs"]} == {
        "taux-pauvrete": 18.8,
        "familles-monoparentales": 16.2,
        "ips": 104,
        "parc-social": 25.6,
    }
    assert "surface" not in oiseaux["portrait"]
    assert "fiche_officielle" not in oiseaux


def test_les_exports_ne_dependent_que_du_contrat_et_de_l_edition():
    assert exports(COMMUNE, EDITION) == exports(lire(EXEMPLEVILLE), EDITION)
