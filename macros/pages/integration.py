"""Les cartes qu'un autre site met dans un cadre : une par quartier, une pour le contrat ; ni menu, ni script.

Celle d'un quartier qui n'est plus reste à son adresse : elle dit ce que dit sa page, et y mène, hors du cadre.
"""

from collections import Counter
from typing import NamedTuple

from macros import adresses
from macros.edition import Edition
from macros.langue import titres
from macros.langue.chiffres_cles import ChiffreCle, chiffres_cles, comptes_du_contrat
from macros.langue.phrases import nom_du_contrat
from macros.langue.quartiers import partage_entre
from macros.langue.suivi import resume
from macros.modele import Contrat, Quartier
from macros.modele.avancement import bilan
from macros.pages.environnement import rendre
from macros.pages.html import typographier_html
from macros.pages.suivi import Bilan, bilan_de, segments

# Ce que charge une carte : une feuille de style de ce site, rien d'autre (https://www.w3.org/TR/CSP3/).
POLITIQUE_DE_LA_CARTE = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
LARGEUR, HAUTEUR = 340, 480  # pixels, de la ligne que l'on propose : une carte s'y lit sans défiler


class Carte(NamedTuple):
    """Une carte : de quoi elle parle, l'état des engagements s'il y en a, ses chiffres, et la page où elle mène.

    ``sous_titre`` : le statut d'un quartier, ou depuis quand il n'est plus dans le contrat ; vide sans l'un ni l'autre.
    """

    contrat: str
    titre: str
    sous_titre: str
    bilan: Bilan
    chiffres: list[ChiffreCle]
    page: str
    invitation: str


class Cadre(NamedTuple):
    """Ce que l'on copie pour montrer une carte : son adresse entière, le titre du cadre, sa largeur et sa hauteur."""

    adresse: str
    nom: str
    titre: str
    largeur: int = LARGEUR
    hauteur: int = HAUTEUR


def cartes_a_integrer(contrat: Contrat, edition: Edition) -> dict[str, str]:
    """Le chemin de chaque carte (« integrer/le-centre/index.html ») et son HTML."""
    cartes = {adresses.fichier_de_la_carte(): _carte_du_contrat(contrat)}
    cartes |= {adresses.fichier_de_la_carte(q.slug): _carte_du_quartier(contrat, q) for q in contrat.quartiers_ranges}
    cartes |= {
        adresses.fichier_de_la_carte(ancien): _carte_d_un_absent(contrat, ancien, partage_entre(contrat, ancien))
        for ancien in contrat.partages
    }
    return {chemin: _rendre(chemin, carte, edition) for chemin, carte in cartes.items()}


def carte_retiree(contrat: Contrat, edition: Edition, slug: str, titre: str, phrase: str) -> str:
    """Le HTML de la carte d'un quartier que le contrat n'a plus : le ``titre`` et la ``phrase`` de sa page."""
    return _rendre(adresses.fichier_de_la_carte(slug), _carte_d_un_absent(contrat, slug, titre, phrase), edition)


def cadres(contrat: Contrat, edition: Edition) -> list[Cadre]:
    """Les cadres que l'on propose : le contrat, puis chaque quartier s'ils sont peu, sinon un exemple.

    Aucun tant que le site n'a pas d'adresse : un autre site ne saurait où la prendre.
    """
    if not edition.adresse:
        return []
    montres = contrat.quartiers_ranges if contrat.peu_de_quartiers else contrat.quartiers_ranges[:1]
    noms = {"": nom_du_contrat(contrat)} | {q.slug: q.nom for q in montres}
    return [
        Cadre(edition.url(adresses.carte_a_integrer(slug)), nom, _titre(contrat, nom if slug else ""))
        for slug, nom in noms.items()
    ]


def _titre(contrat: Contrat, quartier: str) -> str:
    """« Le Centre – Contrat de ville de Rivage »."""
    return " – ".join(filter(None, (quartier, nom_du_contrat(contrat))))


def _carte_du_quartier(contrat: Contrat, q: Quartier) -> Carte:
    return Carte(
        contrat=nom_du_contrat(contrat),
        titre=q.nom,
        sous_titre=contrat.statut_de(q),
        bilan=bilan_de(contrat, q),
        chiffres=chiffres_cles(contrat, q),
        page=adresses.page_du_quartier(q.slug),
        invitation=titres.TOUT_LIRE_SUR_CE_QUARTIER,
    )


def _carte_du_contrat(contrat: Contrat) -> Carte:
    return Carte(
        contrat=contrat.convention.titre,
        titre=nom_du_contrat(contrat),
        sous_titre="",
        bilan=bilan(contrat.avancements),
        chiffres=comptes_du_contrat(contrat),
        page=adresses.ACCUEIL,
        invitation=titres.TOUT_LIRE_SUR_LE_CONTRAT,
    )


def _carte_d_un_absent(contrat: Contrat, slug: str, titre: str, phrase: str = "") -> Carte:
    return Carte(
        contrat=nom_du_contrat(contrat),
        titre=titre,
        sous_titre=phrase,
        bilan=Counter(),
        chiffres=[],
        page=adresses.page_du_quartier(slug),
        invitation=titres.OU_ALLER,
    )


def _rendre(chemin: str, carte: Carte, edition: Edition) -> str:
    racine = "../" * chemin.count("/")
    html = rendre(
        "integrer",
        carte=carte,
        onglet=f"{carte.titre} – {carte.contrat}",
        segments=segments(carte.bilan),
        resume=resume(carte.bilan) if carte.bilan else "",
        racine=racine,
        page=racine + adresses.chemin_public(carte.page),
        canonique=edition.url(carte.page) if edition.adresse else racine + adresses.chemin_public(carte.page),
        politique=POLITIQUE_DE_LA_CARTE,
    )
    return typographier_html(html)
