"""Les fichiers JSON : ils suivent le schéma publié, et rien de ce que lit un lecteur n'y manque."""

import itertools
import json
import re
from datetime import date

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from macros.donnees import exports
from macros.donnees.catalogue import catalogue
from macros.edition import Edition
from macros.histoire.journal import Journal
from macros.langue.francais import nombre
from macros.lecture import lire
from macros.pages.environnement import rendre
from macros.pages.pages import BLOCS
from tests.conftest import ADRESSE_PUBLIQUE
from tests.outils.projet import EXEMPLEVILLE, HAILLICOURT, normaliser

EDITION = Edition(ADRESSE_PUBLIQUE, dates={"data/convention.yml": date(2024, 7, 9), "docs/index.md": date(2025, 1, 1)})
COMMUNES = {"haillicourt": lire(HAILLICOURT), "exempleville": lire(EXEMPLEVILLE)}
COMMUNE = COMMUNES["exempleville"]
ESSAIS = "quartiers/les-essais.json"
SANS_DONNEES = {
    "journal",
    "livret",
    "plan_du_site",
    "donnees_champs",
    "donnees_fichiers",
    "code_du_site",
}  # ils montrent autre chose
ARGUMENTS = {
    "animation": "participation",
    "enjeu": "vivre-ensemble",
    "indicateur": "taux-pauvrete",
    "quartier": "les-essais",
    "sous_objectif": "acces-soins",
}
NON_PUBLIE = "recherche"  # des mots pour chercher dans ce site, et non un fait du contrat
INTOUCHABLES = {"id", "slug", "statut", "unite", "telephone"}  # un gabarit les compare, les cherche ou les réécrit


def publier(contrat, edition=EDITION):
    """Le chemin de chaque fichier sous « donnees/ » -> son texte."""
    return {chemin.removeprefix("donnees/"): octets.decode() for chemin, octets in exports(contrat, edition).items()}


def lire_json(contrat, edition=EDITION):
    """Les mêmes, pour les seules données en JSON, comprises."""
    return {
        chemin: json.loads(texte)
        for chemin, texte in publier(contrat, edition).items()
        if chemin.endswith(".json") and not chemin.startswith(("schemas/", "datapackage"))
    }


def schema_de(chemin):
    nom = "quartier" if "/" in chemin else chemin.removesuffix(".json")
    return json.loads(publier(COMMUNE)[f"schemas/exports/{nom}.json"])


