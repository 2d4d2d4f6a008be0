"""Ce que la mise à jour dit : ce qui a changé, ce qui est resté, ce qu'il faut taper ensuite."""

import re
import shlex
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress

from depot import GitRefuse, git

TITRE = re.compile(r"## v?(\d+)\.(\d+)\.(\d+)")


def dire_les_conflits(conflits: list[str], nouveaux: Collection[str], version: str, garder: Collection[str]) -> str:
    """Ce que lit celui dont des fichiers ont changé des deux côtés ; ``garder`` : ceux qu'il garde déjà."""
    premier = shlex.quote(conflits[0])
    tous = shlex.quote(shlex.join([*garder, *conflits]))
    supprimes = {chemin: f" (la version {version} le supprime)" for chemin in conflits if chemin not in nouveaux}
    return "\n".join(
        (
            f"Ces fichiers ont changé à la fois chez vous et dans la version {version} :",
            *(f"  {chemin}{supprimes.get(chemin, '')}" for chemin in conflits),
            f"Ce que la version y change : git diff amont/reprise amont/{version} -- {premier}",
            "Pour chacun, choisissez entre :",
            "- revenir au fichier d'origine, puis recommencer :",
            f'    git checkout amont/reprise -- {premier} && git commit --message "Revient au fichier d\'origine"',
            "- garder le vôtre ; la commande dira comment y ajouter ensuite ce que change la version :",
            f"    make mise-a-jour VERSION={version} GARDER={tous}",
        )
    )


def raconter(
    repris: Mapping[str, str], gardes: Collection[str], notres: Collection[str], versions: tuple[str, str]
) -> str:
    """Le récit d'une mise à jour faite, de la première de ces versions à la seconde."""
    depart, version = versions
    return "\n".join(
        (
            f"Le code passe de la version {depart} à la version {version}.",
            *_compter(repris, notres),
            *_restes(gardes, version),
            *_extraits(depart, version),
            "Ensuite :",
            "  make check   (dit s'il y a quelque chose à changer dans data/)",
            f'  git add --all && git commit --message "Passe à la version {version}"',
            "Pour y renoncer avant ce commit : git reset --hard",
        )
    )


def _compter(repris: Mapping[str, str], notres: Collection[str]) -> Iterator[str]:
    gestes = {
        chemin: "supprimés" if not quoi else "changés" if chemin in notres else "ajoutés"
        for chemin, quoi in repris.items()
    }
    for geste in sorted(set(gestes.values())):
        dossiers = Counter(chemin.partition("/")[0] for chemin, le_sien in gestes.items() if le_sien == geste)
        yield f"Fichiers {geste} : " + ", ".join(f"{dossier} ({combien})" for dossier, combien in dossiers.items())


def _restes(gardes: Collection[str], version: str) -> Iterator[str]:
    """Ce que la version change de son côté et qui reste tel quel ici."""
    voir = f"git diff amont/reprise amont/{version} --"
    for chemin in gardes:
        yield f"Gardé tel que vous l'avez changé : {chemin}. Pour y ajouter ce que change la version :"
        yield f"  {voir} {shlex.quote(chemin)} | git apply --3way"
    if git("diff", "--name-only", "amont/reprise", f"amont/{version}", "--", "mkdocs.yml"):
        yield "mkdocs.yml est à vous. La version change le sien ; reprenez-en ce qui vous sert (menu, réglages) :"
        yield f"  {voir} mkdocs.yml"


def _extraits(depart: str, version: str) -> Iterator[str]:
    """Ce que CHANGELOG.md raconte des versions d'après ``depart``, jusqu'à ``version``."""
    bornes = [[int(nombre) for nombre in borne.split(".")] for borne in (depart, version)]
    with suppress(GitRefuse):
        for partie in re.split(r"(?m)^(?=## )", git("show", f"amont/{version}:CHANGELOG.md")):
            titre = TITRE.match(partie)
            if titre and bornes[0] < [int(nombre) for nombre in titre.groups()] <= bornes[1]:
                yield f"\n{partie.strip()}\n"
