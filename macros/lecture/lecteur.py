"""Un fichier YAML -> son arbre. Ce que YAML accepterait en silence, et qui perdrait du texte, est refusé ici."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import yaml

from macros.lecture.arbre import Arbre, Chemin, Faute
from macros.lecture.fermetures import jamais_referme
from macros.lecture.signes import lire_valeur
from macros.lecture.source import Source
from macros.lecture.syntaxe import (
    DIESE_APRES_UN_GROUPE,
    cle_composee,
    cle_seule,
    detecter_piege,
    diese_colle,
    expliquer,
)
from macros.modele.ecritures import montrer

CHARGEUR: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # l'extension C manque sur de rares machines
PROFONDEUR_MAXIMALE = 12
TROP_PROFOND = "too deep"
TAILLE_MAXIMALE = 1_000_000  # octets : cent fois la plus longue fiche
TROP_GROS = "fichier de plus d'un mégaoctet, trop gros pour des données : vérifiez ce qu'on y a collé"


def lire_arbre(fichier: str, octets: bytes, facultatif: bool = True, sans_rien: bool = False) -> Arbre:
    """Le contenu d'un fichier -> son arbre ; ``arbre.fautes`` dit ce que YAML ne comprend pas ou perdrait.

    ``facultatif`` : le site peut se passer de ce fichier ; ``sans_rien`` : de tout ce qu'il dit.
    """
    arbre, source = Arbre(fichier), Source.decoder(fichier, octets[:TAILLE_MAXIMALE])
    if len(octets) > TAILLE_MAXIMALE:  # une version passée ; un fichier d'aujourd'hui n'est pas même ouvert
        arbre.fautes.append(source.faute(0, TROP_GROS))
        return arbre
    arbre.fautes.extend(source.fautes())
    if not arbre.fautes:
        _LecteurYaml(arbre, source, facultatif, sans_rien).lire()
    return arbre


def lire_erreur(erreur: yaml.YAMLError, source: Source) -> Faute:
    """Ce que dit YAML d'un fichier qu'il lit seul, en français et à sa place."""
    if isinstance(erreur, yaml.MarkedYAMLError) and erreur.problem_mark:
        return expliquer(erreur, source, slice(0, 0))
    return source.faute(0, "écriture incomprise : vérifiez les tirets, les deux-points et les guillemets")


class _LecteurYaml:
    """Remplit l'arbre en suivant YAML pas à pas."""

    def __init__(self, arbre: Arbre, source: Source, facultatif: bool, sans_rien: bool) -> None:
        self.arbre = arbre
        self.facultatif = facultatif
        self.sans_rien = sans_rien
        self.source = source
        self.evenements = EvenementsYaml(source.texte)

    def lire(self) -> None:
        """Lit tout le fichier ; quand YAML s'y perd, dit où, et ne garde aucune valeur."""
        try:
            self._document()
        except yaml.MarkedYAMLError as erreur:
            oubli = None if erreur.problem == TROP_PROFOND else self.evenements.ouverture
            if ouverture := jamais_referme(self.source.texte, oubli):
                self._refuser_seul(*ouverture)
            elif not self._deja_dit():
                self.arbre.fautes.append(expliquer(erreur, self.source, self.evenements.dernier))
            self.arbre.valeur = None
            self.arbre.valeurs.clear()

    def _refuser_seul(self, rang: int, message: str) -> None:
        """Dit cette faute, et aucune de celles qui la suivent : elles en découlent."""
        place = self.source.place(rang)
        self.arbre.fautes = [faute for faute in self.arbre.fautes if faute.place < place]
        self._refuser(rang, message)

    def _deja_dit(self) -> bool:
        """Vrai quand le texte sur lequel YAML bute est déjà dit fautif."""
        debut = self.source.place(self.evenements.dernier.start)
        return any(faute.place >= debut for faute in self.arbre.fautes)

    def _document(self) -> None:
        suivant = self.evenements.suivant
        suivant()
        if isinstance(suivant(), yaml.StreamEndEvent):
            if self.sans_rien and self.source.texte.strip():
                self.arbre.valeur = self.arbre.valeurs[()] = {}
                return
            remede = "complétez-le, ou supprimez-le" if self.facultatif else "complétez-le, le site en a besoin"
            self._refuser(0, f"fichier vide ou illisible : {remede}")
            return
        self.arbre.valeur = self._valeur(suivant(), ())
        suivant()
        if not isinstance(suite := suivant(), yaml.StreamEndEvent):
            raise yaml.MarkedYAMLError(problem="several documents", problem_mark=suite.start_mark)

    def _valeur(self, evenement: Any, chemin: Chemin) -> Any:
        """La valeur que ``evenement`` commence ; note sa place, et la refuse si elle cache un piège."""
        self.arbre.places[chemin] = self.source.place(evenement.start_mark.index)
        if self._est_piege(evenement):
            self.arbre.refuses.add(chemin)
            return self.evenements.sauter(evenement)
        if isinstance(evenement, yaml.MappingStartEvent):
            valeur: Any = dict(self._paires(chemin))
        elif isinstance(evenement, yaml.SequenceStartEvent):
            valeur = list(self._elements(chemin))
        else:
            valeur = lire_valeur(evenement.value)
        fin = self.evenements.dernier.stop
        if getattr(evenement, "flow_style", False) and self.source.suite(fin).startswith("#"):
            self._refuser(fin, DIESE_APRES_UN_GROUPE)
        self.arbre.valeurs[chemin] = valeur
        return valeur

    def _elements(self, chemin: Chemin) -> Iterator[Any]:
        for rang in count():
            evenement = self.evenements.suivant()
            if isinstance(evenement, yaml.SequenceEndEvent):
                return
            yield self._valeur(evenement, (*chemin, rang))

    def _paires(self, chemin: Chemin) -> Iterator[tuple[str, Any]]:
        texte, debut = self.source.texte, 0  # où commence la valeur d'avant
        while not isinstance(evenement := self.evenements.suivant(), yaml.MappingEndEvent):
            cle, fin = self._cle(evenement, chemin), evenement.end_mark.index
            self.evenements.sauter(evenement)
            valeur = self.evenements.suivant()
            if cle is None:
                self.evenements.sauter(valeur)
            elif ":" not in texte[fin : valeur.start_mark.index]:
                self._refuser(evenement.start_mark.index, cle_seule(cle, texte[debut:fin] if debut else ""))
                self.arbre.refuses |= set() if debut else {chemin}  # rien n'est sûr dans « {Le Centre} »
            elif diese := diese_colle(texte, fin, valeur):
                self._refuser(*diese)
                self.arbre.refuses.add((*chemin, cle))
            else:
                debut = valeur.start_mark.index
                yield cle, self._valeur(valeur, (*chemin, cle))

    def _cle(self, evenement: Any, chemin: Chemin) -> str | None:
        """La clé, si ce qui est écrit peut en être une ; note sa place."""
        debut = evenement.start_mark.index
        if self._est_piege(evenement):
            return None
        if not isinstance(evenement, yaml.ScalarEvent):
            self.arbre.refuses.add(chemin)
            self._refuser(debut, cle_composee(self.source.suite(debut)))
            return None
        cle = lire_valeur(evenement.value)  # « nom : » s'écrit souvent avec une espace insécable
        if (*chemin, cle) in self.arbre.cles:
            self._refuser(debut, f"la clé {montrer(cle)} est écrite deux fois : gardez-en une, ou ajoutez un tiret")
            return None
        self.arbre.cles[*chemin, cle] = self.source.place(debut)
        return cle

    def _est_piege(self, evenement: Any) -> bool:
        """Vrai, et la faute est dite, quand YAML donnerait un autre sens à ce qui est écrit."""
        debut, fin = evenement.start_mark.index, evenement.end_mark.index
        if isinstance(evenement, yaml.ScalarEvent):
            piege = detecter_piege(self.source.texte[debut:fin], self.source.suite(fin), self.evenements.en_ligne)
        else:
            piege = detecter_piege(self.source.suite(debut)[:1], "", en_ligne=True)
        if piege:
            self._refuser(debut + piege[0], piege[1])
        return bool(piege)

    def _refuser(self, rang: int, message: str) -> None:
        self.arbre.fautes.append(self.source.faute(rang, message))


