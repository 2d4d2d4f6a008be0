"""Ce que les pages décrivent, avec le vocabulaire de https://schema.org : l'éditeur, un quartier, les données.

Chaque entité a une adresse stable (celle d'une page, et une ancre), que les autres citent.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from macros.adresses import ANCRE_DE_L_EDITEUR, ANCRE_DU_JEU_DE_DONNEES, ANCRE_DU_LIEU, DONNEES, page_du_quartier
from macros.edition import TYPES_DE_FICHIERS, Edition
from macros.langue.chiffres import des_deux_sexes, valeur_datee
from macros.langue.francais import SANS_UNITE, enumerer, majuscule
from macros.langue.origine import convention_a_jour
from macros.langue.phrases import nom_du_contrat
from macros.langue.population import habitants_dates
from macros.langue.titres import POPULATION, SURFACE
from macros.modele import Contrat, Quartier
from macros.modele.chiffre import ChiffreDate
from macros.modele.indicateurs import Indicateur
from macros.modele.instances import Instance, MaisonDuProjet
from macros.modele.pilotage import Contacts, Pilotage
from macros.modele.porteur import Porteur
from macros.modele.referent import Referent

Noeud = dict[str, Any]
# Codes des unités de mesure des Nations unies (recommandation n° 20), qu'attend « unitCode ».
HECTARE = "HAR"
POUR_CENT = "P1"


def noeud(sorte: str, adresse: str | None = None, /, **proprietes: Any) -> Noeud:
    """Une entité de cette sorte ; une propriété que l'on ne connaît pas (« None », liste vide) en est absente."""
    connues = {cle: valeur for cle, valeur in proprietes.items() if valeur not in (None, [])}
    return {"@type": sorte, **({"@id": adresse} if adresse else {}), **connues}


def reference(adresse: str) -> Noeud:
    """De quoi citer une entité décrite ailleurs."""
    return {"@id": adresse}


def editeur(contrat: Contrat, edition: Edition, contacts: Contacts | None) -> Noeud:
    """Qui publie le site ; ``contacts`` : et qui contacter."""
    connu = contrat.site.editeur
    return noeud(
        "GovernmentOrganization",
        edition.url(ancre=ANCRE_DE_L_EDITEUR),
        name=connu.nom,
        address=connu.adresse,
        telephone=connu.telephone,
        email=connu.courriel,
        contactPoint=list(_contacts(contacts)) if contacts else None,
    )


def _contacts(contacts: Contacts) -> Iterator[Noeud]:
    """Ceux que l'on peut joindre."""
    for referent in contacts.referents:
        if referent.telephone or referent.courriel:
            yield _contact(referent)
    lieux: list[Instance | MaisonDuProjet] = [*contacts.instances, *contacts.maisons]
    for lieu in lieux:
        if lieu.telephone or lieu.courriel:
            yield noeud("ContactPoint", name=majuscule(lieu.nom), telephone=lieu.telephone, email=lieu.courriel)


def _contact(referent: Referent) -> Noeud:
    return noeud(
        "ContactPoint",
        name=referent.nom_complet or None,
        contactType=referent.fonction,
        description=", ".join(filter(None, (referent.qualite, referent.institution))) or None,
        telephone=referent.telephone,
        email=referent.courriel,
    )


def lieu(contrat: Contrat, edition: Edition, quartier: Quartier) -> Noeud:
    """Un quartier : où il est, ses codes, sa carte et ses chiffres."""
    chemin = page_du_quartier(quartier.slug)
    codes = {"code de 2015": quartier.code, "code de 2024": quartier.code_2024}
    return noeud(
        "Place",
        edition.url(chemin, ANCRE_DU_LIEU),
        name=quartier.nom,
        description=contrat.statut_de(quartier),
        url=edition.url(chemin),
        identifier=[noeud("PropertyValue", propertyID=nom, value=code) for nom, code in codes.items() if code],
        containedInPlace=[
            *(commune(contrat, nom) for nom in quartier.communes),
            *(noeud("Place", name=nom) for nom in quartier.lieux),
            *ensemble(contrat),
        ],
        hasMap=quartier.carte.lien if quartier.carte else None,
        sameAs=quartier.fiche_officielle,
        additionalProperty=list(_mesures(contrat, quartier)),
    )


def commune(contrat: Contrat, nom: str) -> Noeud:
    """Une commune ; les données ne disent le département que de celle qui porte la convention."""
    porteur = contrat.convention.porteur
    return _zone(porteur) if porteur.est_une_commune and nom == porteur.nom else noeud("AdministrativeArea", name=nom)


def ensemble(contrat: Contrat) -> list[Noeud]:
    """Ce qui réunit les communes : le territoire à qui est le contrat s'il n'en est pas une, et l'agglomération."""
    porteur, connue = contrat.convention.porteur, contrat.convention.agglomeration
    agglomeration = connue and noeud("AdministrativeArea", name=connue.nom, alternateName=connue.sigle)
    territoire = None if porteur.est_une_commune or porteur.en_sont_plusieurs else _zone(porteur)
    return [zone for zone in (territoire, agglomeration) if zone]


