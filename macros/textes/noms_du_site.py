"""Le nom et la description du site, que dit ``mkdocs.yml`` : ceux du contrat que disent les données."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.langue.francais import sans_accent
from macros.lecture.arbre import Faute
from macros.lecture.source import Source
from macros.modele import Contrat
from macros.modele.ecritures import ANNEE, montrer
from macros.textes.menu import CHARGEUR, REGLAGES
from macros.textes.reglages import valeur_de

CLES = ("site_name", "site_description")
D_UN_TERRITOIRE = re.compile(r"\bcontrat de ville (?:d['’]|de |des |du )", re.IGNORECASE)
ANNEES = re.compile(rf"(?P<debut>{ANNEE})\s*[-–/]\s*(?P<fin>{ANNEE})")


def noms_a_revoir(projet: Path, contrat: Contrat) -> Iterator[Faute]:
    """Ce que « mkdocs.yml » dit d'un autre territoire, ou d'autres années, que les données."""
    reglages = projet / REGLAGES
    if not reglages.is_file():
        return
    source = Source.decoder(REGLAGES, reglages.read_bytes())
    racine = yaml.compose(source.texte, Loader=CHARGEUR)
    for cle in CLES:
        valeur: Any = valeur_de(racine, cle)
        for conseil in _conseils(valeur.value, contrat) if isinstance(valeur, yaml.ScalarNode) else ():
            yield source.faute(valeur.start_mark.index, f"« {cle} » {conseil}")


def _conseils(texte: str, contrat: Contrat) -> Iterator[str]:
    """Ce que ce texte contredit, et quoi écrire."""
    convention = contrat.convention
    de_quoi = convention.porteur.avec_preposition
    if D_UN_TERRITOIRE.search(texte) and _lisible(de_quoi) not in _lisible(texte):
        voulu = montrer(f"contrat de ville {de_quoi}")
        yield f"ne parle pas du territoire de data/convention.yml : écrivez {voulu}, ou corrigez la convention"
    permises = {(convention.periode.debut, fin) for fin in (convention.periode.fin, convention.derniere_annee)}
    for ecrites in ANNEES.finditer(texte):
        if (int(ecrites["debut"]), int(ecrites["fin"])) not in permises:
            voulues = f"{convention.periode.debut}-{convention.derniere_annee}"
            yield f"dit {ecrites[0]}, et data/convention.yml {voulues} : corrigez l'un ou l'autre"


def _lisible(texte: str) -> str:
    return sans_accent(texte).replace("’", "'")