def refus(chemin, contenu):
    validateur = Draft202012Validator(schema_de(chemin), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{erreur.json_path} : {erreur.message}" for erreur in validateur.iter_errors(contenu)]


FICHIERS = [(nom, chemin) for nom, contrat in COMMUNES.items() for chemin in lire_json(contrat)]


@pytest.mark.parametrize(("nom", "chemin"), FICHIERS)
def test_chaque_fichier_suit_le_schema_publie(nom, chemin):
    assert refus(chemin, lire_json(COMMUNES[nom])[chemin]) == []


@pytest.mark.parametrize("chemin", ["quartiers.json", *{chemin for nom, chemin in FICHIERS if nom == "exempleville"}])
def test_chaque_schema_suit_la_norme_et_refuse_une_cle_de_plus_ou_de_moins(chemin):
    contenu = lire_json(COMMUNE)[chemin]
    Draft202012Validator.check_schema(schema_de(chemin))

    assert len(refus(chemin, contenu | {"inconnue": 1})) == 1
    for cle in contenu.keys() - {"date", "precision_statut", "code", "code_2024", "fiche_officielle"}:
        assert len(refus(chemin, {autre: valeur for autre, valeur in contenu.items() if autre != cle})) == 1, cle


@pytest.mark.parametrize(
    ("ancien", "nouveau", "ou"),
    [
        ('"version": 2', '"version": 1', "$.version"),
        ('"date": "2024-07-09"', '"date": "9 juillet 2024"', "$.date"),
        ('"valeur": 5300', '"valeur": "5300"', "$.portrait.population.valeur"),
        ('"surface": 85', '"surface": null', "$.portrait.surface"),
        ('"environ": true', '"arrondi": true', "$.portrait.population"),
        ('"statut": "QPV"', '"statut": "QPX"', "$.statut"),
        ('"plus_de": true', '"plus_de": "oui"', "$.portrait.indicateurs['taux-pauvrete'].plus_de"),
    ],
)
def test_le_schema_refuse_une_valeur_d_une_autre_forme(ancien, nouveau, ou):
    texte = publier(COMMUNE)[ESSAIS]
    assert ancien in texte

    assert ou in {dit.partition(" : ")[0] for dit in refus(ESSAIS, json.loads(texte.replace(ancien, nouveau, 1)))}


@pytest.mark.parametrize(("nom", "chemin"), FICHIERS)
def test_chaque_fichier_s_ouvre_par_sa_version_sa_licence_sa_date_et_sa_source(nom, chemin):
    contrat = COMMUNES[nom]
    contenu = lire_json(contrat)[chemin]

    assert dict(itertools.islice(contenu.items(), 4)) == {
        "version": 2,
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
    assert "null" not in publier(COMMUNES[nom])[chemin]


def test_le_portrait_du_quartier_signe_est_exact():
    oiseaux = lire_json(COMMUNES["haillicourt"])["quartiers/cite-des-oiseaux.json"]

    assert oiseaux["page"] == f"{ADRESSE_PUBLIQUE}quartiers/cite-des-oiseaux/"
    assert oiseaux["statut_complet"] == "Quartier d'intérêt communautaire – territoire vulnérable"
    assert oiseaux["portrait"]["population"] == {"valeur": 730, "environ": True}
    assert oiseaux["portrait"]["indicateurs"]["taux-pauvrete"] == {"valeur": 30, "plus_de": True}
    assert {i["id"]: i["agglomeration"] for i in oiseaux["indicateurs"]} == {
        "taux-pauvrete": 18.8,
        "familles-monoparentales": 16.2,
        "ips": 104,
        "parc-social": 25.6,
    }
    assert "surface" not in oiseaux["portrait"]
    assert "fiche_officielle" not in oiseaux


def contient(publie, donnees):
    """Vrai quand tout ce que disent ``donnees`` est dans ``publie``, à la même place."""
    if isinstance(donnees, dict):
        return all(cle in publie and contient(publie[cle], valeur) for cle, valeur in donnees.items())
    return publie == donnees


@pytest.mark.parametrize("contrat", COMMUNES.values(), ids=COMMUNES)
def test_tout_ce_que_disent_les_donnees_est_publie_sous_le_meme_nom(contrat):
    publies = lire_json(contrat)
    donnees = json.loads(contrat.model_dump_json(exclude_none=True, exclude={NON_PUBLIE}))
    quartiers = {quartier["slug"]: quartier for quartier in donnees.pop("quartiers")}

    assert [nom for nom, contenu in donnees.items() if not contient(publies[f"{nom}.json"], contenu)] == []
    assert {q["slug"] for q in publies["quartiers.json"]["quartiers"] if contient(q, quartiers[q["slug"]])} == {
        *quartiers
    }
    assert [
        slug for slug, quartier in quartiers.items() if not contient(publies[f"quartiers/{slug}.json"], quartier)
    ] == []


def marquer(valeur, jetons):
    """Les mêmes données, où chaque texte porte une marque qui n'est qu'à lui, et où rien de facultatif ne manque."""
    if isinstance(valeur, BaseModel):
        return type(valeur).model_construct(
            **{
                cle: contenu if cle in INTOUCHABLES else _marquer_champ(valeur, cle, contenu, jetons)
                for cle, contenu in valeur
            }
        )
    if isinstance(valeur, dict):
        return {cle: marquer(contenu, jetons) for cle, contenu in valeur.items()}
    if isinstance(valeur, tuple):
        return tuple(marquer(contenu, jetons) for contenu in valeur)
    return f"{valeur} marque{next(jetons)}fin" if isinstance(valeur, str) else valeur


def _marquer_champ(fiche, cle, contenu, jetons):
    absent = contenu is None and "str" in str(type(fiche).model_fields[cle].annotation)
    return marquer("" if absent else contenu, jetons)


MARQUEE = marquer(COMMUNE.model_copy(update={NON_PUBLIE: None}), itertools.count())
PUBLIEE = {chemin: json.dumps(contenu, ensure_ascii=False) for chemin, contenu in lire_json(MARQUEE).items()}


def marques(texte):
    return {*re.findall(r"marque\d+fin", texte)}


def nombres(texte):
    return {*re.findall(r"\d+(?: \d{3})*(?:,\d+)?", normaliser(texte))}


def nombres_publies(chemin):
    """Les nombres d'un fichier, écrits comme dans une page."""
    lus = []
    json.loads(
        PUBLIEE[chemin],
        parse_int=lambda n: lus.append(nombre(int(n))),
        parse_float=lambda n: lus.append(nombre(float(n))),
    )
    return nombres(" ; ".join(lus)) | nombres(PUBLIEE[chemin])


def test_chaque_texte_des_donnees_est_publie():
    assert marques(repr(MARQUEE)) - marques("".join(PUBLIEE.values())) == set()


def rendre_bloc(bloc):
    """Le HTML d'un bloc, sans historique : ce que montrent les données seules."""
    su = {"contrat": MARQUEE, "edition": EDITION, "journal": Journal(), "documents": {}, "lien": lambda *_: ""}
    return rendre(bloc, **su, **dict.fromkeys(BLOCS[bloc].arguments, ARGUMENTS.get(bloc)))


@pytest.mark.parametrize("bloc", sorted(BLOCS.keys() - SANS_DONNEES))
def test_tout_ce_qu_un_lecteur_lit_dans_une_page_est_dans_les_donnees(bloc):
    page = rendre_bloc(bloc)

    assert marques(page)
    assert marques(page) - marques("".join(PUBLIEE.values())) == set()


def test_tout_ce_qu_un_lecteur_lit_d_un_quartier_est_dans_son_fichier():
    page = rendre_bloc("quartier")
    lu = re.sub(
        r'<a [^>]*href="tel:[^>]*>.*?</a>|<[^>]*>', " ", page
    )  # un numéro se publie sous sa forme internationale

    assert len(marques(page)) > 30
    assert marques(page) - marques(PUBLIEE[ESSAIS]) == set()
    assert len(nombres(lu)) > 10
    assert nombres(lu) - nombres_publies(ESSAIS) == set()


def chemins(contenu, prefixe=""):
    """Le chemin de chaque clé publiée, comme l'écrit la page des données, identifiants compris."""
    for cle, valeur in contenu.items():
        yield prefixe + cle
        if isinstance(valeur, dict):
            yield from chemins(valeur, f"{prefixe}{cle}.")
        for element in valeur if isinstance(valeur, list) else ():
            yield from chemins(element, f"{prefixe}{cle}[].") if isinstance(element, dict) else ()


def test_chaque_cle_publiee_est_documentee_par_le_modele():
    publies = catalogue(COMMUNE)
    documentes = [*publies.tete, *(champ for fichier in publies.communs for champ in fichier.champs)]
    # Une clé peut être un identifiant, que les données choisissent ; un fichier de quartier suit quartiers.json.
    motifs = {
        re.escape(champ.chemin.removeprefix("quartiers[].")).replace(r"\*", r"[a-z0-9-]+") for champ in documentes
    }
    groupes_libres = {"objectifs", "en_clair"}
    connus = re.compile(
        "|".join(
            f"(?:{motif})"
            for motif in motifs | {rf"{g}\.[a-z0-9-]+" for g in groupes_libres} | {r"portrait\.indicateurs\.[a-z0-9-]+"}
        )
    )

    publiees = {cle.removeprefix("quartiers[].") for contenu in lire_json(MARQUEE).values() for cle in chemins(contenu)}
    assert len(publiees) > 100
    assert [cle for cle in publiees if not connus.fullmatch(cle)] == []
    assert [champ for champ in documentes if not champ.titre] == []


def test_les_exports_ne_dependent_que_du_contrat_et_de_l_edition():
    assert exports(COMMUNE, EDITION) == exports(lire(EXEMPLEVILLE), EDITION)
