"""Ce que disent les données, en phrases françaises simples. Du modèle aux mots, sans HTML."""

from macros.francais import mesure, nombre
from macros.modele import Contrat, Quartier
from macros.modele.indicateurs import Indicateur
from macros.modele.quartier import Population, Valeur
from macros.proportions import proportion, proportion_courte


def population(donnee: Population) -> str:
    """« environ 5 300 habitants (+700 par rapport à 2015) » ; ce que la source tait n'est pas dit."""
    texte = habitants(donnee)
    if donnee.evolution is not None and donnee.depuis is not None:
        texte += f" ({'+' if donnee.evolution > 0 else ''}{nombre(donnee.evolution)} par rapport à {donnee.depuis})"
    return texte


def habitants(donnee: Population) -> str:
    """« environ 5 300 habitants »."""
    pluriel = "s" if donnee.valeur > 1 else ""
    return f"{'environ ' if donnee.environ else ''}{nombre(donnee.valeur)} habitant{pluriel}"


def valeur(donnee: Valeur, indicateur: Indicateur) -> str:
    """« 46,7 % », « plus de 30 % », ou « 79 » pour un indice."""
    texte = mesure(donnee.valeur, indicateur.unite)
    return f"plus de {texte}" if donnee.plus_de else texte


def en_clair(donnee: Valeur, indicateur: Indicateur) -> str:
    """L'indicateur comparé à l'agglomération, en une phrase."""
    if indicateur.en_clair is None:
        return majuscule(f"{_comparer(donnee, indicateur)} {indicateur.explication}")
    quartier = proportion(donnee.valeur, indicateur.en_clair, donnee.plus_de)
    if donnee.valeur == indicateur.agglomeration and not donnee.plus_de:
        return majuscule(f"{quartier} ; autant que dans l'agglomération.")
    agglomeration = proportion_courte(indicateur.agglomeration, indicateur.en_clair)
    return majuscule(f"{quartier} ; {agglomeration} dans l'agglomération.")


def _comparer(donnee: Valeur, indicateur: Indicateur) -> str:
    """« Plus bas que dans l'agglomération. » ; rien quand « plus de » ne permet pas de conclure."""
    if donnee.plus_de and donnee.valeur < indicateur.agglomeration:
        return ""
    if donnee.valeur == indicateur.agglomeration and not donnee.plus_de:
        return "autant que dans l'agglomération."
    return f"plus {'bas' if donnee.valeur < indicateur.agglomeration else 'haut'} que dans l'agglomération."


def en_bref(contrat: Contrat, quartier: Quartier) -> list[str]:
    """Trois ou quatre phrases courtes qui ouvrent la page d'un quartier."""
    gens = quartier.portrait.population
    phrases = [
        f"{quartier.nom} est un {minuscule(quartier.statut_complet)}.",
        majuscule(f"{habitants(gens)} {'y vivent' if gens.valeur > 1 else 'y vit'}."),
    ]
    premier = next((c for c in contrat.portrait(quartier) if c.indicateur.en_clair and c.valeur), None)
    if premier and premier.valeur:
        phrases.append(en_clair(premier.valeur, premier.indicateur))
    actions = sum(map(len, quartier.objectifs.values()))
    if actions:
        enjeux = sum(1 for _ in contrat.enjeux_de(quartier))
        phrases.append(
            f"La commune y a fixé {nombre(actions)} objectif{'s' if actions > 1 else ''}, "
            f"pour {nombre(enjeux)} des {nombre(len(contrat.strategie.enjeux))} enjeux du contrat de ville."
        )
    return phrases


def majuscule(texte: str) -> str:
    """La première lettre en majuscule, le reste inchangé."""
    texte = texte.strip()
    return texte[:1].upper() + texte[1:]


def minuscule(texte: str) -> str:
    """La première lettre en minuscule, le reste inchangé."""
    return texte[:1].lower() + texte[1:]


def sans_protocole(adresse: str) -> str:
    """« https://exemple.fr/ » -> « exemple.fr », comme on le lit."""
    return adresse.removeprefix("https://").removeprefix("www.").rstrip("/")
