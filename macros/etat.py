"""Ce que sait une construction : un contrat, son histoire et ce qui s'en publie. Rien ici ne connaît MkDocs."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from macros import referencement
from macros.documents import composer_documents, preparer_documents
from macros.donnees import PRESENTES, exports
from macros.edition import Edition, version_du_code
from macros.fils import fils_du_journal, fils_du_suivi
from macros.histoire.aujourd_hui import visibles
from macros.histoire.journal import Journal, lire_l_histoire
from macros.histoire.mises_a_jour import derniere_mise_a_jour
from macros.histoire.publications import dater, publications
from macros.histoire.versions import textes_de
from macros.langue import titres
from macros.langue.phrases import ou_et_de_quand
from macros.lecture import lieux, lire
from macros.lecture.dessins import lire_le_dessin
from macros.lecture.lieux import Lieux
from macros.modele import Contrat
from macros.pages.blocs import Appel, PageGeneree, pages_generees, sources
from macros.pages.integration import cartes_a_integrer
from macros.pages.signalement import Signalement, signalement
from macros.referencement import garder_sous_les_anciens_noms, redirections
from macros.reserve import Reserve
from macros.retraits.bilan import Retraits, cartes_retirees, pages_retirees, retraits
from macros.saisie import schemas

SUIVIS = ("data", "docs")


@dataclass(frozen=True, repr=False)  # une représentation dirait tout le contrat
class Etat:
    """Un contrat sans faute, où et quand il se publie, ce qui y a changé, et ses pages générées."""

    contrat: Contrat
    edition: Edition = field(default_factory=Edition)
    journal: Journal = field(default_factory=Journal)
    retraits: Retraits = field(default_factory=Retraits)
    pages: Mapping[str, PageGeneree] = field(default_factory=dict)
    documents: Mapping[str, bytes] = field(default_factory=dict)
    fils_du_suivi: Mapping[str, str] = field(default_factory=dict)
    lieux: Lieux = field(default_factory=dict)
    dessin: str = ""  # celui de l'accueil, quand les données en donnent un
    avertissements: tuple[str, ...] = ()  # ce que git n'a pas pu dire, et comment y remédier


def ouvrir(projet: Path, adresse: str, depot: str, reserve: Reserve) -> Etat:
    """Le dossier du projet -> ce que disent ``data/`` et son histoire ; lève ``DonneesFautives``.

    ``adresse`` et ``depot`` sont vides quand on ne les connaît pas.
    """
    contrat = lire(projet / "data")
    avertissements: list[str] = []
    histoire = publications(projet, SUIVIS, avertissements.append)
    adresse = f"{adresse.rstrip('/')}/" if adresse else ""
    mise_a_jour = derniere_mise_a_jour(projet, histoire, reserve, contrat)
    edition = Edition(adresse, depot.rstrip("/"), dater(histoire), version_du_code(), mise_a_jour)
    lue, textes = lire_l_histoire(projet, histoire, reserve, avertissements.append), textes_de(projet / "docs")
    vues = visibles(lue.entrees, contrat, textes)
    journal = Journal(vues, fils_du_journal(contrat, vues, edition))
    partis = retraits(lue.pertes, contrat, textes)
    return Etat(
        contrat,
        edition,
        journal,
        partis,
        pages_generees(contrat) | pages_retirees(partis),
        fils_du_suivi=fils_du_suivi(contrat, edition, textes),
        lieux=lieux(projet / "data"),
        dessin=lire_le_dessin(projet / "data"),
        avertissements=tuple(avertissements),
    )


def faire_les_documents(etat: Etat, reserve: Reserve) -> dict[str, bytes]:
    """Les documents (PDF et vignettes), faits ou repris de la réserve ; lève ``DocumentImpossible``."""
    return composer_documents(preparer_documents(etat.contrat, etat.edition, etat.dessin), reserve)


def fichiers(etat: Etat, adresse: Callable[[str], str]) -> dict[str, str | bytes]:
    """Tout ce qui se publie sans être une page du menu : chemin -> contenu ; ``adresse`` donne celle d'une page."""
    publies: dict[str, str | bytes] = {
        **exports(etat.contrat, etat.edition),
        **schemas(etat.contrat),
        **etat.journal.fils_atom,
        **etat.fils_du_suivi,
        **etat.documents,
        **cartes_a_integrer(etat.contrat, etat.edition),
        **cartes_retirees(etat.retraits, etat.contrat, etat.edition),
        "robots.txt": referencement.robots(etat.edition),
    }
    perdus = etat.retraits.renvois
    renvois = redirections(etat.contrat, adresse, perdus, {p: g.titre for p, g in etat.pages.items()})
    return garder_sous_les_anciens_noms(publies, etat.contrat, perdus) | renvois


