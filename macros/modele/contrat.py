"""Le contrat entier, et ce qui se déduit en croisant ses fichiers."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple, get_args

from macros.langue.francais import ordre_de_lecture, sans_accent
from macros.modele.apparence import DU_PREMIER_NIVEAU, Teinte, teintes_par_rang
from macros.modele.avancement import Avancement, Engagement, Suivi, ranger, reunir, suivre
from macros.modele.chiffre import ChiffreDate, Valeur
from macros.modele.contour import AUCUN_CONTOUR, ContourDeCommune, ContourDeQuartier, Contours, communes_touchees
from macros.modele.convention import Convention
from macros.modele.echelle import Echelle, pour_comparer
from macros.modele.fiche import Fiche, FichierCommun
from macros.modele.glossaire import Glossaire, Recherche
from macros.modele.indicateurs import Indicateur, Indicateurs, echelles_communes
from macros.modele.pilotage import Pilotage
from macros.modele.population import Population
from macros.modele.quartier import Quartier
from macros.modele.site import Site
from macros.modele.strategie import Branche, Strategie
from macros.modele.suivi import Nouvelle
from macros.modele.vocabulaire import Niveau, RubriqueDeQuartier, Statut, Territoire, Vocabulaire

PEU = 12  # de quoi tenir dans un menu, ou en cartes sur un écran ou deux
BEAUCOUP = 50  # au-delà, tout ne tient plus sur une page
DESSINES = 200  # au-delà, un dessin par quartier ferait d'une page d'indicateur un demi-mégaoctet


POPULATION = "population"  # elle se compare comme un indicateur, à la même adresse
SANS_NIVEAU = Niveau(nom="partie de la stratégie", feminin=True)
ANNEE_CITEE = re.compile(r"\b20[0-9]{2}\b")
# Ce que personne n'a signé : ce que le site ajoute, et ce qui aide à écrire ses phrases.
AJOUTS: dict[str, Any] = {
    "convention": {
        **dict.fromkeys(("document", "parties", "cadre", "chiffres_du_contrat", "liste_complete"), True),
        "agglomeration": {"sorte"},
    },
    "indicateurs": {"indicateurs": {"__all__": {"avec_article", "echelle", "en_clair", "explication", "id"}}},
    "glossaire": True,
    "site": True,
    "vocabulaire": True,
    "pilotage": {"instances": True},
    "recherche": True,
    "strategie": {"branches": {"__all__": set(DU_PREMIER_NIVEAU)}},
    "suivi": True,
    "contours": True,
    "quartiers": {
        "__all__": {
            **dict.fromkeys(("slug", "nom_dans_une_phrase", "autres_noms", "code_2024", "anciens_noms"), True),
            **dict.fromkeys(("issu_de", "rues", "documents"), True),
            "objectifs": {"__all__": {"__all__": {"id"}}},
        }
    },
}


class Poursuivie(NamedTuple):
    """Une branche qu'un quartier poursuit : ce qu'il y prévoit, et ce qu'il prévoit sous celles qu'elle contient."""

    branche: Branche
    avancements: tuple[Avancement, ...]
    dessous: tuple["Poursuivie", ...]

    @property
    def en_tableau(self) -> bool:
        """Vrai quand celles du dessous n'en ont plus : chacune est une ligne. Sinon, chacune a son titre."""
        return bool(self.dessous) and not any(dessous.dessous for dessous in self.dessous)

    def parcourir(self) -> Iterator["Poursuivie"]:
        """Elle, puis celles du dessous, à toute profondeur."""
        yield self
        for dessous in self.dessous:
            yield from dessous.parcourir()


class Comparaison(NamedTuple):
    """La valeur d'un indicateur dans un territoire."""

    territoire: Territoire
    valeur: Valeur


