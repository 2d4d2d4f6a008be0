"""Le contrat signé : à qui il est, sa période, son préambule, l'engagement, les signatures."""

import re
from datetime import date
from typing import Any, Self, cast

from pydantic import ConfigDict, Field, model_validator

from macros import adresses
from macros.modele.actes import Acte, du_plus_ancien
from macros.modele.fiche import Fiche, FichierCommun, Rubrique, Telechargement
from macros.modele.population import Population
from macros.modele.porteur import Commune, Porteur, Sorte
from macros.modele.signataires import GroupeDeSignataires, NombreDeSignataires, Signataire, verifier_le_nombre
from macros.modele.types import AdresseWeb, Annee, Booleen, Intitule, Jour, MorceauDePhrase, NomAvecArticle, Texte

# Les sortes du seul acte que dit la forme courte.
CONVENTION = "convention"
CONTRAT_DE_VILLE = "contrat de ville"
COMMENCE_PAR_LA_SORTE = re.compile(
    r"convention(?:-cadre)?(?: (?:territorial|communal|local|intercommunal|départemental|métropolitain)e)?\b",
    re.IGNORECASE,
)


class Agglomeration(Fiche):
    """Ce qui réunit des communes autour du contrat : une agglomération, ou toute autre intercommunalité."""

    nom: Intitule = Field(title="nom", description="Le nom officiel, en entier.")
    sigle: Intitule | None = Field(default=None, title="sigle")
    sorte: Sorte | None = Field(
        default=None,
        title="sorte",
        description="Ce qu'elle est dans les phrases, sans article : agglomération, communauté de communes, métropole… "
        "Sans elle, aucune phrase n'en parle.",
        examples=["communauté de communes"],
    )


class Periode(Fiche):
    """Les années du contrat, comprises."""

    debut: Annee = Field(title="première année")
    fin: Annee = Field(title="dernière année")


class Objet(Fiche):
    """Ce que la convention présente."""

    introduction: Texte = Field(title="introduction", description="La phrase qui annonce les points.")
    points: tuple[Texte, ...] = Field(min_length=1, title="points")


class Engagement(Fiche):
    """Ce que les signataires s'engagent à faire, et jusqu'à quand."""

    echeance: Jour | None = Field(
        default=None,
        title="échéance",
        description="Le dernier jour du contrat, écrit année-mois-jour.",
        examples=["2030-12-31"],
    )
    textes: tuple[Texte, ...] = Field(default=(), title="paragraphes", description="Un paragraphe par tiret.")

    @model_validator(mode="after")
    def _quelque_chose(self) -> Self:
        if not (self.echeance or self.textes):
            raise ValueError("l'engagement ne dit rien : écrivez « echeance » ou « textes »")
        return self


class Signature(Fiche):
    """Où et quand la convention a été signée."""

    lieu: Intitule | None = Field(
        default=None,
        title="lieu",
        description="Avec son article s'il en a un : l'hôtel de ville.",
        examples=["Exempleville"],
    )
    date: Jour = Field(title="date", description="Le jour, écrit année-mois-jour.")


class Document(Fiche):
    """Le document signé dont viennent les données."""

    titre: Intitule = Field(title="titre")
    lien: AdresseWeb | None = Field(
        default=None,
        title="lien",
        description="L'adresse du document signé, dès qu'il est en ligne.",
        examples=["https://exemple.fr/convention.pdf"],
    )


def _un_seul_porteur(schema: dict[str, Any]) -> None:
    """Ce qu'en sait un éditeur de texte : la même règle que celle du modèle."""
    schema["oneOf"] = [{"required": ["commune"]}, {"required": ["territoire"]}]
    schema["errorMessage"] = "« commune », ou « territoire » pour tout autre qu'une commune"


