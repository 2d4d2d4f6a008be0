"""« make mise-a-jour VERSION=1.1.0 » : reprend le code d'une version du dépôt d'origine, et laisse ce qui est à nous.

Aucune bibliothèque : la commande se lance avant que l'environnement ne soit refait.
"""

import shlex
import sys
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from depot import GitRefuse, appliquer, fichiers, git
from recit import dire_les_conflits, raconter
from tri import trier
from versions import PROJET, MiseAJourImpossible, Numero, choisir, ecrire, version_reprise, versions_de

REPRISE = "amont/reprise"  # les références « amont/… » ne sont ni des branches ni des étiquettes : rien ne les publie
DEMANDER_A_GIT = "« git status » dit si des fichiers ont changé."


def refuser_un_dossier_modifie() -> None:
    """Lève ``MiseAJourImpossible`` si un fichier n'est pas enregistré : la mise à jour ne se mêle à rien d'autre."""
    try:
        sous_dossier = git("rev-parse", "--show-prefix").strip()
    except GitRefuse as refus:
        raise MiseAJourImpossible(f"Git ne lit aucun dépôt dans ce dossier ; il dit :\n{refus}") from None
    if sous_dossier:
        raise MiseAJourImpossible("Lancez la commande à la racine du dépôt.")
    if modifies := git("status", "--short", "--untracked-files=all"):
        raise MiseAJourImpossible(
            f"Des fichiers ne sont pas enregistrés dans git :\n{modifies}"
            'Enregistrez-les : git add --all && git commit --message "…"\n'
            "ou mettez-les de côté : git stash --include-untracked (puis, après la mise à jour, git stash pop)."
        )


def adresse_d_origine(amont: str) -> str:
    """L'adresse donnée, ou celle du dépôt distant « amont »."""
    try:
        return amont or git("remote", "get-url", "amont").strip()
    except GitRefuse:
        raise MiseAJourImpossible(
            "L'adresse du dépôt d'origine n'est pas connue. Dites-la une fois pour toutes :\n"
            "  git remote add amont https://exemple.fr/depot-d-origine.git\n"
            "ou cette fois seulement : make mise-a-jour VERSION=… AMONT=https://exemple.fr/depot-d-origine.git"
        ) from None


def recuperer(amont: str, etiquettes: Mapping[Numero, str], depart: Numero) -> None:
    """Range ces versions sous « amont/… » ; « amont/reprise » est le point d'où l'on part.

    Une copie (« fork ») prise entre deux versions, ou d'une version que rien n'étiquette (``depart`` est vide), part du
    dernier commit qu'elle partage avec le dépôt d'origine.
    """
    liens = (f"+refs/tags/{nom}:refs/amont/{ecrire(numero)}" for numero, nom in etiquettes.items())
    git("fetch", "--quiet", "--no-tags", "--", amont, *liens)
    reprise = f"amont/{ecrire(depart)}" if depart else ""
    with suppress(GitRefuse):  # aucune histoire commune, ou plus ancienne que la version reprise
        partage = git("merge-base", "HEAD", f"amont/{ecrire(max(etiquettes))}").strip()
        if reprise:
            git("merge-base", "--is-ancestor", reprise, partage)
        reprise = partage
    if not reprise:
        raise MiseAJourImpossible(
            f"Le dépôt d'origine n'a pas étiqueté la version dont vient votre code (« {version_reprise()} », d'après "
            f"{PROJET}),\net votre dépôt n'a pas d'histoire commune avec lui. Demandez-lui cette étiquette."
        )
    git("update-ref", f"refs/{REPRISE}", git("rev-parse", f"{reprise}^{{commit}}").strip())


def refuser_de_perdre(ajoutes: Iterable[str]) -> None:
    """Lève ``MiseAJourImpossible`` si un fichier ajouté en écrasait un que git ignore."""
    if perdus := [chemin for chemin in ajoutes if Path(chemin).exists()]:
        liste = "\n".join(f"  {chemin}" for chemin in perdus)
        raise MiseAJourImpossible(
            f"Ces fichiers, que git ignore ici, seraient perdus :\n{liste}\nDéplacez-les d'abord."
        )


def mettre_a_jour(version: str, amont: str, garder: Collection[str]) -> str:
    """Change les fichiers et rend le récit de ce qui a changé ; lève ``MiseAJourImpossible`` sans avoir rien changé."""
    refuser_un_dossier_modifie()
    amont = adresse_d_origine(amont)
    etiquettes = versions_de(amont)
    depart, voulue = choisir(version, etiquettes)
    recuperer(amont, {numero: etiquettes[numero] for numero in (depart, voulue) if numero}, depart)
    version = ecrire(voulue)
    avant, notres, nouveaux = map(fichiers, (REPRISE, "HEAD", f"amont/{version}"))
    tri = trier(avant, notres, nouveaux, garder)
    if tri.conflits:
        raise MiseAJourImpossible(dire_les_conflits(tri.conflits, nouveaux, version, garder))
    if not tri.repris:
        return f"Rien à faire : votre code est déjà celui de la version {version}."
    refuser_de_perdre(chemin for chemin in tri.repris if chemin not in notres)
    appliquer(tri.repris)
    return raconter(tri.repris, tri.gardes, notres, (version_reprise(), version))


def principal(version: str = "", amont: str = "", garder: str = "") -> int:
    """Affiche ce qui a changé et rend 0, ou dit ce qui l'empêche et rend 1."""
    for flux in (sys.stdout, sys.stderr):
        if isinstance(flux, TextIOWrapper):
            flux.reconfigure(errors="replace")  # un terminal qui n'a pas nos accents n'arrête rien à mi-chemin
    try:
        print(mettre_a_jour(version, amont, shlex.split(garder)))
    except MiseAJourImpossible as impossible:
        print(f"Rien n'a été changé. {impossible}", file=sys.stderr)
    except (GitRefuse, OSError, ValueError) as refus:
        print(f"La mise à jour s'est arrêtée. {DEMANDER_A_GIT}\n{refus}", file=sys.stderr)
    except KeyboardInterrupt:
        print(f"\nLa mise à jour est interrompue. {DEMANDER_A_GIT}", file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(principal(*sys.argv[1:]))