def ou_corriger(etat: Etat, fichier: str, partie: str, slug: str = "") -> str:
    """« pilotage » et « referents » -> l'adresse, dans le dépôt, de la ligne où cela s'écrit ; vide sans dépôt connu.

    ``slug`` : celui du quartier, quand le ``fichier`` est le sien.
    """
    lieu = etat.lieux.get((f"{fichier}/{slug}" if slug else fichier, partie))
    return etat.edition.ligne(*lieu) if lieu else ""


def modifiee_le(etat: Etat, chemin: str, appels: Iterable[Appel]) -> date | None:
    """Le jour où a changé ce que montre la page : le texte qu'on y a écrit, et les données de ses blocs."""
    texte = [] if chemin in etat.pages else [f"docs/{chemin}"]
    return etat.edition.jour([*texte, *sources(appels)])


def adresse_et_date(etat: Etat, chemin: str, appels: Iterable[Appel]) -> str:
    """Ce que dit le bas de chaque feuille imprimée : où lire la page, et de quand elle est, si on le sait."""
    adresse = etat.edition.url(chemin) if etat.edition.adresse else ""
    return ou_et_de_quand(adresse, modifiee_le(etat, chemin, appels))


def plan(etat: Etat, appels: Mapping[str, Iterable[Appel]]) -> dict[str, bytes]:
    """Le plan que lisent les moteurs de recherche, s'il y a une adresse à y mettre.

    ``appels`` : le chemin de chaque page, dans l'ordre, et les blocs qu'elle montre.
    """
    datees = ((etat.edition.url(chemin), modifiee_le(etat, chemin, blocs)) for chemin, blocs in appels.items())
    return {"sitemap.xml": referencement.sitemap(datees)} if etat.edition.adresse else {}


def fiche_modifiee_le(etat: Etat, chemin: str) -> date | None:
    """Le jour où a changé la fiche qui fait à elle seule cette page."""
    page = etat.pages.get(chemin)
    return etat.edition.dates.get(page.donnees) if page and page.datee else None


def fiche_datee(etat: Etat, chemin: str) -> str:
    """« La fiche de ce quartier a changé le » : ce qui précède sa date, selon qu'un changement en est connu ou non."""
    return titres.FICHE_CHANGEE if etat.journal.a_change(chemin) else titres.FICHE_CREEE


def signaler(etat: Etat, site: str, titre: str = "", chemin: str = "") -> Signalement:
    """Comment dire à la commune que cette page du site nommé ``site`` est fausse, ou, sans titre, introuvable."""
    adresse = etat.edition.url(chemin) if titre and etat.edition.adresse else ""
    return signalement(etat.contrat, etat.edition, site, titre, adresse)


def partager(etat: Etat, page: referencement.PageAPartager, appels: Collection[Appel]) -> referencement.Partage | None:
    """Ce que l'en-tête de la page dit à qui la partage ; « None » sans adresse publique."""
    blocs = referencement.blocs_des_referents(etat.contrat)
    datee = page._replace(
        modifiee_le=modifiee_le(etat, page.chemin, appels),
        montre_les_referents=any(appel.nom in blocs for appel in appels),
    )
    partage = referencement.preparer_partage(
        etat.contrat, etat.edition, datee, (fichier.adresse for fichier in PRESENTES)
    )
    if partage and partage.vignette.removeprefix(etat.edition.adresse) not in etat.documents:
        return partage._replace(vignette="")
    return partage
