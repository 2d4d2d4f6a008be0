"""Les règles des objectifs des quartiers : chacun fait un identifiant, que citent les nouvelles, et a ses dates."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import chain, zip_longest
from typing import NamedTuple

from macros.adresses import LONGUEUR_MAXIMALE, ancre_de_l_engagement, nom_de_l_engagement, slug
from macros.lecture.actes import derniere_annee
from macros.lecture.arbre import TOUS, Arbre, Chemin, Faute, comme_on_le_lit
from macros.modele.ecritures import lire_annee, montrer
from macros.modele.jours import dernier_jour, lire_moment, premier_jour
from macros.modele.objectif import ecrire_en_long

OBJECTIFS = ("objectifs",)
PETIT_MOT = 2  # lettres : « un », « le », « et »
ANNEES = (("budget", "annee"), ("cible", "annee"))
# D'un quartier à l'autre, et d'une version à la suivante, presque tous les textes sont les mêmes.
entier = lru_cache(maxsize=65536)(slug)
deduire = lru_cache(maxsize=65536)(nom_de_l_engagement)


class ObjectifEcrit(NamedTuple):
    """Un objectif, tel qu'il est écrit dans la fiche d'un quartier : sur une ligne, ou en forme longue."""

    arbre: Arbre
    chemin: Chemin
    texte: str
    nom: str
    deduit: bool  # des mots du texte ; sinon, c'est l'« id » écrit
    en_long: bool

    @property
    def engagement(self) -> str:
        """« acces-soins--identifier-le-public », ce que citent les nouvelles."""
        return ancre_de_l_engagement(str(self.chemin[1]), self.nom)

    @property
    def lieu(self) -> str:
        """« data/quartiers/le-centre.yml:31 »."""
        return f"{self.arbre.fichier}:{self.arbre.place(self.chemin).ligne}"

    @property
    def place_du_nom(self) -> Chemin:
        """Où est écrit ce qui fait l'identifiant."""
        return self.chemin if self.deduit else (*self.chemin, "id")


def objectifs_ecrits(quartiers: Iterable[Arbre]) -> list[ObjectifEcrit]:
    """Ceux de toutes ces fiches ; ce qui n'a pas de texte, le modèle le dit."""
    return [objectif for quartier in quartiers for objectif in _objectifs(quartier)]


def _objectifs(quartier: Arbre) -> Iterator[ObjectifEcrit]:
    groupes = quartier.valeurs.get(OBJECTIFS)
    for branche, lignes in groupes.items() if isinstance(groupes, dict) else ():
        for rang, ligne in enumerate(lignes if isinstance(lignes, list) else ()):
            en_long = isinstance(ligne, dict)
            texte, nom = (ligne.get("texte"), ligne.get("id")) if en_long else (ligne, None)
            if texte and isinstance(texte, str):
                ecrit = nom if isinstance(nom, str) else ""
                chemin = (*OBJECTIFS, branche, rang)
                yield ObjectifEcrit(quartier, chemin, texte, ecrit or deduire(texte), not ecrit, en_long)


def croiser_les_engagements(
    objectifs: list[ObjectifEcrit], quartiers: list[Arbre], convention: Arbre
) -> Iterator[Faute]:
    """Toutes les fautes que ces objectifs ont ensemble."""
    yield from objectifs_nommables(objectifs)
    yield from noms_libres(objectifs, quartiers)
    yield from noms_distincts(objectifs)
    en_long = [objectif for objectif in objectifs if objectif.en_long]
    yield from dates_dans_le_contrat(en_long, convention)
    yield from debut_avant_l_echeance(en_long)


def objectifs_nommables(objectifs: list[ObjectifEcrit]) -> Iterator[Faute]:
    """Un texte sans lettre latine ni chiffre ne fait aucun identifiant : il s'en écrit un."""
    for objectif in objectifs:
        if not objectif.nom:
            conseil = f"écrivez {ecrire_en_long(objectif.texte, 'un-nom-en-lettres-latines')}, où l'id dit ce que c'est"
            yield objectif.arbre.faute(
                objectif.chemin, f"{montrer(objectif.texte)} ne fait aucun identifiant : {conseil}"
            )


def noms_libres(objectifs: list[ObjectifEcrit], quartiers: list[Arbre]) -> Iterator[Faute]:
    """Un objectif ne prend pas le nom d'un quartier : « acces-soins--le-centre » mène déjà à ce qui s'y prévoit."""
    pris = {quartier.nom for quartier in quartiers}
    for cle in ("anciens_noms", "issu_de"):
        pris |= {ancien for quartier in quartiers for _, ancien in quartier.textes(cle, TOUS)}
    for objectif in objectifs:
        if objectif.nom in pris:
            raison = f"{montrer(objectif.engagement)} mène déjà à ce que prévoit le quartier {montrer(objectif.nom)}"
            conseil = f"écrivez {ecrire_en_long(objectif.texte, f'{objectif.nom}-2')}, ou un autre id"
            yield objectif.arbre.faute(objectif.place_du_nom, f"{raison} : {conseil}")


