"""Des quartiers inventés, valides et tous différents, en nombre voulu. Rien n'y ressemble à un vrai lieu."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.adresses import ancre_de_l_engagement, nom_de_l_engagement
from macros.lecture import lire_sans_les_quartiers
from macros.modele import Contrat
from macros.modele.suivi import CONSTATS, ETATS
from tests.outils.projet import HAILLICOURT

SYLLABES = [consonne + voyelle for consonne in "bdflmnr" for voyelle in "aeiou"]
VERBES = ["Ouvrir", "Soutenir", "Renforcer", "Proposer", "Organiser", "Accompagner", "Créer", "Former", "Identifier"]
NOMS = ["une permanence", "un atelier", "des rencontres", "une animation", "des sorties", "un lieu d'accueil"]
FINS = ["avec les habitants", "dans le quartier", "pour les familles", "chaque semaine", "près des écoles"]
PAR_COMMUNE = 2
ANNEES = ("2024", "2025")
PAR_FICHIER = 1000  # nouvelles : moins d'un demi-mégaoctet
PART_DES_CONSTATS = 0.2


def ecrire(donnees: Path, nombre: int, nouvelles: int = 0) -> None:
    """Écrit dans ``donnees``, qui n'existe pas, les fichiers d'un contrat de ``nombre`` quartiers.

    ``nouvelles`` : combien suivent les engagements de chacun, un nombre pair.
    """
    shutil.copytree(HAILLICOURT, donnees, ignore=shutil.ignore_patterns("quartiers"))
    (donnees / "quartiers").mkdir()
    cadre, suivies = lire_sans_les_quartiers(donnees), list[dict[str, Any]]()
    for rang in range(nombre):
        fiche = _fiche(random.Random(rang), rang, cadre)  # noqa: S311 - la même graine donne les mêmes quartiers
        texte = yaml.dump(fiche, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)
        (donnees / "quartiers" / f"quartier-{rang:04}.yml").write_text(texte, "utf-8")
        suivies += _suivre(random.Random(rang), rang, fiche, nouvelles // 2)  # noqa: S311 - la même graine
    if nouvelles:
        _ecrire_le_suivi(donnees, suivies)


def _ecrire_le_suivi(donnees: Path, suivies: list[dict[str, Any]]) -> None:
    """Chaque année en fichiers d'une taille ordinaire, et l'instance qui constate."""
    with (donnees / "pilotage.yml").open("a", encoding="utf-8") as pilotage:
        pilotage.write("\ninstances:\n  - id: conseil-invente\n    nom: le conseil inventé\n")
    (donnees / "suivi").mkdir()
    for annee in ANNEES:
        de_l_annee = [nouvelle for nouvelle in suivies if nouvelle["date"].startswith(annee)]
        for debut in range(0, len(de_l_annee), PAR_FICHIER):
            tranche = de_l_annee[debut : debut + PAR_FICHIER]
            texte = yaml.dump(tranche, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)
            (donnees / f"suivi/{annee}-{debut // PAR_FICHIER:03}.yml").write_text(texte, "utf-8")


def _suivre(sort: random.Random, rang: int, fiche: dict[str, Any], engagements: int) -> Iterator[dict[str, Any]]:
    """Deux nouvelles pour chacun de quelques engagements du quartier ; une instance en dit parfois la seconde."""
    objectifs = [(sous_objectif, texte) for sous_objectif, textes in fiche["objectifs"].items() for texte in textes]
    for sous_objectif, texte in sort.sample(objectifs, engagements):
        for annee in ANNEES:
            constate = annee == ANNEES[-1] and sort.random() < PART_DES_CONSTATS
            dit = (
                {"par": "conseil-invente", "constat": sort.choice(CONSTATS)}
                if constate
                else {"etat": sort.choice(ETATS)}
            )
            yield {
                "date": f"{annee}-{sort.randint(10, 12)}-{sort.randint(10, 28)}",
                "engagement": ancre_de_l_engagement(sous_objectif, nom_de_l_engagement(texte)),
                "quartiers": [f"quartier-{rang:04}"],
                **dit,
                "texte": _phrase(sort),
                "source": f"Bilan {_mot(sort)} du comité, {annee}",
            }


def _fiche(sort: random.Random, rang: int, cadre: Contrat) -> dict[str, Any]:
    """Un quartier de la taille d'un vrai : environ 6,6 ko de YAML."""
    indicateurs = {
        i.id: round(sort.uniform(i.bornes.minimum, i.bornes.maximum), 1)
        for i in cadre.indicateurs.indicateurs
        if sort.random() < 0.9  # un chiffre sur dix manque
    }
    return {
        "nom": f"Quartier {_mot(sort).title()} {rang}",
        "statut": "QPV",
        "code": f"QP{rang + 1:06}",
        "communes": [f"Commune {_mot(random.Random(rang // PAR_COMMUNE)).title()} {rang // PAR_COMMUNE}"],  # noqa: S311
        "carte": {"perimetre": "2024-2030", "lien": "https://sig.exempleville.example", "sources": "Plan, 2024"},
        "portrait": {
            "source": f"Enquête fictive {_mot(sort)}",
            "population": {"valeur": sort.randint(500, 9000), "environ": "oui"},
            "surface": sort.randint(5, 200),
            "indicateurs": indicateurs,
        },
        "irritants": _phrases(sort, 4),
        "opportunites": _phrases(sort, 4),
        "enjeux_prioritaires": _phrases(sort, 4),
        "objectifs": {s.id: _phrases(sort, 4) for s in cadre.strategie.dernieres()},
    }


def _phrases(sort: random.Random, nombre: int) -> list[str]:
    return [_phrase(sort) for _ in range(nombre)]


def _phrase(sort: random.Random) -> str:
    """Une centaine de signes, dont trois mots qu'aucun autre quartier n'a sans doute, dès le début."""
    mots = " ".join(_mot(sort) for _ in range(3))
    debut, fin = sort.choice(VERBES), " et ".join(sort.sample(FINS, 2))
    return f"{debut} {sort.choice(NOMS)} ({mots}) {sort.choice(FINS)}, {fin}"


def _mot(sort: random.Random) -> str:
    return "".join(sort.choices(SYLLABES, k=4))
