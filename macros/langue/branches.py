"""Les branches de la stratégie, en phrases : le mot que le contrat donne à chacune, son numéro, son titre."""

from collections.abc import Iterable, Sequence

from macros.langue.francais import Nom, citer, enumerer, majuscule, minuscule
from macros.modele import Contrat
from macros.modele.strategie import Branche


def titre_de_la_branche(branche: Branche, contrat: Contrat) -> str:
    """« Enjeu 1 : Transitions », « Axe transversal : Égalité » ; sans numéro, « Transitions »."""
    annonce = branche.numero or branche.transversal
    separe = " – " if " : " in branche.titre.replace("\u00a0", " ") else " : "  # un titre peut avoir ses deux-points
    return f"{etiquette_de_la_branche(branche, contrat)}{separe}{branche.titre}" if annonce else branche.titre


def etiquette_de_la_branche(branche: Branche, contrat: Contrat) -> str:
    """« Enjeu 1 », « Priorité transversale 4 », « Défi »."""
    return majuscule(_nommer(branche, contrat).mot)


def la_branche(branche: Branche, contrat: Contrat) -> str:
    """Dans une phrase : « l'enjeu 1 », « la priorité transversale 4 », « le défi « Transitions » »."""
    seule = _nommer(branche, contrat).defini
    return seule if branche.numero else f"{seule} {citer(branche.titre)}"


def repere_de_la_branche(branche: Branche, contrat: Contrat) -> str:
    """Où se range un engagement : « Enjeu 1 : Accéder aux soins », « Pilier A, axe A.1 : La santé »."""
    racine = contrat.racine_de[branche.id]
    reperes = [
        etiquette_de_la_branche(b, contrat)
        for b in (racine, *([branche] if branche is not racine else ()))
        if b.numero or b.transversal
    ]
    reperes[1:] = map(minuscule, reperes[1:])
    return " : ".join(filter(None, (", ".join(reperes), branche.titre)))


def _nommer(branche: Branche, contrat: Contrat) -> Nom:
    """« axe transversal 4 » : le mot de son niveau, et ce que le contrat dit d'elle."""
    nom = contrat.niveau_de(branche).mot
    transversal = nom.accorder("transversal") if branche.transversal else ""
    return nom._replace(mot=" ".join(filter(None, (nom.mot, transversal, branche.numero))))


def titre_de_colonne(branches: Sequence[Branche], contrat: Contrat) -> str:
    """« Sous-objectif », ou ce que le contrat écrit là : l'en-tête de ce que poursuit un quartier."""
    return contrat.niveau_de(branches[0]).en_tete or majuscule(nom_du_niveau(branches, contrat))


def strategie_commune(contrat: Contrat) -> str:
    """Ce que dit la page d'un quartier quand aucun n'a d'objectif à lui."""
    if contrat.a_plusieurs_quartiers:
        return "Elle est commune à tous les quartiers : aucun objectif propre à celui-ci n'est publié."
    return "Elle vaut pour ce quartier : aucun autre objectif n'est publié."


def nom_du_niveau(branches: Sequence[Branche], contrat: Contrat) -> str:
    """« objectif stratégique » : le mot de ces branches, qui se rangent sous la même et sont du même niveau."""
    return contrat.niveau_de(branches[0]).nom


def noms_des_niveaux(branches: Iterable[Branche], contrat: Contrat) -> str:
    """« objectifs stratégiques », ou « objectifs et actions » quand elles ne sont pas toutes du même niveau."""
    return enumerer(list(dict.fromkeys(contrat.niveau_de(branche).pluriel for branche in branches)))
