"""Ce qu'une page dit d'elle-même à qui la partage : son image, et ses données liées (https://www.w3.org/TR/json-ld11/)."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from macros import adresses
from macros.edition import Edition
from macros.modele import Contrat
from macros.pages.blocs import quartier_de
from macros.pages.navigation import Etape
from macros.referencement.entites import Noeud, editeur, jeu_de_donnees, lieu, noeud, reference


def blocs_des_referents(contrat: Contrat) -> set[str]:
    """Les blocs qui montrent les référents ; la déclaration d'accessibilité, quand elle n'a pas d'autre contact."""
    return {"contacts", "pilotage", "quartier"} | (
        set() if contrat.site.accessibilite.contact else {"declaration_accessibilite"}
    )


class PageAPartager(NamedTuple):
    """Une page, telle que la voit qui la partage."""

    site: str
    """Le nom du site."""
    chemin: str
    """« quartiers/le-centre.md »."""
    titre: str
    description: str
    fil_d_ariane: tuple[Etape, ...] = ()
    """De l'accueil à la page ; vide pour l'accueil."""
    modifiee_le: date | None = None
    montre_les_referents: bool = False

    @property
    def titre_de_l_onglet(self) -> str:
        """« Le Centre - Contrat de ville de Rivage » ; l'accueil, qui a le titre du site, ne le dit qu'une fois."""
        return self.site if self.titre == self.site else f"{self.titre} - {self.site}"


class Partage(NamedTuple):
    """De quoi remplir ``partials/partage.html`` : l'adresse de l'image, ce qu'on y lit, les données liées."""

    vignette: str
    texte_de_la_vignette: str
    donnees_liees: Markup


def preparer_partage(
    contrat: Contrat, edition: Edition, page: PageAPartager, telechargements: Iterable[str] = ()
) -> Partage | None:
    """La page -> ce que son en-tête en dit ; « None » sans adresse publique : tout ici se nomme par elle.

    ``telechargements`` : les fichiers publiés (« donnees/quartiers.json »), que décrit la page des données.
    """
    if not edition.adresse:
        return None
    quartier = quartier_de(page.chemin, contrat)
    graphe = list(_graphe(contrat, edition, page, telechargements))
    vignette = adresses.vignette_du_quartier(quartier.slug) if quartier else adresses.VIGNETTE_DU_SITE
    return Partage(
        vignette=edition.url(vignette),
        texte_de_la_vignette=f"{quartier.nom} - {page.site}" if quartier else page.site,
        # Rien n'y peut fermer la balise « script » qui le porte.
        donnees_liees=htmlsafe_json_dumps(
            {"@context": "https://schema.org", "@graph": graphe}, ensure_ascii=False, separators=(",", ":")
        ),
    )


def _graphe(contrat: Contrat, edition: Edition, page: PageAPartager, telechargements: Iterable[str]) -> Iterator[Noeud]:
    """Le site, son éditeur, la page et son chemin ; puis ce dont elle parle : un quartier, les données."""
    sujets = list(_sujets(contrat, edition, page, telechargements))
    quartier = quartier_de(page.chemin, contrat)
    contacts = contrat.pilotage.contacts(quartier.slug if quartier else "")
    editeur_du_site = editeur(contrat, edition, contacts if page.montre_les_referents else None)
    site = edition.url(ancre=adresses.ANCRE_DU_SITE)
    yield editeur_du_site
    yield noeud(
        "WebSite", site, name=page.site, url=edition.url(), inLanguage="fr", publisher=reference(editeur_du_site["@id"])
    )
    yield _page(edition, page, sujets)
    yield from _fil_d_ariane(edition, page)
    yield from sujets


def _sujets(contrat: Contrat, edition: Edition, page: PageAPartager, telechargements: Iterable[str]) -> Iterator[Noeud]:
    if quartier := quartier_de(page.chemin, contrat):
        yield lieu(contrat, edition, quartier)
    if page.chemin == adresses.DONNEES:
        yield jeu_de_donnees(contrat, edition, telechargements)


def _page(edition: Edition, page: PageAPartager, sujets: list[Noeud]) -> Noeud:
    return noeud(
        "WebPage",
        edition.url(page.chemin),
        name=page.titre,
        description=page.description,
        url=edition.url(page.chemin),
        inLanguage="fr",
        isPartOf=reference(edition.url(ancre=adresses.ANCRE_DU_SITE)),
        breadcrumb=reference(edition.url(page.chemin, adresses.ANCRE_DU_FIL_D_ARIANE)) if page.fil_d_ariane else None,
        mainEntity=[reference(sujet["@id"]) for sujet in sujets],
        dateModified=page.modifiee_le.isoformat() if page.modifiee_le else None,
    )


def _fil_d_ariane(edition: Edition, page: PageAPartager) -> Iterator[Noeud]:
    """Rien pour l'accueil : un fil d'Ariane d'une seule page ne mène nulle part."""
    if page.fil_d_ariane:
        etapes = [
            noeud("ListItem", position=rang, name=etape.titre, item=reference(edition.url(etape.chemin)))
            for rang, etape in enumerate(page.fil_d_ariane, 1)
        ]
        yield noeud("BreadcrumbList", edition.url(page.chemin, adresses.ANCRE_DU_FIL_D_ARIANE), itemListElement=etapes)