class Contrat(Fiche):
    """Tout ce que disent les fichiers de ``data/`` : un champ par fichier commun, et les quartiers."""

    vocabulaire: Vocabulaire
    convention: Convention
    strategie: Strategie = Strategie()
    indicateurs: Indicateurs = Indicateurs()
    pilotage: Pilotage = Pilotage()
    glossaire: Glossaire = Glossaire()
    site: Site
    recherche: Recherche | None = None
    quartiers: tuple[Quartier, ...]
    suivi: tuple[Nouvelle, ...] = ()  # la plus récente d'abord
    contours: Contours = AUCUN_CONTOUR

    @cached_property
    def ce_qui_est_signe(self) -> dict[str, Any]:
        """Ce qui vient de la convention, ou l'a remplacé depuis : de quoi savoir si une version l'a mis à jour."""
        return self.model_dump(mode="json", exclude=AJOUTS)

    @cached_property
    def cite_plus_recent_que_la_convention(self) -> bool:
        """Vrai quand la source d'un chiffre nomme une année d'après la signature : la convention ne le donne pas."""
        chiffres: list[ChiffreDate | Population] = [*self._chiffres(), *self._populations()]
        sources = {*(quartier.portrait.source for quartier in self.quartiers), *(c.source for c in chiffres)}
        citees = {int(annee) for source in sources if source for annee in ANNEE_CITEE.findall(source)}
        annees = {*citees, *(c.annee for c in chiffres if c.annee)}
        return any(annee > self.convention.dernier_acte_le.year for annee in annees)

    @cached_property
    def a_des_chiffres_d_ailleurs(self) -> bool:
        """Vrai quand un chiffre vient de la source qu'il nomme, et non de ce qui a été signé."""
        return any(map(self.a_ses_chiffres_d_ailleurs, self.quartiers))

    def a_ses_chiffres_d_ailleurs(self, quartier: Quartier) -> bool:
        """Vrai quand l'un des chiffres de ce quartier n'est pas de ce qui a été signé.

        Le portrait d'un contrat qui donne lui-même ses chiffres nomme aussi la source que ce contrat cite.
        """
        portrait = quartier.portrait
        siennes = [chiffre.source for valeur in portrait.indicateurs.values() for chiffre in valeur.chiffres]
        siennes += [portrait.population.source] if portrait.population else []
        return any(siennes) or bool(portrait.source and not self.convention.chiffres_du_contrat)

    def _chiffres(self) -> Iterator[ChiffreDate]:
        """Tous ceux des quartiers, de chaque année."""
        for quartier in self.quartiers:
            for valeur in quartier.portrait.indicateurs.values():
                yield from valeur.chiffres

    def _populations(self) -> Iterator[Population]:
        """Celle du contrat et celles des quartiers, quand la source les donne."""
        yield from filter(None, (self.convention.population, *(q.portrait.population for q in self.quartiers)))

    @cached_property
    def quartiers_ranges(self) -> tuple[Quartier, ...]:
        """Dans l'ordre des statuts, puis par ordre alphabétique d'adresse."""
        rangs = {sigle: rang for rang, sigle in enumerate(self.vocabulaire.statut_par_sigle)}
        return tuple(sorted(self.quartiers, key=lambda q: (rangs.get(q.statut, len(rangs)), q.slug)))

    @cached_property
    def heritiers(self) -> dict[str, tuple[Quartier, ...]]:
        """Le nom de fichier d'un quartier qui n'est plus -> ceux qui en sont nés."""
        nes: dict[str, list[Quartier]] = {}
        for quartier in self.quartiers_ranges:
            for ancien in quartier.issu_de:
                nes.setdefault(ancien, []).append(quartier)
        return {ancien: tuple(quartiers) for ancien, quartiers in nes.items()}

    @cached_property
    def partages(self) -> dict[str, tuple[Quartier, ...]]:
        """De ces quartiers, ceux que plusieurs se partagent : leur adresse mène à chacun."""
        return {ancien: quartiers for ancien, quartiers in self.heritiers.items() if len(quartiers) > 1}

    def noms_d_avant(self, quartier: Quartier) -> tuple[str, ...]:
        """Les noms de fichier dont l'adresse mène à ce quartier, et à lui seul."""
        seul_heritier = (ancien for ancien in quartier.issu_de if ancien not in self.partages)
        return (*quartier.anciens_noms, *seul_heritier)

    def statut_de(self, quartier: Quartier) -> str:
        """Le statut en toutes lettres, suivi de sa précision quand il y en a une."""
        return " – ".join(filter(None, (self.nom_du_statut(quartier.statut), quartier.precision_statut)))

    def nom_du_statut(self, sigle: str) -> str:
        """Le statut en toutes lettres."""
        declare = self.vocabulaire.statut_par_sigle.get(sigle)
        return declare.nom if declare else sigle

    def sigle_de(self, quartier: Quartier) -> str:
        """Celui de son statut ; vide quand son nom le contient : il ne se lit pas deux fois."""
        deja_dit = sans_accent(quartier.statut) in sans_accent(self.nom_du_statut(quartier.statut))
        return "" if deja_dit else quartier.statut

    def explication_du_statut(self, quartier: Quartier) -> str | None:
        """Ce que veut dire son statut, quand le contrat l'explique."""
        declare = self.vocabulaire.statut_par_sigle.get(quartier.statut)
        return declare.explication if declare else None

    def rubriques_de(self, quartier: Quartier) -> list[tuple[RubriqueDeQuartier, tuple[str, ...]]]:
        """Les rubriques que la fiche du quartier remplit, dans l'ordre du vocabulaire, et leur contenu."""
        remplies = quartier.rubriques
        return [(r, remplies[r.id]) for r in self.vocabulaire.rubriques_des_quartiers if r.id in remplies]

    @cached_property
    def quartier_par_slug(self) -> dict[str, Quartier]:
        """Le nom du fichier -> le quartier."""
        return {quartier.slug: quartier for quartier in self.quartiers}

    def contour_de(self, quartier: Quartier) -> ContourDeQuartier | None:
        """Son périmètre, officiel ou dessiné par la ville ; « None » quand personne ne le donne."""
        donnes = self.contours.par_quartier
        return next((donnes[nom] for nom in (quartier.slug, *quartier.codes) if nom in donnes), None)

    @cached_property
    def quartiers_dessines(self) -> tuple[tuple[Quartier, ContourDeQuartier], ...]:
        """Ceux dont on connaît le contour, et ce contour, dans l'ordre de lecture."""
        return tuple((q, contour) for q in self.quartiers_ranges if (contour := self.contour_de(q)))

    def est_cartographie(self, quartier: Quartier) -> bool:
        """Vrai quand on peut montrer où il est : la source donne sa carte, l'État sa fiche, ou l'on a son contour."""
        return quartier.est_cartographie or self.contour_de(quartier) is not None

    @property
    def recherche_d_adresse(self) -> str | None:
        """Où l'État dit si une adresse est dans un quartier prioritaire, quand un quartier en a besoin."""
        return next(filter(None, (quartier.recherche_d_adresse for quartier in self.quartiers)), None)

    @cached_property
    def contours_des_communes(self) -> tuple[ContourDeCommune, ...]:
        """Ceux que donne ``data/contours/``, par ordre alphabétique de nom."""
        return tuple(sorted(self.contours.communes, key=lambda commune: ordre_de_lecture(commune.nom)))

    def communes_touchees(self, quartier: Quartier) -> tuple[ContourDeCommune, ...]:
        """Les communes où s'étend son périmètre, d'après les contours, celle qui en a le plus d'abord."""
        return self._communes_touchees.get(quartier.slug, ())

    @cached_property
    def _communes_touchees(self) -> dict[str, tuple[ContourDeCommune, ...]]:
        return {
            q.slug: communes_touchees(contour, self.contours_des_communes) for q, contour in self.quartiers_dessines
        }

    @property
    def a_plusieurs_quartiers(self) -> bool:
        """Faux quand il n'y a, d'un quartier à l'autre, rien à choisir ni à comparer."""
        return len(self.quartiers) > 1

    @property
    def peu_de_quartiers(self) -> bool:
        """Vrai quand on peut tous les présenter d'un coup d'œil."""
        return len(self.quartiers) <= PEU

    @property
    def beaucoup_de_quartiers(self) -> bool:
        """Vrai quand une page qui dirait tout de chacun serait trop lourde."""
        return len(self.quartiers) > BEAUCOUP

    @property
    def se_dessine_quartier_par_quartier(self) -> bool:
        """Vrai quand, à côté de son chiffre, chaque quartier a son dessin."""
        return len(self.quartiers) <= DESSINES

    @cached_property
    def quartiers_en_groupes(self) -> dict[str, tuple[Quartier, ...]]:
        """Le nom de chaque groupe -> ses quartiers, un quartier sous chacun de ses lieux.

        Par commune ; à défaut, ou quand il n'y en a qu'une, par arrondissement ou autre lieu ; sinon, par statut.
        """
        lieux = [self._par_lieu(lambda q: q.communes or q.lieux), self._par_lieu(attrgetter("lieux"))]
        rangements = [*filter(None, lieux), {s.nom: self.quartiers_du_statut(s) for s in self.statuts_employes}]
        return next((groupes for groupes in rangements if len(groupes) > 1), rangements[0])

    @property
    def sont_ranges_par_statut(self) -> bool:
        """Vrai quand le nom de chaque groupe dit déjà le statut de ses quartiers."""
        return self.quartiers_en_groupes.keys() == {statut.nom for statut in self.statuts_employes}

    @property
    def tous_ont_une_commune(self) -> bool:
        """Vrai quand la commune de chaque quartier est connue."""
        return all(quartier.communes for quartier in self.quartiers)

    @property
    def sont_ranges_par_commune(self) -> bool:
        """Vrai quand chaque groupe de quartiers est une commune."""
        return self.quartiers_en_groupes.keys() == {commune for q in self.quartiers for commune in q.communes}

    def _par_lieu(self, lire: Callable[[Quartier], Sequence[str]]) -> dict[str, tuple[Quartier, ...]]:
        """Rien quand un quartier n'a pas de tel lieu : il ne serait dans aucun groupe."""
        lieux: dict[str, list[Quartier]] = {}
        for quartier in self.quartiers_ranges:
            for lieu in lire(quartier):
                lieux.setdefault(lieu, []).append(quartier)
        ranges = {lieu: tuple(lieux[lieu]) for lieu in sorted(lieux, key=ordre_de_lecture)}
        return ranges if all(map(lire, self.quartiers)) else {}

    @cached_property
    def statuts_employes(self) -> tuple[Statut, ...]:
        """Ceux qu'a un quartier d'aujourd'hui, dans l'ordre du vocabulaire."""
        employes = {quartier.statut for quartier in self.quartiers}
        return tuple(statut for statut in self.vocabulaire.statuts if statut.sigle in employes)

    @property
    def statuts_a_expliquer(self) -> tuple[Statut, ...]:
        """Tous ou aucun : dès que le contrat en explique un, ou que la liste des quartiers n'en écrit que le sigle."""
        expliques = any(statut.explication for statut in self.statuts_employes)
        return self.statuts_employes if expliques or not self.peu_de_quartiers else ()

    def quartiers_du_statut(self, statut: Statut) -> tuple[Quartier, ...]:
        """Les quartiers qui l'ont, par ordre alphabétique d'adresse."""
        return tuple(quartier for quartier in self.quartiers_ranges if quartier.statut == statut.sigle)

    def donne_un_contact(self, quartier: str = "") -> bool:
        """Vrai quand les données disent à qui s'adresser, dans ce quartier ou partout ; à défaut, l'éditeur du site."""
        return not self.pilotage.contacts(quartier).aucun or self.site.editeur.se_contacte

    @property
    def presente_les_referents(self) -> bool:
        """Vrai quand la page du pilotage a des référents à nommer ou, faute de tout contact, l'éditeur du site."""
        pilotage = self.pilotage
        return bool(pilotage.referents) or (not pilotage.se_contacte and self.site.editeur.se_contacte)

    @property
    def donne_des_populations(self) -> bool:
        """Vrai quand la source donne celle d'un quartier au moins."""
        return any(quartier.portrait.population for quartier in self.quartiers)

    @property
    def se_compare(self) -> bool:
        """Faux quand le seul quartier n'a aucun territoire auquel se comparer : sa page dit tous ses chiffres."""
        return self.a_plusieurs_quartiers or bool(self.territoires_de(self.indicateurs.indicateurs))

    @property
    def donne_des_chiffres(self) -> bool:
        """Vrai quand il y a de quoi comparer : un indicateur, ou une population."""
        return bool(self.indicateurs_renseignes) or self.donne_des_populations

    @property
    def populations_ont_leur_page(self) -> bool:
        """Vrai quand elles ne tiennent plus avec le reste ; un indicateur de ce nom garde la sienne."""
        return self.beaucoup_de_quartiers and self.donne_des_populations and POPULATION not in self.indicateur_par_id

    @cached_property
    def indicateur_par_id(self) -> dict[str, Indicateur]:
        """L'identifiant -> l'indicateur."""
        return {indicateur.id: indicateur for indicateur in self.indicateurs.indicateurs}

    @property
    def premier_niveau(self) -> Niveau:
        """Le plus général : celui dont chaque branche a sa page ; sans stratégie, personne ne le lit."""
        return next(iter(self.vocabulaire.niveaux), SANS_NIVEAU)

    def niveau_de(self, branche: Branche) -> Niveau:
        """Comment le contrat nomme une branche."""
        return self.vocabulaire.niveau_par_cle.get(branche.niveau) or Niveau(nom=branche.niveau.replace("_", " "))

    @cached_property
    def racine_de(self) -> dict[str, Branche]:
        """L'identifiant d'une branche -> celle du premier niveau où elle est, et qui a sa page."""
        return {branche.id: racine for racine in self.strategie.branches for branche in racine.parcourir()}

    @cached_property
    def _teintes(self) -> dict[str, Teinte]:
        racines = self.strategie.branches
        return dict(zip((b.id for b in racines), teintes_par_rang([b.teinte for b in racines]), strict=True))

    def teinte_de(self, branche: Branche) -> Teinte:
        """Celle de la branche du premier niveau où elle est."""
        return self._teintes[self.racine_de[branche.id].id]

    @cached_property
    def branche_par_id(self) -> dict[str, Branche]:
        """L'identifiant -> la branche, dans l'ordre du contrat."""
        return {branche.id: branche for branche in self.strategie.toutes()}

    @cached_property
    def chemin_par_id(self) -> dict[str, tuple[Branche, ...]]:
        """L'identifiant d'une branche -> celles qui la contiennent, de la plus générale à elle-même."""
        return dict(_chemins((), self.strategie.branches))

    @cached_property
    def branches_a_objectifs(self) -> tuple[Branche, ...]:
        """Celles où se lit ce que prévoit chaque quartier : les dernières, et toute autre où l'un d'eux a un objectif.

        Aucune quand le contrat n'a pas d'objectif par quartier : sa stratégie vaut pour tous.
        """
        if not self.engagements:
            return ()
        return tuple(b for b in self.branche_par_id.values() if not b.branches or self.engagements_par_branche[b.id])

    @cached_property
    def nouvelles_par_engagement(self) -> Suivi:
        """L'identifiant d'un engagement, puis un quartier -> les nouvelles, la plus récente d'abord."""
        return ranger(self.suivi)

    @cached_property
    def avancements_par_quartier(self) -> dict[str, tuple[Avancement, ...]]:
        """Le nom du fichier d'un quartier -> où en sont ses engagements, dans l'ordre de la stratégie."""
        branches, suivi = self.branche_par_id.values(), self.nouvelles_par_engagement
        return {quartier.slug: tuple(suivre(branches, quartier, suivi)) for quartier in self.quartiers_ranges}

    @cached_property
    def avancements(self) -> tuple[Avancement, ...]:
        """Où en est chaque engagement de chaque quartier, dans l'ordre des quartiers puis de la stratégie."""
        return tuple(chain.from_iterable(self.avancements_par_quartier.values()))

    @cached_property
    def engagements(self) -> dict[str, Engagement]:
        """L'identifiant de chaque engagement, dans l'ordre de la stratégie -> l'engagement."""
        return reunir(self.avancements, self.strategie.toutes())

    @cached_property
    def engagements_par_branche(self) -> dict[str, tuple[Engagement, ...]]:
        """Chaque branche -> ce que prévoient les quartiers, une fois ce qu'ils ont en commun."""
        ranges: dict[str, list[Engagement]] = {identifiant: [] for identifiant in self.branche_par_id}
        for engagement in self.engagements.values():
            ranges[engagement.branche.id].append(engagement)
        return {identifiant: tuple(groupe) for identifiant, groupe in ranges.items()}

    def poursuivies_par(self, quartier: Quartier) -> tuple[Poursuivie, ...]:
        """Les branches du premier niveau que le quartier poursuit, dans l'ordre ; les autres sont absentes."""
        suivis: dict[str, list[Avancement]] = {}
        for avancement in self.avancements_par_quartier[quartier.slug]:
            suivis.setdefault(avancement.branche.id, []).append(avancement)
        return _poursuivies(suivis, self.strategie.branches)

    @cached_property
    def indicateurs_renseignes(self) -> tuple[Indicateur, ...]:
        """Ceux qu'une source donne pour un quartier au moins : il y a de quoi comparer."""
        donnes = {identifiant for quartier in self.quartiers for identifiant in quartier.portrait.indicateurs}
        return tuple(indicateur for indicateur in self.indicateurs.indicateurs if indicateur.id in donnes)

    @property
    def indicateurs_compares(self) -> tuple[Indicateur, ...]:
        """Les mêmes, et ceux dont on ne connaît que la valeur d'un territoire : déclarés, ils se lisent déjà."""
        renseignes = self.indicateurs_renseignes
        return tuple(i for i in self.indicateurs.indicateurs if i in renseignes or i.comparaisons)

    def est_poursuivi(self, branche: str) -> bool:
        """Vrai quand un quartier au moins y a un objectif."""
        return any(branche in quartier.objectifs for quartier in self.quartiers)

    def est_sans_objectif(self, branche: Branche) -> bool:
        """Vrai quand aucun quartier n'en a sous elle, ni sous celles qu'elle contient."""
        return not any(self.engagements_par_branche[dessous.id] for dessous in branche.parcourir())

    def valeurs(self, indicateur: Indicateur) -> Iterator[tuple[Quartier, Valeur | None]]:
        """Tous les quartiers, avec leur valeur de l'indicateur quand la source la donne."""
        for quartier in self.quartiers_ranges:
            yield quartier, quartier.portrait.indicateurs.get(indicateur.id)

    @cached_property
    def echelles(self) -> dict[str, Echelle]:
        """L'échelle où se dessine chaque indicateur qui en a une : la même sur toutes les pages, dans tous les PDF."""
        valeurs = {
            i.id: [v.valeur for v in self._valeurs_de(i) if v.valeur is not None] for i in self.indicateurs.indicateurs
        }
        return echelles_communes(self.indicateurs.indicateurs, valeurs)

    @cached_property
    def echelle_des_populations(self) -> Echelle | None:
        """Celle où se comparent les habitants des quartiers ; « None » quand un seul, ou aucun, dit combien il en a."""
        return pour_comparer([q.portrait.population.valeur for q in self.quartiers if q.portrait.population])

    def _valeurs_de(self, indicateur: Indicateur) -> Iterator[ChiffreDate]:
        """Celles de tous les quartiers et de tous les territoires, de chaque année."""
        for valeur in (*(v for _, v in self.valeurs(indicateur) if v), *indicateur.comparaisons.values()):
            yield from valeur.chiffres

    def comparaisons(self, indicateur: Indicateur) -> tuple[Comparaison, ...]:
        """Sa valeur dans chacun des territoires dont la source la donne, dans leur ordre."""
        donnees = indicateur.comparaisons
        return tuple(Comparaison(t, donnees[t.id]) for t in self.vocabulaire.territoires if t.id in donnees)

    def territoires_de(self, indicateurs: Iterable[Indicateur]) -> tuple[Territoire, ...]:
        """Ceux auxquels l'un de ces indicateurs compare les quartiers."""
        compares = {identifiant for indicateur in indicateurs for identifiant in indicateur.comparaisons}
        return tuple(t for t in self.vocabulaire.territoires if t.id in compares)

    def portrait(self, quartier: Quartier) -> Iterator[tuple[Indicateur, Valeur]]:
        """Les seuls indicateurs que la source donne pour le quartier, et leur valeur."""
        valeurs = quartier.portrait.indicateurs
        return ((i, valeurs[i.id]) for i in self.indicateurs.indicateurs if i.id in valeurs)


