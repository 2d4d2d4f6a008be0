"""Pydantic parle anglais ; aucun éditeur ne doit l'entendre."""

import re
from itertools import product
from typing import get_args

import pytest
from pydantic_core import PydanticKnownError, core_schema

from macros.lecture.traductions import traduire
from macros.modele.quartier import Quartier

TYPES = get_args(core_schema.ErrorType)
# De quoi composer la phrase anglaise de n'importe quel type d'erreur.
NOMBRES = (
    *("actual_length", "decimal_places", "expected_version", "ge", "gt", "le", "lt", "max_digits", "max_length"),
    *("min_length", "multiple_of", "tz_actual", "tz_expected", "whole_digits"),
)
TEXTES = (
    *("attribute", "class", "class_name", "discriminator", "encoding", "encoding_error", "error", "expected"),
    *("expected_plural", "expected_schemes", "expected_tags", "field_type", "method_name", "pattern", "tag"),
)
CONTEXTE = dict.fromkeys(NOMBRES, 1) | dict.fromkeys(TEXTES, "English words")
CONTEXTES = (CONTEXTE, {}, None, {"error": None}, {"error": ValueError("phrase du modèle")}, {"expected": "'a' or 'b'"})
ECRITS = ("texte", "", "nom:collé", ["liste"], {"cle": "valeur"}, None, 12, object)
CHEMINS = ((), ("nom",), ("portrait", "indicateurs", "ips", "valeur"), ("communes", 0), ("objectifs", "x", "[key]"))
FRANCAIS = re.compile("attendue?|manque|inconnue|à sa place|possible ici|refusée|vide|phrase du modèle")


def morceaux_anglais(type_d_erreur: str) -> list[str]:
    """Ce que pydantic dit toujours, quelles que soient les données : « Input should be {expected} »."""
    modele = PydanticKnownError(type_d_erreur, CONTEXTE).message_template
    return [morceau.strip() for morceau in re.split(r"\{\w+\}", modele) if len(morceau.strip()) > 1]


def details(type_d_erreur, **autres):
    return {"type": type_d_erreur, "loc": ("nom",), "msg": "English words", "input": "texte", "ctx": {}} | autres


def test_aucun_type_d_erreur_ne_parle_anglais():
    for type_d_erreur in TYPES:
        anglais = ["English", " or ", *morceaux_anglais(type_d_erreur)]
        for contexte, chemin, ecrit in product(CONTEXTES, CHEMINS, ECRITS):
            phrase = traduire(details(type_d_erreur, loc=chemin, input=ecrit, ctx=contexte), Quartier)

            assert FRANCAIS.search(phrase), (type_d_erreur, phrase)
            assert not [mots for mots in anglais if mots in phrase], (type_d_erreur, phrase)


def test_une_erreur_sans_contexte_est_traduite_aussi():
    sans_contexte = {"type": "literal_error", "loc": ("statut",), "msg": "Input should be 'QPV'", "input": "QVP"}

    assert traduire(sans_contexte, Quartier) == "valeur refusée : « QVP »"


def test_un_type_sans_traduction_propre_a_une_phrase_generale():
    assert traduire(details("url_scheme", input="ftp://a"), Quartier) == "valeur refusée : « ftp://a »"


@pytest.mark.parametrize(
    ("chemin", "phrase"),
    [
        (("coomunes",), "clé inconnue : « coomunes » (vouliez-vous dire « communes » ?)"),
        (("carte", "liens"), "clé inconnue : « liens » (vouliez-vous dire « lien » ?)"),
        (
            ("portrait", "indicateurs", "ips", "millesime"),
            "clé inconnue : « millesime » (possibles : annee, environ, femmes, hommes, non_diffuse, perimetre, "
            "plus_de, precision, source, valeur)",
        ),
        (
            ("portrait", "perimetre"),
            "« perimetre » n'est pas à sa place : cette clé s'écrit "
            "sous « avant » ou sous « carte » ou sous « indicateurs »",
        ),
        (
            ("carte", "statut"),
            "« statut » n'est pas à sa place : cette clé s'écrit "
            "en début de ligne ou sous « avant » ou sous « changements »",
        ),
        (
            ("source",),
            "« source » n'est pas à sa place : cette clé s'écrit "
            "sous « budget » ou sous « indicateurs » ou sous « population » ou sous « portrait »",
        ),
    ],
)
def test_une_cle_inconnue_est_suggeree_ou_remise_a_sa_place(chemin, phrase):
    assert traduire(details("extra_forbidden", loc=chemin), Quartier) == phrase
