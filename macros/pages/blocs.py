"""Du contrat aux pages : celles qu'il génère, et les blocs que toutes les pages appellent.

Une page générée est, comme celles de ``docs/``, un texte qui appelle une macro : {{ quartier("le-centre") }}.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from macros import adresses
from macros.langue.branches import la_branche, titre_de_la_branche
from macros.langue.chiffres import chiffres_compares
from macros.langue.francais import majuscule
from macros.langue.phrases import description_du_quartier
from macros.langue.quartiers import partage_entre
from macros.langue.titres import ANIMATIONS, POPULATION, QUARTIERS_DE_LA_BRANCHE
from macros.lecture.markdown import appels_de_la_page
from macros.modele import Contrat, Quartier
from macros.modele.strategie import Branche

CONTOURS = "data/contours/"
CONVENTION = "data/convention.yml"
DONNEES = "data/"
GLOSSAIRE = "data/glossaire.yml"
INDICATEURS = "data/indicateurs.yml"
PILOTAGE = "data/pilotage.yml"
QUARTIERS = "data/quartiers/"
SITE = "data/site.yml"
STRATEGIE = "data/strategie.yml"
SUIVI = "data/suivi/"
TEXTES = "docs/"
VOCABULAIRE = "data/vocabulaire.yml"


class Bloc(NamedTuple):
    """Les fichiers dont un bloc montre le contenu, et le nom des arguments que la page lui donne.

    Un dossier finit par « / » ; « {slug} » y vaut l'argument de ce nom.
    """

    sources: tuple[str, ...]
    arguments: tuple[str, ...] = ()


class Appel(NamedTuple):
    """L'appel d'un bloc dans une page : son nom et ses arguments."""

    nom: str
    arguments: dict[str, str]


# Le nom d'un bloc est celui de son gabarit.
BLOCS = {
    "animation": Bloc((PILOTAGE,), ("nom",)),
    "cartes_enjeux": Bloc((STRATEGIE, CONVENTION, QUARTIERS, VOCABULAIRE)),
    "cartes_quartiers": Bloc((QUARTIERS, CONTOURS, CONVENTION, PILOTAGE, STRATEGIE, SUIVI, VOCABULAIRE)),
    "code_du_site": Bloc(()),
    "comite": Bloc((PILOTAGE,)),
    "comparaison": Bloc((INDICATEURS, QUARTIERS, VOCABULAIRE)),
    "contacts": Bloc((PILOTAGE,)),
    "convention": Bloc((DONNEES,)),
    "declaration_accessibilite": Bloc((SITE, PILOTAGE)),
    "document": Bloc((DONNEES,)),
    "donnees_champs": Bloc(()),
    "donnees_etats": Bloc(()),
    "donnees_fichiers": Bloc((QUARTIERS, CONTOURS)),
    "donnees_integrer": Bloc((QUARTIERS, CONVENTION, VOCABULAIRE)),
    "donnees_licence": Bloc((CONVENTION, SITE)),
    "donnees_personnelles": Bloc((SITE,)),
    "donnees_sources": Bloc((CONVENTION, GLOSSAIRE, INDICATEURS, QUARTIERS)),
    "engagement": Bloc((CONVENTION,)),
    "enjeu": Bloc((STRATEGIE, QUARTIERS, SUIVI, PILOTAGE, VOCABULAIRE), ("identifiant",)),
    "glossaire": Bloc((GLOSSAIRE,)),
    "indicateur": Bloc((INDICATEURS, QUARTIERS, VOCABULAIRE), ("identifiant",)),
    "journal": Bloc((DONNEES, TEXTES)),
    "liste_quartiers": Bloc((QUARTIERS, CONTOURS, CONVENTION, PILOTAGE, STRATEGIE, SUIVI, VOCABULAIRE)),
    "livret": Bloc((DONNEES,)),
    "mentions_legales": Bloc((SITE,)),
    "partage": Bloc((QUARTIERS, VOCABULAIRE), ("slug",)),
    "pilotage": Bloc((PILOTAGE,)),
    "plan_du_site": Bloc((STRATEGIE, QUARTIERS)),
    "populations": Bloc((QUARTIERS, CONVENTION, VOCABULAIRE)),
    "preambule": Bloc((CONVENTION,)),
    "presentation": Bloc((DONNEES,)),
    "quartier": Bloc(
        (QUARTIERS + "{slug}.yml", CONTOURS, CONVENTION, INDICATEURS, PILOTAGE, STRATEGIE, SUIVI, VOCABULAIRE),
        ("slug",),
    ),
    "retrait": Bloc((), ("page",)),
    "signaler_une_erreur": Bloc((CONVENTION, PILOTAGE, SITE)),
    "sous_objectif": Bloc((STRATEGIE, QUARTIERS, SUIVI, VOCABULAIRE), ("identifiant",)),
    "strategie": Bloc((STRATEGIE, CONVENTION, QUARTIERS, VOCABULAIRE)),
    "suivi_bilan": Bloc((CONVENTION, PILOTAGE, QUARTIERS, STRATEGIE, SUIVI, VOCABULAIRE)),
    "suivi_en_bref": Bloc((QUARTIERS, STRATEGIE, SUIVI, VOCABULAIRE)),
    "suivi_engagements": Bloc((QUARTIERS, STRATEGIE, SUIVI, VOCABULAIRE)),
    "suivi_nouvelles": Bloc((PILOTAGE, QUARTIERS, STRATEGIE, SUIVI, VOCABULAIRE)),
    "suivi_par_enjeu": Bloc((QUARTIERS, STRATEGIE, SUIVI, VOCABULAIRE)),
    "suivi_par_quartier": Bloc((QUARTIERS, STRATEGIE, SUIVI, VOCABULAIRE)),
}

# Ce que vaut l'argument de ceux qui en ont un : un identifiant des données.
POSSIBLES: dict[str, Callable[[Contrat], Iterable[str]]] = {
    "animation": lambda _: ANIMATIONS,
    "enjeu": lambda contrat: (racine.id for racine in contrat.strategie.branches),
    "indicateur": lambda contrat: (indicateur.id for indicateur in contrat.indicateurs.indicateurs),
    "partage": lambda contrat: contrat.partages,
    "quartier": lambda contrat: contrat.quartier_par_slug,
    "sous_objectif": lambda contrat: (branche.id for branche in contrat.branches_a_objectifs),
}


class PageGeneree(NamedTuple):
    """Une page générée : son titre, sa description, le fichier de données qui la fait, son texte."""

    titre: str
    description: str
    donnees: str
    texte: str
    datee: bool = False  # vrai quand ce fichier ne fait que cette page : son historique la date
    retiree: bool = False  # vrai pour ce qui ne garde qu'une adresse : ni menu, ni plan, ni recherche


def appels_de(texte: str) -> list[Appel]:
    """Les blocs qu'une page appelle ; un bloc inconnu, ou qui n'a pas les arguments qu'il attend, ne montre rien."""
    return [
        Appel(nom, dict(zip(BLOCS[nom].arguments, arguments, strict=True)))
        for nom, arguments in appels_de_la_page(texte)
        if nom in BLOCS and len(arguments) == len(BLOCS[nom].arguments)
    ]


