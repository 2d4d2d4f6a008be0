"""Ce que font les commandes de ``python -m macros`` ; aucune n'affiche rien elle-même."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from macros.documents.signes import verifier_signes
from macros.histoire.differences import differences, meme_commune
from macros.histoire.resume import AUTRE_COMMUNE, SANS_COMPARAISON, adresses_perdues, resumer
from macros.histoire.versions import donnees_a
from macros.langue.francais import compter
from macros.lecture import DonneesFautives, Faute, arbres, lire, lire_sans_les_quartiers
from macros.recherche import mots_sans_reponse
from macros.saisie.fiche_vierge import squelette
from macros.saisie.schemas import ecrire_pour_l_editeur

DONNEES = Path("data")
SIGNES_DE_MESSAGE = "%\r\n"  # « % » d'abord : les autres signes deviennent « %.. »
SIGNES_DE_PROPRIETE = SIGNES_DE_MESSAGE + ":,"


class Reponse(NamedTuple):
    """Ce qu'une commande répond : son statut (0 quand tout va bien), ce qu'elle affiche, et ce qu'il faut corriger."""

    statut: int = 0
    sortie: str = ""
    erreurs: str = ""


def verifier_le_projet() -> Reponse:
    """Vérifie ``data/``, et met à jour les schémas qui aident à le remplir."""
    ecrire_pour_l_editeur(Path())
    return verifier()


def verifier(dossier: Path = DONNEES) -> Reponse:
    """Les fautes de ``dossier`` et le statut 1, ou ce qui reste à compléter et à revoir."""
    sur_github = os.environ.get("GITHUB_ACTIONS") == "true"
    try:
        contrat = lire(dossier)
        verifier_signes(dossier)
    except DonneesFautives as fautives:
        annotations = map(annoter, fautives.fautes) if sur_github else ()
        erreurs = f"{fautives}\n\n{compter(len(fautives.fautes), 'faute')} à corriger."
        return Reponse(1, "\n".join(annotations), erreurs)
    dites = [f"Données correctes : {compter(len(contrat.quartiers), 'quartier')}."]
    site = (dossier / "site.yml").as_posix()
    dites += [f"À compléter : {site}, {champ}" for champ in contrat.site.champs_a_completer()]
    for titre, remarque in _a_revoir(dossier):
        dites += [f"À revoir : {remarque}", *([annoter(remarque, "warning", titre)] if sur_github else ())]
    return Reponse(sortie="\n".join(dites))


def _a_revoir(dossier: Path) -> Iterator[tuple[str, Faute]]:
    """Ce qui se lit et gagnerait à changer, chacun sous le titre que GitHub en montre."""
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
    try:
        avant, apres = donnees_a(revision, depot), lire(depot / "data")
    except DonneesFautives as fautives:
        return _refuser_les_fautes("Les données", fautives)
    except ValueError as impossible:
        return Reponse(1, erreurs=str(impossible))
    if avant is None:
        return Reponse(sortie=SANS_COMPARAISON)
    if not meme_commune(avant, apres):
        return Reponse(sortie=AUTRE_COMMUNE)
    return Reponse(sortie=resumer(differences(avant, apres), adresses_perdues(avant, apres)))


def preparer_une_fiche(nom: str, donnees: Path = DONNEES) -> Reponse:
    """Écrit la fiche à compléter d'un nouveau quartier, si son nom convient et qu'elle n'existe pas encore."""
    try:
        chemin, texte = squelette(nom, lire_sans_les_quartiers(donnees))
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


def _refuser_les_fautes(lesquelles: str, fautives: DonneesFautives) -> Reponse:
    combien = len(fautives.fautes)
    affiche = "les affiche" if combien > 1 else "l'affiche"
    return Reponse(1, erreurs=f"{lesquelles} ont {compter(combien, 'faute')} : « make check » {affiche}.")
