"""Ce que font les commandes de ``python -m macros`` ; aucune n'affiche rien elle-même.

Chacune charge ce qu'elle seule emploie : ``make check``, qu'on relance à chaque correction, répond ainsi plus tôt.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from macros.langue.francais import compter
from macros.lecture import DonneesFautives, Faute, arbres, lire, lire_sans_les_quartiers
from macros.lecture.arbre import MONTREES
from macros.modele import Contrat

DONNEES = Path("data")
SIGNES_DE_MESSAGE = "%\r\n"  # « % » d'abord : les autres signes deviennent « %.. »
SIGNES_DE_PROPRIETE = SIGNES_DE_MESSAGE + ":,"
CE_QUI_CHANGE = "## Ce qui change pour les lecteurs"
SANS_COMPARAISON = f"{CE_QUI_CHANGE}\n\nLa version précédente ne se lit plus : rien à comparer."
AUTRE_COMMUNE = f"{CE_QUI_CHANGE}\n\nCe sont les données d'une autre commune : rien à comparer."
RIEN = f"{CE_QUI_CHANGE}\n\nRien : les données disent la même chose.\n"


class Reponse(NamedTuple):
    """Ce qu'une commande répond : son statut (0 quand tout va bien), ce qu'elle affiche, et ce qu'il faut corriger."""

    statut: int = 0
    sortie: str = ""
    erreurs: str = ""


def verifier(dossier: Path = DONNEES) -> Reponse:
    """Les fautes de ``dossier`` et le statut 1, ou ce qui reste à compléter et à revoir."""
    from macros.documents import verifier_signes

    sur_github = os.environ.get("GITHUB_ACTIONS") == "true"
    try:
        contrat = lire(dossier)
        verifier_signes(dossier)
    except DonneesFautives as fautives:
        annotations = map(annoter, fautives.fautes[:MONTREES]) if sur_github else ()
        erreurs = f"{fautives}\n\n{compter(len(fautives.fautes), 'faute')} à corriger."
        return Reponse(1, "\n".join(annotations), erreurs)
    lignes = [f"Données correctes : {compter(len(contrat.quartiers), 'quartier')}."]
    site = (dossier / "site.yml").as_posix()
    lignes += [f"À compléter : {site}, {champ}" for champ in contrat.site.champs_a_completer()]
    for titre, remarque in _a_revoir(dossier):
        lignes += [f"À revoir : {remarque}", *([annoter(remarque, "warning", titre)] if sur_github else ())]
    return Reponse(sortie="\n".join(lignes))


def _a_revoir(dossier: Path) -> Iterator[tuple[str, Faute]]:
    """Ce qui se lit et gagnerait à changer, chacun sous le titre que GitHub en montre."""
    from macros.recherche import mots_sans_reponse

    fichiers = list(arbres(dossier))
    yield from (("Clé à renommer", conseil) for arbre in fichiers for conseil in arbre.conseils)
    yield from (("Mot à revoir", remarque) for remarque in mots_sans_reponse(fichiers))


def annoter(faute: Faute, genre: str = "error", titre: str = "Donnée à corriger") -> str:
    """La faute telle que GitHub la montre dans la pull request, sur sa ligne.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
    """
    fichier, (ligne, colonne), message = faute
    fichier, message = _proteger(fichier, SIGNES_DE_PROPRIETE), _proteger(message, SIGNES_DE_MESSAGE)
    return f"::{genre} file={fichier},line={ligne},col={colonne},title={titre}::{message}"


def _proteger(texte: str, signes: str) -> str:
    """Écrit en hexadécimal les signes que GitHub prendrait pour les siens."""
    for signe in signes:
        texte = texte.replace(signe, f"%{ord(signe):02X}")
    return texte


def dire_les_changements(revision: str, depot: Path = Path()) -> Reponse:
    """Ce que les données de ``depot`` changent pour les lecteurs depuis ``revision``, en Markdown."""
    from macros.histoire.fiches import ChampSansNom
    from macros.histoire.versions import donnees_a

    try:
        avant, apres = donnees_a(revision, depot), lire(depot / "data")
        return Reponse(sortie=_resumer(avant, apres))
    except (ChampSansNom, ValueError) as impossible:
        return Reponse(1, erreurs=str(impossible))
    except DonneesFautives as fautives:
        return _refuser_les_fautes("Les données", fautives)


def _resumer(avant: Contrat | None, apres: Contrat) -> str:
    """Ce qui change, les adresses qui se perdraient, et les pages où le lire."""
    from macros.histoire.differences import adresses_perdues, differences, meme_commune

    if avant is None:
        return SANS_COMPARAISON
    if not meme_commune(avant, apres):
        return AUTRE_COMMUNE
    changements = differences(avant, apres)
    parties = {
        CE_QUI_CHANGE: [_echapper(str(changement)) for changement in changements],
        "### Adresses qui ne mèneraient plus à rien": adresses_perdues(avant, apres),
        "### Où le lire": sorted({f"`{changement.page}`" for changement in changements}),
    }
    return "\n".join(_lister(titre, elements) for titre, elements in parties.items() if elements) or RIEN


def _lister(titre: str, elements: list[str]) -> str:
    return "\n".join([titre, "", *(f"- {element}" for element in elements), ""])


def _echapper(texte: str) -> str:
    """Un texte des données n'est pas du Markdown."""
    return "".join(f"\\{signe}" if signe in r"\`*_[]<>|#" else signe for signe in texte)


def preparer_une_fiche(nom: str, donnees: Path = DONNEES) -> Reponse:
    """Écrit la fiche à compléter d'un nouveau quartier, si son nom convient et qu'elle n'existe pas encore."""
    from macros.saisie import fiche_vierge

    try:
        chemin, texte = fiche_vierge(nom, lire_sans_les_quartiers(donnees))
        fiche = donnees / chemin
        fiche.parent.mkdir(exist_ok=True)
        with fiche.open("x", encoding="utf-8", newline="\n") as fichier:
            fichier.write(texte)
    except DonneesFautives as fautives:
        return _refuser_les_fautes("Les données communes", fautives)
    except FileExistsError:
        phrase = f"{fiche.as_posix()} existe déjà : complétez cette fiche, ou changez le nom du quartier."
        return Reponse(1, erreurs=phrase)
    except ValueError as refus:
        return Reponse(1, erreurs=f"Fiche non écrite : {refus}.")
    return Reponse(sortie=f"La fiche {fiche.as_posix()} est prête à compléter : « make check » dit ce qui y manque.")


def ecrire_les_schemas(racine: Path = Path()) -> Reponse:
    """Réécrit les schémas des fichiers de données du projet ``racine``."""
    from macros.saisie import schemas

    try:
        textes = schemas(lire_sans_les_quartiers(racine / "data"))
    except DonneesFautives as fautives:
        return _refuser_les_fautes("Les données", fautives)
    for chemin, texte in textes.items():
        (racine / chemin).parent.mkdir(parents=True, exist_ok=True)
        (racine / chemin).write_text(texte, "utf-8", newline="\n")
    return Reponse(sortie="\n".join(f"{chemin} est à jour." for chemin in textes))


def _refuser_les_fautes(lesquelles: str, fautives: DonneesFautives) -> Reponse:
    combien = len(fautives.fautes)
    affiche = "les affiche" if combien > 1 else "l'affiche"
    return Reponse(1, erreurs=f"{lesquelles} ont {compter(combien, 'faute')} : « make check » {affiche}.")