class EvenementsYaml:
    """Les évènements d'un texte YAML, et ce qu'il faut retenir de l'un à l'autre.

    Aucun type n'est deviné : « 0561222222 » reste un numéro, « non » reste un mot.
    """

    def __init__(self, texte: str) -> None:
        self.suite = yaml.parse(texte, Loader=CHARGEUR)
        self.groupes: list[Any] = []  # les listes et les groupes commencés
        self.dernier = slice(0, 0)  # où est écrit le dernier texte lu, ou le dernier groupe entre crochets

    @property
    def en_ligne(self) -> bool:
        """Vrai entre crochets ou accolades."""
        return bool(self.groupes and self.groupes[-1].flow_style)

    @property
    def ouverture(self) -> int | None:
        """Le rang du premier crochet, ou de la première accolade, que rien n'a encore refermé."""
        return next((groupe.start_mark.index for groupe in self.groupes if groupe.flow_style), None)

    def suivant(self) -> Any:
        """L'évènement suivant ; lève ``yaml.MarkedYAMLError`` quand YAML se perd."""
        evenement: Any = next(self.suite)
        if isinstance(evenement, yaml.CollectionStartEvent):
            self.groupes.append(evenement)
        elif isinstance(evenement, yaml.CollectionEndEvent):
            self._retenir(self.groupes.pop(), evenement)
        elif isinstance(evenement, yaml.NodeEvent):
            self._retenir(evenement, evenement)
        if len(self.groupes) > PROFONDEUR_MAXIMALE:
            raise yaml.MarkedYAMLError(problem=TROP_PROFOND, problem_mark=evenement.start_mark)
        return evenement

    def _retenir(self, debut: Any, fin: Any) -> None:
        if getattr(debut, "flow_style", True):  # une liste à tirets n'a pas de fin écrite
            self.dernier = slice(debut.start_mark.index, fin.end_mark.index)

    def sauter(self, evenement: Any) -> None:
        """Passe tout ce que ``evenement`` commence."""
        dehors = len(self.groupes) - isinstance(evenement, yaml.CollectionStartEvent)
        while len(self.groupes) > dehors:
            self.suivant()
