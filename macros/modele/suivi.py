"""Le suivi : ce que sont devenus les engagements, une nouvelle à la fois. Le texte signé n'en est pas touché."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, get_args

from pydantic import ConfigDict, Field, RootModel

from macros.modele.ecritures import montrer
from macros.modele.fiche import Fiche
from macros.modele.regles import FicheAvecRegles, Manquement
from macros.modele.types import AdresseWeb, Identifiant, Jour, ReferenceDEngagement, Texte

Etat = Literal["prévu", "en cours", "fait en partie", "fait", "en pause", "abandonné"]
Constat = Literal["constaté", "constaté en partie", "pas constaté"]
ETATS: tuple[Etat, ...] = get_args(Etat)
CONSTATS: tuple[Constat, ...] = get_args(Constat)
AVEC_UNE_RAISON: tuple[Etat, ...] = ("en pause", "abandonné")
D_INSTANCE = ("par", "constat")
# Un état ou un constat dit avec d'autres mots, sans accents ni majuscules -> celui qu'il faut écrire.
AUTREMENT_DITS = {
    **dict.fromkeys(("termine", "terminee", "realise", "realisee", "acheve", "achevee", "faite", "fini"), "fait"),
    **dict.fromkeys(("commence", "commencee", "demarre", "encours", "engage", "lance"), "en cours"),
    **dict.fromkeys(("suspendu", "suspendue", "pause"), "en pause"),
    **dict.fromkeys(("abandonnee", "annule", "annulee"), "abandonné"),
    **dict.fromkeys(("prevue", "a-venir"), "prévu"),
    **dict.fromkeys(("partiellement-fait", "faite-en-partie", "partiel"), "fait en partie"),
    **dict.fromkeys(("non-constate", "pas-vu"), "pas constaté"),
}
JOUR_A_ECRIRE = "AAAA-MM-JJ"  # dans une nouvelle à compléter ; « suivi.js » y met le jour du lecteur


class Equivalent(NamedTuple):
    """Comment d'autres disent un état.

    ``phase`` et ``phase_statut`` sont ceux du schéma « projets-territoire » 0.1.0 : un engagement signé que rien n'a
    commencé y est une idée ; dès qu'il commence, une opération. ``territoires_en_transitions`` est le mot de la
    plateforme de l'ADEME. Aucun des deux ne sait dire « en partie » : ce qui l'est continue.
    """

    phase: str
    phase_statut: str
    territoires_en_transitions: str


EQUIVALENTS: dict[Etat, Equivalent] = {
    "prévu": Equivalent("Idée", "En cours", "À venir"),
    "en cours": Equivalent("Opération", "En cours", "En cours"),
    "fait en partie": Equivalent("Opération", "En cours", "En cours"),
    "fait": Equivalent("Opération", "Terminé", "Réalisé"),
    "en pause": Equivalent("Opération", "En pause", "En pause"),
    "abandonné": Equivalent("Opération", "Abandonné", "Abandonné"),
}


def _qui_dit_quoi(schema: dict[str, Any]) -> None:
    """Ce qu'en sait un éditeur de texte : les mêmes règles que celles du modèle."""
    sans_etat, sans_constat = (
        {"not": {"anyOf": [{"required": [c]} for c in cles]}} for cles in (("etat",), D_INSTANCE)
    )
    schema["oneOf"] = [{"required": ["etat"], **sans_constat}, {"required": [*D_INSTANCE, "texte"], **sans_etat}]
    schema["if"] = {"properties": {"etat": {"enum": list(AVEC_UNE_RAISON)}}, "required": ["etat"]}
    schema["then"] = {"required": ["texte"]}
    schema["errorMessage"] = "« etat » (le porteur du contrat), ou « par », « constat » et « texte » (une instance)"


class Correction(Fiche):
    """Ce qui a été corrigé dans une nouvelle déjà publiée."""

    date: Jour = Field(title="date", description="Le jour de la correction, écrit année-mois-jour.")
    texte: Texte = Field(title="texte", description="Ce qui était faux, et ce qui l'a remplacé.")


