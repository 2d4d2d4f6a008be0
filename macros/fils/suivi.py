"""Le suivi -> un fil pour le site, un par quartier : ce que deviennent les engagements, une nouvelle par entrée."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from macros import adresses
from macros.edition import Edition
from macros.fils.atom import DANS_UN_FIL, EntreeDeFil, Fil, Lien, ecrire
from macros.identites import identite, identites_des_nouvelles, origine_du_contrat
from macros.langue.francais import enumerer_les_premiers, majuscule, minuscule
from macros.langue.phrases import le_quartier, nom_du_contrat
from macros.langue.suivi import dire
from macros.langue.titres import OU_EN_SONT_LES_ENGAGEMENTS
from macros.modele import Contrat
from macros.modele.avancement import Avancement
from macros.modele.contrat import PEU
from macros.modele.instances import Instance
from macros.modele.suivi import Etat, Nouvelle
from macros.pages.environnement import rendre

QUARTIERS_CITES = 3  # dans un titre
MOTS_CITES = 80  # d'un engagement, dans un titre, en caractères


class Place(NamedTuple):
    """Un quartier que concerne une nouvelle, et l'état où la commune y disait l'engagement avant elle."""

    avancement: Avancement
    avant: Etat | None


class Fait(NamedTuple):
    """Une nouvelle, son identifiant, et les quartiers qu'elle concerne."""

    nouvelle: Nouvelle
    identite: str
    places: Sequence[Place]

    @property
    def corrige_le(self) -> date:
        """Le jour de sa dernière correction, ou le sien."""
        return max([self.nouvelle.date, *(correction.date for correction in self.nouvelle.corrections)])


def fils_du_suivi(contrat: Contrat, edition: Edition, pages: Collection[str]) -> dict[str, str]:
    """Le chemin de chaque fil et son XML, même sans nouvelle : on peut s'y abonner avant la première.

    ``pages`` : celles que l'on a écrites, depuis ``docs/`` ; sans la page du suivi, le fil du site mène à l'accueil.
    Aucun sans l'adresse du site : un fil se lit ailleurs, ses liens doivent être entiers.
    """
    if not edition.adresse:
        return {}
    return {
        fil.chemin: ecrire(fil, contrat, edition)
        for fil in _fils(contrat, adresses.SUIVI if adresses.SUIVI in pages else adresses.ACCUEIL)
    }


def _fils(contrat: Contrat, page_du_suivi: str) -> Iterator[Fil]:
    """La dernière mise à jour d'abord : qui corrige une nouvelle la rappelle à tous ses lecteurs."""
    nom, faits = minuscule(nom_du_contrat(contrat)), _faits(contrat)
    debut = contrat.convention.dernier_acte_le

    def fil(chemin: str, titre: str, page: str, sujet: str, siens: Sequence[Fait]) -> Fil:
        derniers = sorted(siens, key=lambda fait: fait.corrige_le, reverse=True)[:DANS_UN_FIL]
        return Fil(
            chemin,
            identite(origine_du_contrat(contrat), "suivi", sujet),
            f"{titre} : {nom}",
            page,
            _instant(derniers[0].corrige_le if derniers else debut),
            [_entree(contrat, fait, sujet) for fait in derniers],
        )

    yield fil(adresses.FIL_DU_SUIVI, OU_EN_SONT_LES_ENGAGEMENTS, page_du_suivi, "", faits)
    par_quartier = _par_quartier(faits)
    for q in contrat.quartiers_ranges:
        titre, page = f"{OU_EN_SONT_LES_ENGAGEMENTS} pour {le_quartier(q)}", adresses.page_du_quartier(q.slug)
        yield fil(adresses.fil_du_suivi(q.slug), titre, page, q.premier_nom, par_quartier[q.slug])


def _faits(contrat: Contrat) -> list[Fait]:
    """Chaque nouvelle qui concerne un quartier, la plus récente d'abord."""
    places: dict[Nouvelle, list[Place]] = defaultdict(list)
    for avancement in contrat.avancements:
        avant: Etat | None = None
        for nouvelle in reversed(avancement.nouvelles):
            places[nouvelle].append(Place(avancement, avant))
            avant = nouvelle.etat or avant
    identites = zip(contrat.suivi, identites_des_nouvelles(contrat), strict=True)
    return [Fait(nouvelle, la_sienne, places[nouvelle]) for nouvelle, la_sienne in identites if nouvelle in places]


def _par_quartier(faits: Sequence[Fait]) -> dict[str, list[Fait]]:
    """Le nom de fichier d'un quartier -> les faits qui le concernent, réduits à lui."""
    ranges: dict[str, list[Fait]] = defaultdict(list)
    for fait in faits:
        for place in fait.places:
            ranges[place.avancement.quartier.slug].append(fait._replace(places=(place,)))
    return ranges


def _entree(contrat: Contrat, fait: Fait, sujet: str) -> EntreeDeFil:
    """Dans le fil d'un quartier, une nouvelle n'est dite que de lui : ce n'est pas la même entrée que pour le site."""
    nouvelle, instance = fait.nouvelle, contrat.pilotage.instance_par_id.get(fait.nouvelle.par or "")
    return EntreeDeFil(
        identite=identite(fait.identite, sujet),
        titre=_dire(fait, instance, QUARTIERS_CITES, MOTS_CITES),
        parue=_instant(nouvelle.date),
        corrigee=_instant(fait.corrige_le),
        lieu=_lieu(contrat, fait),
        contenu=rendre("_nouvelle_du_fil", nouvelle=nouvelle, phrase=_dire(fait, instance, PEU)),
        ailleurs=Lien("via", nouvelle.lien) if nouvelle.lien else None,
        auteur=majuscule(instance.nom) if instance else "",
    )


def _dire(fait: Fait, instance: Instance | None, quartiers: int, longueur: int | None = None) -> str:
    """« Le Centre : « Renforcer le dispositif REAAP » est fait (délibération du 12 mars 2026) », sans point.

    L'état d'avant n'y est dit que s'il était le même dans tous les quartiers.
    """
    noms = [place.avancement.quartier.nom for place in fait.places]
    avant = {place.avant for place in fait.places}
    texte = fait.places[0].avancement.objectif.texte
    dite = dire(texte, fait.nouvelle, instance, avant.pop() if len(avant) == 1 else None, longueur)
    return f"{enumerer_les_premiers(noms, quartiers)} : {dite}"


def _lieu(contrat: Contrat, fait: Fait) -> tuple[str, str]:
    """Où lire l'engagement : sur la page du quartier ; s'ils sont plusieurs, sur celle qui les réunit."""
    premier = fait.places[0].avancement
    if len(fait.places) == 1:
        return adresses.page_du_quartier(premier.quartier.slug), premier.id
    branche = premier.branche.id
    racine = contrat.racine_de[branche].id
    if contrat.beaucoup_de_quartiers:
        return adresses.detail_de_la_branche(racine, branche), ""
    return adresses.page_de_la_branche(racine), premier.id


def _instant(jour: date) -> datetime:
    """La norme veut une heure : celle où le jour commence."""
    return datetime.combine(jour, time(), UTC)
