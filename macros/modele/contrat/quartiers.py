"""Les quartiers du contrat : leur ordre, leurs noms d'avant, leur statut, et s'ils tiennent sur une page."""

from functools import cached_property

from macros.langue.francais import sans_accent
from macros.modele.contrat.fichiers import Fichiers
from macros.modele.quartier import Quartier
from macros.modele.vocabulaire import RubriqueDeQuartier, Statut

PEU = 12  # de quoi tenir dans un menu, ou en cartes sur un écran ou deux
BEAUCOUP = 50  # au-delà, tout ne tient plus sur une page
DESSINES = 200  # au-delà, un dessin par quartier ferait d'une page d'indicateur un demi-mégaoctet


class SesQuartiers(Fichiers):
    """Ce qui se dit de tous les quartiers, ou de l'un d'eux avec les mots du contrat."""

    @cached_property
    def quartiers_ranges(self) -> tuple[Quartier, ...]:
        """Dans l'ordre des statuts, puis par ordre alphabétique d'adresse."""
        rangs = {sigle: rang for rang, sigle in enumerate(self.vocabulaire.statut_par_sigle)}
        return tuple(sorted(self.quartiers, key=lambda q: (rangs.get(q.statut, len(rangs)), q.slug)))

    @cached_property
    def quartier_par_slug(self) -> dict[str, Quartier]:
        """Le nom du fichier -> le quartier."""
        return {quartier.slug: quartier for quartier in self.quartiers}

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

    def rubriques_de(self, quartier: Quartier) -> list[tuple[RubriqueDeQuartier, tuple[str, ...]]]:
        """Les rubriques que la fiche du quartier remplit, dans l'ordre du vocabulaire, et leur contenu."""
        remplies = quartier.rubriques
        return [(r, remplies[r.id]) for r in self.vocabulaire.rubriques_des_quartiers if r.id in remplies]

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