class Nouvelle(FicheAvecRegles):
    """Un fait : où en est un engagement, d'après le porteur du contrat ; ou ce qu'en constate une instance."""

    model_config = ConfigDict(json_schema_extra=_qui_dit_quoi)

    date: Jour = Field(title="date", description="Le jour du fait, écrit année-mois-jour.", examples=["2026-03-12"])
    engagement: ReferenceDEngagement = Field(
        title="engagement",
        description="Son identifiant, que donne sous l'engagement le bouton « Citer » de la page du quartier.",
        examples=["branche-exemple--ouvrir-un-lieu"],
    )
    quartiers: tuple[Identifiant, ...] = Field(
        default=(),
        title="quartiers",
        description="Ceux dont il s'agit, par leur nom de fichier ; sans cette ligne, tous ceux qui ont l'engagement.",
        examples=[["parc-aux-exemples"]],
    )
    etat: Etat | None = Field(
        default=None, title="état", description="Où en est l'engagement, d'après le porteur du contrat."
    )
    par: Identifiant | None = Field(
        default=None,
        title="par",
        description="L'instance qui constate, déclarée sous « instances » dans pilotage.yml.",
        examples=["conseil-citoyen"],
    )
    constat: Constat | None = Field(default=None, title="constat", description="Ce que l'instance a vu sur place.")
    texte: Texte | None = Field(
        default=None,
        title="texte",
        description="Ce qui s'est passé, en une ou deux phrases ; il dit la raison d'une pause ou d'un abandon.",
        examples=["Deux permanences par mois ont ouvert."],
    )
    source: Texte = Field(
        title="source",
        description="Ce qui le prouve : une délibération, un compte rendu, un article.",
        examples=["Délibération du conseil municipal du 12 mars 2026"],
    )
    lien: AdresseWeb | None = Field(default=None, title="lien", description="L'adresse de la source, en ligne.")
    corrections: tuple[Correction, ...] = Field(
        default=(),
        title="corrections",
        description="Une par tiret, quand on corrige une nouvelle déjà publiée : rien ne se réécrit sans le dire.",
    )

    @classmethod
    def regles(cls, ecrit: Mapping[str, Any]) -> Iterator[Manquement]:
        """Le porteur dit un état ; une instance, un constat. Une pause, un abandon et un constat s'expliquent."""
        yield from _un_etat_ou_un_constat(ecrit)
        etat = ecrit.get("etat")
        if "texte" not in ecrit and (etat in AVEC_UNE_RAISON or "constat" in ecrit):
            quoi = f"la raison de l'état {montrer(etat)}" if etat in AVEC_UNE_RAISON else "ce que l'instance a vu"
            yield "texte", f"il manque la clé « texte » : écrivez {quoi}"


def _un_etat_ou_un_constat(ecrit: Mapping[str, Any]) -> Iterator[Manquement]:
    d_instance = [cle for cle in D_INSTANCE if cle in ecrit]
    if "etat" in ecrit and d_instance:
        deux = "une nouvelle dit l'« etat » (le porteur du contrat) ou le « constat » (une instance) : faites-en deux"
        yield d_instance[0], deux
    elif len(d_instance) == 1:
        [manquante] = {*D_INSTANCE} - {*d_instance}
        choix = {"constat": " ou ".join(map(montrer, CONSTATS)), "par": "l'identifiant de l'instance"}[manquante]
        ensemble = "« par » et « constat » vont ensemble"
        yield manquante, f"{ensemble}, il manque la clé {montrer(manquante)} : écrivez {choix}"
    elif "etat" not in ecrit and not d_instance:
        yield "etat", f"il manque la clé « etat » : écrivez {' ou '.join(map(montrer, ETATS))}"


class FichierDeSuivi(RootModel[tuple[Nouvelle, ...]]):
    """Un fichier ``data/suivi/<année>.yml``, ou ``<année>-<ce que l'on veut>.yml`` : une nouvelle par tiret."""
