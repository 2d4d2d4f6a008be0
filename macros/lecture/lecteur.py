"""Un fichier YAML -> son arbre. Ce que YAML accepterait en silence, et qui perdrait du texte, est refusé ici."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import yaml

from macros.lecture.arbre import Arbre, Chemin
from macros.lecture.marche import Marche
from macros.lecture.pieges import cle_composee, cle_seule, pieger
from macros.lecture.source import Source
from macros.lecture.syntaxe import expliquer
from macros.modele.ecritures import citer


def lire_arbre(fichier: str, octets: bytes) -> Arbre:
    """Le contenu d'un fichier -> son arbre ; ``arbre.fautes`` dit ce que YAML ne comprend pas ou perdrait."""
    arbre, source = Arbre(fichier), Source.decoder(fichier, octets)
    arbre.fautes.extend(source.fautes())
    if not arbre.fautes:
        _Lecteur(arbre, source).lire()
    return arbre


class _Lecteur:
    """Remplit l'arbre en suivant YAML pas à pas."""

    def __init__(self, arbre: Arbre, source: Source) -> None:
        self.arbre = arbre
        self.source = source
        self.marche = Marche(source.texte)

    def lire(self) -> None:
        """Lit tout le fichier ; quand YAML s'y perd, dit où, et ne garde aucune valeur."""
        try:
            self._document()
        except yaml.MarkedYAMLError as erreur:
            if not self._deja_dit():
                self.arbre.fautes.append(expliquer(erreur, self.source, self.marche.dernier))
            self.arbre.valeur = None
            self.arbre.valeurs.clear()

    def _deja_dit(self) -> bool:
        """Vrai quand le texte sur lequel YAML bute est déjà dit fautif."""
        debut = self.source.place(self.marche.dernier.start)
        return any(faute.place >= debut for faute in self.arbre.fautes)

    def _document(self) -> None:
        avancer = self.marche.avancer
        avancer()
        if isinstance(avancer(), yaml.StreamEndEvent):
            self._refuser(0, "fichier vide ou illisible : complétez-le, ou supprimez-le")
            return
        self.arbre.valeur = self._valeur(avancer(), ())
        avancer()
        if not isinstance(suite := avancer(), yaml.StreamEndEvent):
            raise yaml.MarkedYAMLError(problem="several documents", problem_mark=suite.start_mark)

    def _valeur(self, pas: Any, chemin: Chemin) -> Any:
        """La valeur que ``pas`` commence ; note sa place, et la refuse si elle cache un piège."""
        self.arbre.places[chemin] = self.source.place(pas.start_mark.index)
        if self._est_piege(pas):
            self.arbre.refuses.add(chemin)
            return self.marche.sauter(pas)
        if isinstance(pas, yaml.MappingStartEvent):
            valeur: Any = dict(self._paires(chemin))
        elif isinstance(pas, yaml.SequenceStartEvent):
            valeur = list(self._elements(chemin))
        else:
            valeur = pas.value
        self.arbre.valeurs[chemin] = valeur
        return valeur

    def _elements(self, chemin: Chemin) -> Iterator[Any]:
        for rang in count():
            pas = self.marche.avancer()
            if isinstance(pas, yaml.SequenceEndEvent):
                return
            yield self._valeur(pas, (*chemin, rang))

    def _paires(self, chemin: Chemin) -> Iterator[tuple[str, Any]]:
        texte, debut = self.source.texte, 0  # où commence la valeur d'avant
        while not isinstance(pas := self.marche.avancer(), yaml.MappingEndEvent):
            cle, fin = self._cle(pas, chemin), pas.end_mark.index
            self.marche.sauter(pas)
            valeur = self.marche.avancer()
            if cle is None:
                self.marche.sauter(valeur)
            elif ":" not in texte[fin : valeur.start_mark.index]:
                self._refuser(pas.start_mark.index, cle_seule(cle, texte[debut:fin] if debut else ""))
                self.arbre.refuses |= set() if debut else {chemin}  # rien n'est sûr dans « {Le Centre} »
            else:
                debut = valeur.start_mark.index
                yield cle, self._valeur(valeur, (*chemin, cle))

    def _cle(self, pas: Any, chemin: Chemin) -> str | None:
        """La clé, si ce qui est écrit peut en être une ; note sa place."""
        debut = pas.start_mark.index
        if self._est_piege(pas):
            return None
        if not isinstance(pas, yaml.ScalarEvent):
            self.arbre.refuses.add(chemin)
            self._refuser(debut, cle_composee(self.source.suite(debut)))
            return None
        cle = str(pas.value).strip()  # « nom : » s'écrit souvent avec une espace insécable
        if (*chemin, cle) in self.arbre.cles:
            self._refuser(debut, f"la clé {citer(cle)} est écrite deux fois : gardez-en une, ou ajoutez un tiret")
            return None
        self.arbre.cles[*chemin, cle] = self.source.place(debut)
        return cle

    def _est_piege(self, pas: Any) -> bool:
        """Vrai, et la faute est dite, quand YAML donnerait un autre sens à ce qui est écrit."""
        debut, fin = pas.start_mark.index, pas.end_mark.index
        if isinstance(pas, yaml.ScalarEvent):
            piege = pieger(self.source.texte[debut:fin], self.source.suite(fin), self.marche.en_ligne)
        else:
            piege = pieger(self.source.suite(debut)[:1], "", en_ligne=True)
        if piege:
            self._refuser(debut + piege[0], piege[1])
        return bool(piege)

    def _refuser(self, rang: int, message: str) -> None:
        self.arbre.fautes.append(self.source.faute(rang, message))