def _poursuivies(suivis: Mapping[str, Sequence[Avancement]], branches: Iterable[Branche]) -> tuple[Poursuivie, ...]:
    toutes = (Poursuivie(b, tuple(suivis.get(b.id, ())), _poursuivies(suivis, b.branches)) for b in branches)
    return tuple(branche for branche in toutes if branche.avancements or branche.dessous)


def _chemins(au_dessus: tuple[Branche, ...], branches: Iterable[Branche]) -> Iterator[tuple[str, tuple[Branche, ...]]]:
    for branche in branches:
        chemin = (*au_dessus, branche)
        yield branche.id, chemin
        yield from _chemins(chemin, branche.branches)


def fichiers_communs(contrat: type[Contrat]) -> dict[str, type[FichierCommun]]:
    """Le nom de chaque fichier commun de ``data/``, sans « .yml » -> ce qu'il contient."""
    classes = {nom: (champ.annotation, *get_args(champ.annotation)) for nom, champ in contrat.model_fields.items()}
    return {
        nom: classe
        for nom, possibles in classes.items()
        for classe in possibles  # « Recherche | None » pour un fichier facultatif
        if isinstance(classe, type) and issubclass(classe, FichierCommun)
    }


FICHIERS_COMMUNS = fichiers_communs(Contrat)
FACULTATIFS = frozenset(nom for nom in FICHIERS_COMMUNS if not Contrat.model_fields[nom].is_required())
