"""Qui pilote le contrat de ville, et comment ; ce que le contrat n'en dit pas est absent."""

from typing import NamedTuple, Self, TypeVar

from pydantic import Field, model_validator

from macros import adresses
from macros.modele.fiche import Fiche, FichierCommun, Rubrique, Telechargement
from macros.modele.instances import Comite, Instance, MaisonDuProjet
from macros.modele.referent import Referent
from macros.modele.types import Identifiant, Intitule, Texte


class Animation(Fiche):
    """Une façon de faire vivre le contrat, et ses modalités."""

    titre: Intitule | None = Field(
        default=None,
        title="titre",
        description="Celui qu'a choisi le contrat.",
        examples=["Animer"],
    )
    introduction: Texte | None = Field(
        default=None, title="introduction", description="La phrase qui annonce les modalités, sans « : »."
    )
    modalites: tuple[Texte, ...] = Field(min_length=1, title="modalités", description="Une modalité par tiret.")


class TexteDuPilotage(Fiche):
    """Une partie de la page du pilotage, sous le titre que le contrat a choisi."""

    id: Identifiant = Field(
        title="identifiant", description="Il fait l'adresse de la partie.", examples=["appel-a-projets"]
    )
    titre: Intitule = Field(title="titre", examples=["L'appel à projets annuel"])
    paragraphes: tuple[Texte, ...] = Field(default=(), title="paragraphes", description="Un paragraphe par tiret.")
    modalites: tuple[Texte, ...] = Field(
        default=(), title="modalités", description="Après les paragraphes, une modalité par tiret."
    )

    @model_validator(mode="after")
    def _quelque_chose(self) -> Self:
        if not (self.paragraphes or self.modalites):
            raise ValueError("cette partie ne dit rien : écrivez « paragraphes » ou « modalites »")
        return self


class Contacts(NamedTuple):
    """Qui contacter : pour tout le contrat, ou dans un quartier."""

    referents: tuple[Referent, ...]
    instances: tuple[Instance, ...]
    maisons: tuple[MaisonDuProjet, ...]

    @property
    def aucun(self) -> bool:
        """Vrai quand les données ne donnent personne à contacter ici : reste l'éditeur du site."""
        return not (self.referents or self.instances or self.maisons)


class Pilotage(FichierCommun):
    """Le fichier ``data/pilotage.yml``."""

    rubrique = Rubrique("Pilotage", adresses.PILOTAGE)
    telechargement = Telechargement("Le pilotage", "Les référents, les instances et la participation des habitants.")

    referents: tuple[Referent, ...] = Field(default=(), title="référents")
    comite: Comite | None = Field(default=None, title="comité de pilotage")
    partenariat: Animation | None = Field(default=None, title="animation du partenariat")
    participation: Animation | None = Field(default=None, title="participation des habitants")
    textes: tuple[TexteDuPilotage, ...] = Field(
        default=(), title="textes", description="D'autres parties de la page, sous les titres du contrat."
    )
    instances: tuple[Instance, ...] = Field(
        default=(),
        title="instances",
        description="Comité technique, conseil citoyen… : qui pilote, ou dit ce qu'il constate.",
    )
    maisons_du_projet: tuple[MaisonDuProjet, ...] = Field(
        default=(), title="maisons du projet", description="Et les autres lieux d'accueil."
    )

    @property
    def cartes(self) -> dict[str, Referent]:
        """Le chemin de chaque carte à ajouter à ses contacts, et le référent qu'elle dit : nommé, ou joignable.

        Elle porte le nom de la fonction : son adresse reste quand la personne change.
        """
        cartes: dict[str, Referent] = {}
        for rang, referent in enumerate(self.referents, 1):
            if referent.nom_complet or referent.telephone:
                nom = adresses.slug(referent.fonction) or "referent"
                deja_pris = adresses.carte_du_referent(nom) in cartes
                cartes[adresses.carte_du_referent(f"{nom}-{rang}" if deja_pris else nom)] = referent
        return cartes

    def carte(self, referent: Referent) -> str:
        """Le chemin de la carte d'un référent ; vide s'il n'en a pas."""
        return next((chemin for chemin, connu in self.cartes.items() if connu == referent), "")

    @property
    def instance_par_id(self) -> dict[str, Instance]:
        """L'identifiant que cite « par » -> l'instance."""
        return {instance.id: instance for instance in self.instances}

    @property
    def animations(self) -> tuple[tuple[str, Animation], ...]:
        """Le partenariat et la participation, sous leur clé, s'ils sont dits."""
        dites = (("partenariat", self.partenariat), ("participation", self.participation))
        return tuple((nom, animation) for nom, animation in dites if animation)

    @property
    def se_contacte(self) -> bool:
        """Faux quand les données ne donnent personne à contacter : reste l'éditeur du site."""
        return bool(self.referents or self.maisons_du_projet or any(i.se_contacte for i in self.instances))

    @property
    def referents_du_contrat(self) -> tuple[Referent, ...]:
        """Ceux de tout le contrat ; à défaut, ceux de ses signataires, puis de ses quartiers."""
        de_tous = tuple(r for r in self.referents if not r.quartiers)
        return tuple(r for r in de_tous if not r.institution) or de_tous or self.referents

    def contacts(self, quartier: str = "") -> Contacts:
        """Qui contacter dans ce quartier, ses référents et ses instances d'abord ; sans quartier, tout le monde.

        Une instance que l'on ne sait pas où trouver n'en est pas.
        """
        instances = tuple(instance for instance in self.instances if instance.se_contacte)
        tous = Contacts(self.referents, instances, self.maisons_du_projet)
        if not quartier:
            return tous
        return Contacts(
            _les_siens_d_abord(tous.referents, quartier),
            _les_siens_d_abord(tous.instances, quartier),
            _les_siens_d_abord(tous.maisons, quartier),
        )

    def referents_a_appeler(self, quartier: str = "") -> tuple[Referent, ...]:
        """Ceux dont la source donne le téléphone : ceux du quartier, sinon ceux du contrat."""
        les_siens = [r for r in self.referents if quartier in r.quartiers and r.telephone]
        return tuple(les_siens) or tuple(r for r in self.referents_du_contrat if r.telephone)


D = TypeVar("D", Referent, Instance, MaisonDuProjet)


def _les_siens_d_abord(liste: tuple[D, ...], quartier: str) -> tuple[D, ...]:
    """Ceux de ce seul quartier, ou de quelques-uns dont lui, puis ceux de tous."""
    les_siens = tuple(d for d in liste if quartier in d.quartiers)
    return les_siens + tuple(d for d in liste if not d.quartiers)
