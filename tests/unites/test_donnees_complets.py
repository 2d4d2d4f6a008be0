"""Les fichiers JSON : rien de ce que lit un lecteur n'y manque."""

import itertools
import json
import re
from functools import partial
from html import unescape

import pytest
from pydantic import BaseModel

from macros.donnees.catalogue import catalogue
from macros.histoire.journal import Journal
from macros.langue.francais import nombre
from macros.modele.contour import AUCUN_CONTOUR
from macros.pages.blocs import BLOCS
from macros.pages.environnement import rendre
from macros.pages.integration import cadres
from tests.outils.exports import COMMUNE, COMMUNES, EDITION, lire_json
from tests.outils.projet import normaliser

ESSAIS = "quartiers/les-essais.json"
SANS_DONNEES = {
    "donnees_sources",
    "signaler_une_erreur",
    "journal",
    "livret",
    "plan_du_site",
    "retrait",
    "donnees_champs",
    "donnees_etats",
    "donnees_fichiers",
    "code_du_site",
    "suivi_en_bref",
}  # ils montrent autre chose
ARGUMENTS = {
    "animation": "participation",
    "enjeu": "vivre-ensemble",
    "indicateur": "taux-pauvrete",
    "partage": "les-maquettes",
    "quartier": "les-essais",
    "sous_objectif": "acces-soins",
}
# Des mots pour chercher dans ce site, et non un fait du contrat ; les contours se publient en GeoJSON.
SANS_JSON = {"recherche": None, "contours": AUCUN_CONTOUR}
INTOUCHABLES = {
    *(
        "id",
        "slug",
        "statut",
        "niveau",
        "cle",
        "sigle",
        "unite",
        "telephone",
        "pictogramme",
        "teinte",
    ),  # un gabarit les compare, les cherche ou les réécrit
    *(
        "quoi",
        "date",
        "issu_de",
        "jusqu_au",
        "anciens_noms",
        "engagement",
        "etat",
        "par",
        "constat",
        "debut",
        "echeance",
    ),
}


def contient(publie, donnees):
    """Vrai quand tout ce que disent ``donnees`` est dans ``publie``, à la même place."""
    if isinstance(donnees, dict):
        return all(cle in publie and contient(publie[cle], valeur) for cle, valeur in donnees.items())
    if isinstance(donnees, list):
        return len(publie) == len(donnees) and all(map(contient, publie, donnees))
    return publie == donnees


@pytest.mark.parametrize("contrat", COMMUNES.values(), ids=COMMUNES)
def test_tout_ce_que_disent_les_donnees_est_publie_sous_le_meme_nom(contrat):
    publies = lire_json(contrat)
    donnees = json.loads(contrat.model_dump_json(exclude_none=True, exclude={*SANS_JSON}))
    quartiers = {quartier["slug"]: quartier for quartier in donnees.pop("quartiers")}
    nouvelles, publiees = donnees.pop("suivi"), publies["suivi.json"]["nouvelles"]

    assert [nom for nom, contenu in donnees.items() if not contient(publies[f"{nom}.json"], contenu)] == []
    assert len(publiees) == len(nouvelles)
    assert [n for n, publiee in zip(nouvelles, publiees, strict=True) if not contient(publiee, n)] == []
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
                cle: contenu if intouchable(cle, contenu) else _marquer_champ(valeur, cle, contenu, jetons)
                for cle, contenu in valeur
            }
        )
    if isinstance(valeur, dict):
        return {cle: marquer(contenu, jetons) for cle, contenu in valeur.items()}
    if isinstance(valeur, tuple):
        return tuple(marquer(contenu, jetons) for contenu in valeur)
    return f"{valeur} marque{next(jetons)}fin" if isinstance(valeur, str) else valeur


def intouchable(cle, contenu):
    return cle in INTOUCHABLES or (cle == "quartiers" and any(isinstance(element, str) for element in contenu))


def _marquer_champ(fiche, cle, contenu, jetons):
    absent = contenu is None and re.search(r"\bstr\b", str(type(fiche).model_fields[cle].annotation))
    return marquer("" if absent else contenu, jetons)


MARQUEE = marquer(COMMUNE.model_copy(update=SANS_JSON), itertools.count())
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
    su["cadres"] = partial(cadres, MARQUEE, EDITION)
    return rendre(bloc, **su, **dict.fromkeys(BLOCS[bloc].arguments, ARGUMENTS.get(bloc)))


@pytest.mark.parametrize("bloc", sorted(BLOCS.keys() - SANS_DONNEES))
def test_tout_ce_qu_un_lecteur_lit_dans_une_page_est_dans_les_donnees(bloc):
    page = rendre_bloc(bloc)

    assert marques(page)
    assert marques(page) - marques("".join(PUBLIEE.values())) == set()


def test_tout_ce_qu_un_lecteur_lit_d_un_quartier_est_dans_son_fichier():
    citation = re.compile(r'<details class="citer.*?</details>', re.DOTALL)  # elle nomme le contrat, publié ailleurs
    axe = re.compile(r'<svg class="axe".*?</svg>', re.DOTALL)  # ses bornes ne sont pas des chiffres de la source
    page = unescape(axe.sub("", citation.sub("", rendre_bloc("quartier"))))
    lu = re.sub(
        r'<a [^>]*href="tel:[^>]*>.*?</a>|<[^>]*>', " ", page
    )  # un numéro se publie sous sa forme internationale

    assert len(marques(page)) > 30
    assert marques(page) - marques(PUBLIEE[ESSAIS]) == set()
    assert len(nombres(lu)) > 10
    assert nombres(unescape(lu)) - nombres_publies(ESSAIS) == set()


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
    groupes_libres = {"objectifs", "en_clair", "rubriques"}
    connus = re.compile(
        "|".join(
            f"(?:{motif})"
            for motif in motifs
            | {rf"{g}\.[a-z0-9_-]+" for g in groupes_libres}
            | {r"portrait\.indicateurs\.[a-z0-9-]+", r"indicateurs\[\]\.comparaisons\.[a-z0-9-]+"}
        )
    )

    ecrites = {cle.removeprefix("quartiers[].") for contenu in lire_json(MARQUEE).values() for cle in chemins(contenu)}
    publiees = {re.sub(r"(branches\[\]\.)+", "branches[].", cle) for cle in ecrites}  # à toute profondeur, les mêmes
    assert len(publiees) > 100
    assert [cle for cle in publiees if not connus.fullmatch(cle)] == []
    assert [champ for champ in documentes if not champ.titre] == []
