"""La stratégie : un arbre de branches, aussi profond que le contrat, dont vocabulaire.yml nomme les niveaux."""

from collections.abc import Iterator

from pydantic import Field

from macros import adresses
from macros.modele.apparence import Pictogramme, Teinte
from macros.modele.fiche import Fiche, FichierCommun, Rubrique, Telechargement
from macros.modele.types import Booleen, CleDeNiveau, Identifiant, Intitule, Numero


class Branche(Fiche):
    """Une partie de la stratégie, et celles qu'elle contient. Au premier niveau, elle a sa page.

    Un quartier peut ranger ses objectifs sous n'importe laquelle.
    """

    id: Identifiant = Field(
        title="identifiant",
        description="Il fait l'adresse, et la clé sous laquelle chaque quartier range ses objectifs ; une fois publié, "
        "il ne change plus.",
        examples=["branche-exemple"],
    )
    niveau: CleDeNiveau = Field(title="niveau", description="La clé du niveau où elle est, dans vocabulaire.")
    numero: Numero | None = Field(
        default=None,
        title="numéro",
        description="Celui du contrat, quand le niveau est numéroté : 1, 1.2, A…",
        examples=["1"],
    )
    titre: Intitule = Field(title="titre")
    transversal: Booleen = Field(
        default=False,
        title="transversal",
        description="oui quand le contrat la dit transversale ; elle peut être sans numéro.",
    )
    pictogramme: Pictogramme | None = Field(
        default=None,
        title="pictogramme",
        description="Au premier niveau : le dessin qui l'annonce, parmi ceux du projet ; sans lui, son numéro.",
        examples=["sante"],
    )
    teinte: Teinte | None = Field(
        default=None,
        title="teinte",
        description="Au premier niveau : sa couleur ; sans elle, le site en donne une à chaque rang.",
        examples=["bleu"],
    )
    branches: tuple["Branche", ...] = Field(
        default=(), title="branches", description="Celles qu'elle contient, dans l'ordre du contrat."
    )

    @property
    def petites_branches(self) -> tuple["Branche", ...]:
        """Celles que contiennent les siennes."""
        return tuple(petite for branche in self.branches for petite in branche.branches)

    @property
    def est_un_tableau(self) -> bool:
        """Vrai quand chacune des siennes en contient : un tableau n'aurait aucune case vide."""
        return bool(self.branches) and all(branche.branches for branche in self.branches)

    def parcourir(self) -> Iterator["Branche"]:
        """Elle, puis tout ce qu'elle contient, dans l'ordre du contrat."""
        yield self
        for branche in self.branches:
            yield from branche.parcourir()


class Strategie(FichierCommun):
    """Le fichier ``data/strategie.yml``."""

    rubrique = Rubrique("Stratégie", adresses.ENJEUX)
    telechargement = Telechargement("La stratégie", "Ses branches, du plus général au plus précis, et leurs intitulés.")

    branches: tuple[Branche, ...] = Field(
        default=(), title="branches", description="Celles du premier niveau, dans l'ordre du contrat."
    )

    @property
    def est_une_liste(self) -> bool:
        """Vrai quand aucune branche n'en contient : il n'y a que leurs titres."""
        return not any(branche.branches for branche in self.branches)

    def toutes(self) -> Iterator[Branche]:
        """Toutes les branches, dans l'ordre du contrat."""
        for branche in self.branches:
            yield from branche.parcourir()

    def dernieres(self) -> Iterator[Branche]:
        """Celles qui n'en contiennent pas d'autres."""
        return (branche for branche in self.toutes() if not branche.branches)