def _zone(territoire: Porteur) -> Noeud:
    departement = noeud("AdministrativeArea", name=territoire.departement) if territoire.departement else None
    return noeud("AdministrativeArea", name=territoire.nom, containedInPlace=departement)


def _mesures(contrat: Contrat, quartier: Quartier) -> Iterator[Noeud]:
    """Chaque chiffre, et la phrase qui garde son « environ » ou son « plus de »."""
    portrait = quartier.portrait
    population = portrait.population
    if population:
        yield noeud("PropertyValue", name=POPULATION, value=population.valeur, description=habitants_dates(population))
    if portrait.surface:
        yield noeud("PropertyValue", name=SURFACE, value=portrait.surface, unitCode=HECTARE)
    for indicateur, chiffre in contrat.portrait(quartier):
        yield from (_mesure(indicateur, c, c.source or portrait.source) for c in chiffre.chiffres)


def _mesure(indicateur: Indicateur, chiffre: ChiffreDate, source: str | None) -> Noeud:
    """« Plus de 30 % » n'est pas 30 % : le nombre est alors une borne. Un chiffre non diffusé n'a pas de valeur."""
    sexes = f" ; {des_deux_sexes(chiffre, indicateur)}" if chiffre.valeur is not None and chiffre.femmes else ""
    return noeud(
        "PropertyValue",
        propertyID=indicateur.id,
        name=indicateur.libelle,
        description=f"{valeur_datee(chiffre, indicateur)}{sexes}{f' ({source})' if source else ''}",
        unitCode=POUR_CENT if indicateur.unite == "%" else None,
        unitText=None if indicateur.unite in {"%", *SANS_UNITE} else indicateur.unite,
        **{"minValue" if chiffre.plus_de else "value": chiffre.valeur},
    )


def jeu_de_donnees(contrat: Contrat, edition: Edition, telechargements: Iterable[str]) -> Noeud:
    """Les données du contrat, et où les prendre (« donnees/quartiers.json »…) : https://schema.org/Dataset."""
    convention = contrat.convention
    modifie_le, porteur = edition.jour(), convention.porteur
    actes = [noeud("CreativeWork", name=a.titre, url=a.lien) for a in convention.tous_les_actes if not a.prevu]
    editeur_du_site = reference(edition.url(ancre=ANCRE_DE_L_EDITEUR))
    return noeud(
        "Dataset",
        edition.url(DONNEES, ANCRE_DU_JEU_DE_DONNEES),
        name=f"{nom_du_contrat(contrat)} : {enumerer(['quartiers', *_parties(contrat, NOMMEES)])}",
        description=f"Ce qui est prévu pour chaque quartier {convention.porteur.avec_preposition}, d'après "
        f"{convention_a_jour(contrat, edition.mise_a_jour)}{_decrire(_parties(contrat, DECRITES))}.",
        url=edition.url(DONNEES),
        inLanguage="fr",
        isAccessibleForFree=True,
        license=contrat.site.licence_donnees.lien,
        creator=editeur_du_site,
        publisher=editeur_du_site,
        isBasedOn=actes if len(actes) > 1 else actes[0],
        temporalCoverage=f"{convention.periode.debut}/{convention.derniere_annee}",
        spatialCoverage=[*([_zone(porteur)] if porteur.est_une_commune else []), *ensemble(contrat)],
        dateModified=modifie_le.isoformat() if modifie_le else None,
        variableMeasured=[_variable(indicateur) for indicateur in contrat.indicateurs.indicateurs],
        distribution=[_fichier(edition, chemin) for chemin in telechargements],
    )


# Ce que contiennent les données, en un mot, et quand.
DECRITES: dict[str, Callable[[Contrat], object]] = {
    "portrait statistique": lambda contrat: contrat.donne_des_chiffres,
    "objectifs": lambda contrat: contrat.engagements,
    "pilotage": lambda contrat: contrat.pilotage != Pilotage(),
    "glossaire": lambda contrat: contrat.glossaire.termes,
}
NOMMEES: dict[str, Callable[[Contrat], object]] = {
    "indicateurs": lambda contrat: contrat.indicateurs.indicateurs,
    "objectifs": lambda contrat: contrat.engagements,
}


def _parties(contrat: Contrat, possibles: Mapping[str, Callable[[Contrat], object]]) -> list[str]:
    return [nom for nom, est_la in possibles.items() if est_la(contrat)]


def _decrire(parties: list[str]) -> str:
    return f" : {enumerer(parties)}" if parties else ""


def _variable(indicateur: Indicateur) -> Noeud:
    return noeud("PropertyValue", propertyID=indicateur.id, name=indicateur.libelle, description=indicateur.explication)


def _fichier(edition: Edition, chemin: str) -> Noeud:
    """Le type d'un fichier est absent quand son extension n'est pas connue."""
    nature = TYPES_DE_FICHIERS.get(PurePosixPath(chemin).suffix)
    return noeud("DataDownload", contentUrl=edition.url(chemin), encodingFormat=nature)