def sources(appels: Iterable[Appel]) -> Iterator[str]:
    """Les fichiers dont ces appels montrent le contenu."""
    for nom, arguments in appels:
        yield from (source.format(**arguments) for source in BLOCS[nom].sources)


def pages_generees(contrat: Contrat) -> dict[str, PageGeneree]:
    """Le contrat -> l'adresse de chaque page générée, dans l'ordre de la navigation, et la page."""
    detail = pages_de_detail(contrat) if contrat.beaucoup_de_quartiers else {}
    return pages_des_quartiers(contrat) | pages_des_branches(contrat) | detail | pages_des_partages(contrat)


def pages_des_quartiers(contrat: Contrat) -> dict[str, PageGeneree]:
    """Une page par fichier de ``data/quartiers/``."""
    return {
        adresses.page_du_quartier(q.slug): PageGeneree(
            titre=q.nom,
            description=description_du_quartier(contrat, q),
            donnees=f"{QUARTIERS}{q.slug}.yml",
            texte=f'{{{{ quartier("{q.slug}") }}}}\n',
            datee=True,
        )
        for q in contrat.quartiers_ranges
    }


def pages_des_partages(contrat: Contrat) -> dict[str, PageGeneree]:
    """Une page par ancien quartier que plusieurs se partagent : son adresse mène à chacun."""
    return {
        adresses.page_du_quartier(ancien): PageGeneree(
            titre=partage_entre(contrat, ancien),
            description=f"{partage_entre(contrat, ancien)} : où lire ce qui le concernait.",
            donnees="",
            texte=f'{{{{ partage("{ancien}") }}}}\n',
            retiree=True,
        )
        for ancien in contrat.partages
    }


def quartier_de(chemin: str, contrat: Contrat) -> Quartier | None:
    """« quartiers/le-centre.md » -> le quartier dont c'est la page ; « None » pour toute autre page."""
    slug = adresses.slug_du_quartier(chemin)
    return contrat.quartier_par_slug.get(slug) if slug else None


def pages_des_branches(contrat: Contrat) -> dict[str, PageGeneree]:
    """Une page par branche du premier niveau de ``data/strategie.yml``."""
    return {
        adresses.page_de_la_branche(b.id): PageGeneree(
            titre=titre_de_la_branche(b, contrat),
            description=_description(b, contrat),
            donnees=STRATEGIE,
            texte=f'{{{{ enjeu("{b.id}") }}}}\n',
        )
        for b in contrat.strategie.branches
    }


def _description(branche: Branche, contrat: Contrat) -> str:
    du_contrat = f"{la_branche(branche, contrat)} du contrat de ville"
    suite = f" : {branche.titre}" if branche.numero else ""
    if contrat.engagements:
        return f"Ce que chaque quartier prévoit pour {du_contrat}{suite}."
    return majuscule(f"{du_contrat}{suite}.")


def pages_de_detail(contrat: Contrat) -> dict[str, PageGeneree]:
    """Une page par indicateur et par branche à objectifs : ce qui ne tiendrait plus sur une seule page."""
    indicateurs = {
        adresses.page_de_l_indicateur(i.id): PageGeneree(
            titre=i.libelle,
            description=f"{i.libelle} : {chiffres_compares(contrat.territoires_de([i]))}.",
            donnees=INDICATEURS,
            texte=f'{{{{ indicateur("{i.id}") }}}}\n',
        )
        for i in contrat.indicateurs.indicateurs
    }
    branches = {
        adresses.detail_de_la_branche(contrat.racine_de[b.id].id, b.id): PageGeneree(
            titre=titre_de_la_branche(b, contrat),
            description=f"{QUARTIERS_DE_LA_BRANCHE} : {b.titre}.",
            donnees=STRATEGIE,
            texte=f'{{{{ sous_objectif("{b.id}") }}}}\n',
        )
        for b in contrat.branches_a_objectifs
    }
    return _page_des_populations(contrat) | indicateurs | branches


def _page_des_populations(contrat: Contrat) -> dict[str, PageGeneree]:
    if not contrat.populations_ont_leur_page:
        return {}
    description = f"{POPULATION} : {chiffres_compares(())}."
    return {adresses.page_des_populations(): PageGeneree(POPULATION, description, QUARTIERS, "{{ populations() }}\n")}