class Convention(FichierCommun):
    """Le fichier ``data/convention.yml``."""

    model_config = ConfigDict(json_schema_extra=_un_seul_porteur)

    rubrique = Rubrique("Convention", adresses.CONVENTION)
    telechargement = Telechargement(
        "La convention", "Le préambule, l'engagement, les signataires et le document signé."
    )

    titre: Intitule = Field(title="titre")
    sous_titre: Intitule | None = Field(default=None, title="sous-titre")
    commune: Commune | None = Field(
        default=None,
        title="commune",
        description="À qui est le contrat, si c'est à une seule commune.",
    )
    territoire: Porteur | None = Field(
        default=None, title="territoire", description="À qui est le contrat, à la place de « commune »."
    )
    agglomeration: Agglomeration | None = Field(
        default=None,
        title="intercommunalité",
        description="L'intercommunalité dont parle le contrat, de toute sorte, si ce n'est pas le territoire.",
    )
    cadre: NomAvecArticle | None = Field(
        default=None,
        title="document-cadre",
        description="Ce qui fixe la stratégie pour toute l'intercommunalité, quand ce n'est pas ce contrat, avec son "
        "article.",
        examples=["la convention-cadre"],
    )
    periode: Periode = Field(title="période")
    parties: tuple[MorceauDePhrase, ...] = Field(
        default=(),
        title="parties",
        description="Qui a signé, en quelques mots simples, comme dans une phrase : l'accueil le dit. Sans elle, "
        "il compte les signataires.",
        examples=[["la commune", "l'État"]],
    )
    population: Population | None = Field(
        default=None, title="population", description="Celle de tous les quartiers du contrat."
    )
    preambule: tuple[Texte, ...] = Field(default=(), title="préambule", description="Un paragraphe par tiret.")
    objet: Objet | None = Field(default=None, title="objet")
    engagement: Engagement | None = Field(default=None, title="engagement")
    signature: Signature | None = Field(default=None, title="signature")
    nombre_de_signataires: NombreDeSignataires = None
    signataires: tuple[Signataire, ...] = Field(default=(), title="signataires")
    groupes: tuple[GroupeDeSignataires, ...] = Field(
        default=(), title="groupes de signataires", description="Si le contrat les réunit sous des titres."
    )
    document: Document | None = Field(default=None, title="document signé")
    actes: tuple[Acte, ...] = Field(
        default=(),
        title="actes",
        description="Ce qui a été signé d'autre, ou tout ce qui l'a été : convention territoriale, avenant…",
    )
    chiffres_du_contrat: Booleen = Field(
        default=False,
        title="chiffres du contrat",
        description="oui quand les chiffres des quartiers sont dans ce qui a été signé ; sinon, ils viennent de la "
        "source que dit chaque fiche.",
    )
    liste_complete: Booleen = Field(
        default=False,
        title="liste complète",
        description="oui quand chaque quartier du contrat a sa fiche : l'accueil dit alors qu'il n'y en a pas d'autre.",
    )

    @model_validator(mode="after")
    def _a_quelqu_un(self) -> Self:
        """Le contrat est à une commune, ou à un autre territoire."""
        if bool(self.commune) == bool(self.territoire):
            quoi = "« commune » et « territoire » disent la même chose : gardez l'un des deux"
            raise ValueError(
                quoi if self.commune else "il manque à qui est le contrat : écrivez « commune » ou « territoire »"
            )
        return self

    @model_validator(mode="after")
    def _assez_de_signataires(self) -> Self:
        verifier_le_nombre(self.nombre_de_signataires, sum(acte.ecrits for acte in self._premier_acte))
        return self

    @property
    def porteur(self) -> Porteur:
        """À qui est le contrat, quelle que soit la forme qui le dit."""
        return self.territoire or cast(Commune, self.commune).porteur

    @property
    def tous_les_actes(self) -> tuple[Acte, ...]:
        """Celui que disent « signature », « signataires » et « document », puis les autres ; ceux à venir à la fin."""
        tous = (*self._premier_acte, *self.actes)
        return (*du_plus_ancien(tous), *(acte for acte in tous if not acte.signe_le))

    @property
    def _premier_acte(self) -> tuple[Acte, ...]:
        """La forme courte, en forme longue : une convention ; rien quand seuls les actes parlent."""
        signataires = self.nombre_de_signataires or self.signataires or self.groupes
        if not (self.signature or self.document or signataires or not self.actes):
            return ()
        acte = Acte.model_construct(
            sorte=self._sorte_du_document,
            titre=self.document.titre if self.document else self.titre,
            date=self.signature.date if self.signature else None,
            lieu=self.signature.lieu if self.signature else None,
            fin=self.engagement.echeance if self.engagement else None,
            lien=self.document.lien if self.document else None,
            nombre_de_signataires=self.nombre_de_signataires,
            signataires=self.signataires,
            groupes=self.groupes,
        )
        return (acte,)

    @property
    def _sorte_du_document(self) -> str:
        """« convention », « convention territoriale » : le mot des titres ; sans lui, c'est un contrat de ville."""
        titre = self.document.titre if self.document else self.titre
        if debut := COMMENCE_PAR_LA_SORTE.match(titre):
            return debut[0].casefold()
        return CONVENTION if CONVENTION in f"{titre} {self.sous_titre}".casefold() else CONTRAT_DE_VILLE

    @property
    def actes_conclus(self) -> tuple[Acte, ...]:
        """Tous, sauf ceux que le contrat ne fait qu'annoncer ; du plus ancien au plus récent."""
        return tuple(acte for acte in self.tous_les_actes if not acte.prevu)

    @property
    def actes_prevus(self) -> tuple[Acte, ...]:
        """Ceux que le contrat annonce, et que personne n'a encore signés."""
        return tuple(acte for acte in self.tous_les_actes if acte.prevu)

    @property
    def actes_signes(self) -> tuple[Acte, ...]:
        """Ceux dont on sait le jour ou l'année, du plus ancien au plus récent."""
        return du_plus_ancien(self.tous_les_actes)

    @property
    def a_plusieurs_actes(self) -> bool:
        """Vrai quand une phrase ne suffit plus à les dire."""
        return len(self.tous_les_actes) > 1

    @property
    def acte_en_vigueur(self) -> Acte:
        """Le plus récent de ceux qui sont signés ; à défaut de date, celui que disent les données."""
        return (self.actes_signes or self.tous_les_actes)[-1]

    @property
    def dernier_acte_le(self) -> date:
        """Le jour du dernier acte signé ; à défaut, le premier de la période."""
        jours = [acte.signe_le for acte in self.actes_signes if acte.signe_le]
        return jours[-1] if jours else date(self.periode.debut, 1, 1)

    @property
    def fin(self) -> date | None:
        """Le dernier jour du contrat : une prorogation le repousse ; « None » quand aucun acte ne le dit."""
        echeance = self.engagement.echeance if self.engagement else None
        return next((acte.fin for acte in reversed(self.actes_signes) if acte.fin), echeance)

    @property
    def derniere_annee(self) -> int:
        """La dernière de la période, ou celle où finit le contrat quand un acte le prolonge."""
        return max(self.periode.fin, self.fin.year if self.fin else 0)
