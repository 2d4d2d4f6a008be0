"""Ce que font les commandes de ``python -m macros``, sauf ``contrat`` (``commencer.py``) ; aucune n'affiche rien.

Chacune charge ce qu'elle seule emploie : ``make check``, qu'on relance à chaque correction, répond ainsi plus tôt.
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from macros.langue.francais import compter
from macros.lecture import DonneesFautives, Faute, arbres, lire, lire_sans_les_quartiers
from macros.lecture.arbre import MONTREES, dire

if TYPE_CHECKING:
    from macros.modele import Contrat

DONNEES = Path("data")
CONSTRUIRE = (sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet")
IMPREVU = (
    "Le site ne se construit pas, et vos fichiers n'y sont pour rien : transmettez ce qui suit à qui tient le code."
)


class Reponse(NamedTuple):
    """Ce qu'une commande répond : son statut (0 quand tout va bien), ce qu'elle affiche, et ce qu'il faut corriger."""

    statut: int = 0
    sortie: str = ""
    erreurs: str = ""


def verifier(dossier: Path = DONNEES, construire: bool = False) -> Reponse:
    """Les fautes de ``dossier``, des pages et du menu, et le statut 1 ; ou ce qui reste à compléter et à revoir.

    ``construire`` : quand il n'y a pas de faute, vérifie aussi que le site se construit.
    """
    from macros.annotations import annoter, sur_github
    from macros.documents import verifier_signes
    from macros.lecture.dates import faits_a_venir
    from macros.textes import lire_les_textes

    contrat, fautes = None, set[Faute]()
    _aider_l_editeur(dossier, seulement_si_absents=True)
    try:
        fautes |= set(faits_a_venir(arbres(dossier), date.today()))
        contrat = lire(dossier)
        verifier_signes(dossier)
    except DonneesFautives as fautives:
        fautes |= set(fautives.fautes)
    textes = lire_les_textes(dossier.parent, contrat)
    if contrat is None or fautes or textes.fautes:
        return dire_les_fautes({*fautes, *textes.fautes})
    if construire and (refus := _essayer_de_construire(dossier.parent)):
        return refus
    lignes = [f"À compléter : {(dossier / fichier).as_posix()}, {champ}" for fichier, champ in _a_completer(contrat)]
    for titre, remarque in _a_revoir(dossier, contrat):
        lignes += [f"À revoir : {remarque}", *([annoter(remarque, "warning", titre)] if sur_github() else ())]
    return Reponse(sortie="\n".join([*lignes, _tout_est_juste(len(contrat.quartiers), len(textes.pages), construire)]))


def _aider_l_editeur(dossier: Path, seulement_si_absents: bool = False) -> None:
    """Écrit les schémas que lit un éditeur de texte, pour les données du projet où l'on est."""
    from macros.saisie import DE_L_EDITEUR, ecrire_pour_l_editeur

    if dossier == DONNEES and not (seulement_si_absents and DE_L_EDITEUR.is_dir()):
        ecrire_pour_l_editeur(dossier.parent)


def _a_completer(contrat: "Contrat") -> Iterator[tuple[str, str]]:
    """Ce qui manque à un lecteur d'abord, puis ce que la loi attend : chaque fichier, et le champ."""
    if contrat.vocabulaire.niveaux and not contrat.strategie.branches:
        yield "strategie.yml", contrat.premier_niveau.cle
    if not contrat.convention.liste_complete:
        yield "convention.yml", "liste_complete"
    if not contrat.pilotage.referents:
        yield "pilotage.yml", "referents"
    yield from (("site.yml", champ) for champ in contrat.site.champs_a_completer())


def _tout_est_juste(quartiers: int, pages: int, construit: bool) -> str:
    quoi = "Données et pages correctes" if pages else "Données correctes"
    combien = ", ".join([compter(quartiers, "quartier"), *([compter(pages, "page")] if pages else ())])
    return f"{quoi} : {combien}.{' Le site se construit.' if construit else ''}"