def noms_distincts(objectifs: list[ObjectifEcrit]) -> Iterator[Faute]:
    """Deux objectifs différents sous la même branche ne font pas le même identifiant : on ne saurait lequel est fait.

    D'un quartier à l'autre, le même « id » écrit réunit deux textes : c'est voulu. Les mêmes premiers mots, non.
    """
    reunis: dict[str, list[ObjectifEcrit]] = defaultdict(list)
    for objectif in objectifs:
        reunis[objectif.engagement].append(objectif)
    for groupe in reunis.values():
        if len(groupe) > 1 and groupe[0].nom:
            for objectif in chain(_dans_un_quartier(groupe), _d_un_quartier_a_l_autre(groupe)):
                yield _confondu(objectif, groupe)


def _dans_un_quartier(groupe: list[ObjectifEcrit]) -> Iterator[ObjectifEcrit]:
    """Ceux qu'un même quartier a deux fois ; deux textes qui se lisent pareil sont déjà dits."""
    combien = Counter(objectif.arbre.fichier for objectif in groupe)
    for fichier in (fichier for fichier, nombre in combien.items() if nombre > 1):
        du_quartier = [objectif for objectif in groupe if objectif.arbre.fichier == fichier]
        if len({comme_on_le_lit(objectif.texte) for objectif in du_quartier}) > 1:
            yield from du_quartier


def _d_un_quartier_a_l_autre(groupe: list[ObjectifEcrit]) -> Iterator[ObjectifEcrit]:
    """Ceux dont la suite du texte n'est pas celle que disent le plus de quartiers ; à égalité, tous."""
    deduits = [objectif for objectif in groupe if objectif.deduit]
    rangs = Counter(entier(objectif.texte) for objectif in deduits).most_common(2)
    if len(rangs) > 1:
        courant = rangs[0][0] if rangs[0][1] > rangs[1][1] else None
        yield from (objectif for objectif in deduits if entier(objectif.texte) != courant)


def _confondu(objectif: ObjectifEcrit, groupe: list[ObjectifEcrit]) -> Faute:
    autres = [autre for autre in groupe if autre.texte != objectif.texte]
    autre = next((a for a in autres if entier(a.texte) != entier(objectif.texte)), autres[0])
    quoi = f"identifiant déjà pris : {montrer(objectif.nom)} est aussi celui de {autre.lieu}, dont le texte diffère"
    ecriture = ecrire_en_long(objectif.texte, _autre_nom(objectif, autre))
    conseil = f"gardez-en un seul, ou donnez à l'un des deux un autre id, comme {ecriture}"
    return objectif.arbre.faute(objectif.place_du_nom, f"{quoi} : {conseil}")


def _autre_nom(objectif: ObjectifEcrit, autre: ObjectifEcrit) -> str:
    """Le même nom, suivi du premier vrai mot que l'autre n'a pas à cette place."""
    les_siens, ceux_de_l_autre = (entier(texte).split("-") for texte in (objectif.texte, autre.texte))
    paires = zip_longest(les_siens, ceux_de_l_autre)
    mot = next((mot for mot, le_sien in paires if mot and mot != le_sien and len(mot) > PETIT_MOT), "2")
    return f"{objectif.nom}-{mot}" if len(f"{objectif.nom}-{mot}") <= LONGUEUR_MAXIMALE else f"{objectif.nom[:70]}-2"


def dates_dans_le_contrat(objectifs: Collection[ObjectifEcrit], convention: Arbre) -> Iterator[Faute]:
    """Un contrat n'engage que pour ses années : rien n'y commence avant, ni ne s'y promet pour après."""
    debut, fin = convention.lire(("periode", "debut"), lire_annee), derniere_annee(convention)
    if debut is None or fin is None or fin <= debut:
        return
    for objectif in objectifs:
        for chemin, annee in _annees(objectif):
            if not debut <= annee <= fin:
                ecrit = montrer(objectif.arbre.valeurs[chemin])
                message = f"{ecrit} est hors du contrat, qui va de {debut} à {fin} : corrigez cette date"
                yield objectif.arbre.faute(chemin, f"{message}, ou supprimez la ligne")


def _annees(objectif: ObjectifEcrit) -> Iterator[tuple[Chemin, int]]:
    """L'année de chaque date que donne la forme longue, et où elle est écrite."""
    for cle in ("debut", "echeance"):
        chemin = (*objectif.chemin, cle)
        if moment := objectif.arbre.lire(chemin, lire_moment):
            yield chemin, premier_jour(moment).year
    for cles in ANNEES:
        if annee := objectif.arbre.lire((*objectif.chemin, *cles), lire_annee):
            yield (*objectif.chemin, *cles), annee


def debut_avant_l_echeance(objectifs: Collection[ObjectifEcrit]) -> Iterator[Faute]:
    """Un objectif commence avant son échéance."""
    for objectif in objectifs:
        debut, fin = (objectif.arbre.lire((*objectif.chemin, cle), lire_moment) for cle in ("debut", "echeance"))
        if debut and fin and premier_jour(debut) > dernier_jour(fin):
            message = f"« echeance » doit venir après « debut » : {fin} n'est pas après {debut}"
            yield objectif.arbre.faute((*objectif.chemin, "echeance"), message)