def _essayer_de_construire(projet: Path) -> Reponse | None:
    """Construit le site, sans ses documents, dans un dossier qui ne reste pas ; « None » s'il se construit."""
    with TemporaryDirectory() as dossier:
        commande = [*CONSTRUIRE, "--site-dir", dossier]
        reglages = {**os.environ, "DOCUMENTS": "non", "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}
        essai = subprocess.run(commande, check=False, cwd=projet, env=reglages, capture_output=True, encoding="utf-8")
    if essai.returncode == 0:
        return None
    dites = f"{essai.stdout}{essai.stderr}".strip().splitlines()
    annotations = [ligne for ligne in dites if ligne.startswith("::")]
    erreurs = "\n".join(ligne for ligne in dites if not ligne.startswith("::")).strip()
    return Reponse(1, "\n".join(annotations), f"{IMPREVU}\n\n{erreurs}" if "Traceback" in erreurs else erreurs)


def dire_les_fautes(fautes: Iterable[Faute]) -> Reponse:
    """Le statut 1, une ligne par faute, leur nombre ; et, sur GitHub, de quoi les montrer à leur ligne."""
    from macros.annotations import annoter, sur_github

    triees = sorted(set(fautes))
    annotations = map(annoter, triees[:MONTREES]) if sur_github() else ()
    lignes = [*dire(triees), "", f"{compter(len(triees), 'faute')} à corriger."]
    return Reponse(1, "\n".join(annotations), "\n".join(lignes))


def _a_revoir(dossier: Path, contrat: "Contrat") -> Iterator[tuple[str, Faute]]:
    """Ce qui se lit et gagnerait à changer, chacun sous le titre que GitHub en montre."""
    from macros.lecture.chiffres import chiffres_sans_source
    from macros.lecture.dates import dates_a_venir
    from macros.recherche import mots_sans_reponse
    from macros.textes.noms_du_site import noms_a_revoir

    fichiers = list(arbres(dossier))
    yield from (("Clé à renommer", conseil) for arbre in fichiers for conseil in arbre.conseils)
    yield from (("Date à vérifier", remarque) for remarque in dates_a_venir(fichiers, date.today()))
    yield from (("Source à dire", remarque) for remarque in chiffres_sans_source(fichiers))
    yield from (("Nom du site à revoir", remarque) for remarque in noms_a_revoir(dossier.parent, contrat))
    yield from (("Mot à revoir", remarque) for remarque in mots_sans_reponse(fichiers))


def dire_les_changements(revision: str, depot: Path = Path()) -> Reponse:
    """Ce que les données et les pages de ``depot`` changent pour les lecteurs depuis ``revision``, en Markdown."""
    from macros.differences import Version
    from macros.differences.champs import ChampSansNom
    from macros.differences.reglages import comparer_les_reglages
    from macros.histoire.versions import donnees_a, fichier_a, textes_a, textes_de
    from macros.lecture.lieux import situer_les_engagements
    from macros.resume import SANS_COMPARAISON, resumer
    from macros.textes import lire_les_textes
    from macros.textes.menu import REGLAGES
    from macros.textes.reglages_lus import lire_les_reglages, reglages_de

    try:
        ancien, nouveau = donnees_a(revision, depot), lire(depot / "data")
        if fautes := lire_les_textes(depot, nouveau).fautes:
            return _refuser_les_fautes("Les pages et le menu", len(fautes))
        if ancien is None:
            return Reponse(sortie=SANS_COMPARAISON)
        avant, apres = Version(ancien, textes_a(revision, depot)), Version(nouveau, textes_de(depot / "docs"))
        du_site = comparer_les_reglages(lire_les_reglages(fichier_a(revision, depot, REGLAGES)), reglages_de(depot))
        ou = situer_les_engagements(arbres(depot / "data"))
        return Reponse(sortie=resumer(avant, apres, du_site, ou))
    except (ChampSansNom, ValueError) as impossible:
        return Reponse(1, erreurs=str(impossible))
    except DonneesFautives as fautives:
        return _refuser_les_fautes("Les données", len(fautives.fautes))


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
        return _refuser_les_fautes(
            "Fiche non écrite : les fichiers de data/ que partagent les quartiers", len(fautives.fautes)
        )
    except FileExistsError:
        phrase = f"{fiche.as_posix()} existe déjà : complétez cette fiche, ou changez le nom du quartier."
        return Reponse(1, erreurs=phrase)
    except ValueError as refus:
        return Reponse(1, erreurs=f"Fiche non écrite : {refus}.")
    _aider_l_editeur(donnees)
    return Reponse(sortie=f"La fiche {fiche.as_posix()} est prête à compléter : « make check » dit ce qui y manque.")


def prendre_les_contours(donnees: Path = DONNEES) -> Reponse:
    """Écrit les périmètres officiels et les communes dans ``donnees``, ou dit ce qui manque et n'écrit rien."""
    from macros.contours.mise_a_jour import mettre_a_jour
    from macros.contours.sources import Indisponible

    try:
        return Reponse(sortie="\n".join(mettre_a_jour(donnees, date.today())))
    except DonneesFautives as fautives:
        return _refuser_les_fautes("Les données", len(fautives.fautes))
    except Indisponible as indisponible:
        return Reponse(1, erreurs=f"Contours non écrits : {indisponible}.")


def _refuser_les_fautes(lesquelles: str, combien: int) -> Reponse:
    affiche = "les affiche" if combien > 1 else "l'affiche"
    return Reponse(1, erreurs=f"{lesquelles} ont {compter(combien, 'faute')} : « make check » {affiche}.")
