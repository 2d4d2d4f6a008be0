"""Une population en phrases : combien d'habitants, en quelle année, depuis, et quelle part d'un territoire."""

from macros.langue.chiffres import en, nuancer
from macros.langue.francais import compter, majuscule, mesure, nombre
from macros.modele import Contrat
from macros.modele.population import Population


def population(donnee: Population) -> str:
    """« environ 5 300 habitants en 2020, soit 700 habitants de plus qu'en 2015 » ; le nombre seul sans le reste."""
    texte, ecart, part = habitants_dates(donnee), evolution(donnee), part_de_la_population(donnee)
    if donnee.evolution == 0:
        texte, ecart = f"{texte}, autant qu'en {donnee.depuis}", ""
    suites = [suite for suite in (ecart, part) if suite]
    return f"{texte}, soit {' ; '.join(suites)}" if suites else texte


def population_et_source(donnee: Population) -> str:
    """La même, suivie de sa source entre parenthèses quand elle a la sienne."""
    return f"{population(donnee)}{f' ({donnee.source})' if donnee.source else ''}"


def evolution(donnee: Population) -> str:
    """« 700 habitants de plus qu'en 2015 » ; vide quand la source n'en dit rien."""
    if donnee.evolution is None or donnee.depuis is None:
        return ""
    if not donnee.evolution:
        return f"autant d'habitants qu'en {donnee.depuis}"
    sens = "plus" if donnee.evolution > 0 else "moins"
    return f"{compter(abs(donnee.evolution), 'habitant')} de {sens} qu'en {donnee.depuis}"


def part_de_la_population(donnee: Population) -> str:
    """« 10 % de la population d'Exempleville » ; vide quand la source n'en dit rien."""
    return f"{mesure(donnee.part)} de la population {donnee.part_de}" if donnee.part is not None else ""


def habitants(donnee: Population) -> str:
    """« environ 5 300 habitants », « plus de 38 000 habitants »."""
    return nuancer(compter(donnee.valeur, "habitant"), donnee.plus_de, donnee.environ)


def nombre_date(donnee: Population) -> str:
    """« plus de 38 000 en 2020 » : sous un titre qui dit déjà ce que l'on compte."""
    return f"{nuancer(nombre(donnee.valeur), donnee.plus_de, donnee.environ)}{en(donnee.annee)}"


def habitants_dates(donnee: Population) -> str:
    """« 1 730 habitants en 2023 » : l'année qu'ils décrivent, quand la source la donne."""
    return f"{habitants(donnee)}{en(donnee.annee)}"


def y_vivent(donnee: Population) -> str:
    """« 1 730 habitants y vivaient en 2023. » ; sans année, « 1 730 habitants y vivent. »."""
    plusieurs = donnee.valeur > 1
    if donnee.annee:
        return f"{majuscule(habitants(donnee))} y {'vivaient' if plusieurs else 'vivait'} en {donnee.annee}."
    return f"{majuscule(habitants(donnee))} {'y vivent' if plusieurs else 'y vit'}."


def population_du_contrat(contrat: Contrat) -> str:
    """« Les quartiers du contrat ont plus de 38 000 habitants, soit 8 % de la population… » ; vide sans elle."""
    donnee = contrat.convention.population
    if not donnee:
        return ""
    qui = "Les quartiers du contrat ont" if contrat.a_plusieurs_quartiers else "Le quartier du contrat a"
    source = f" Source : {donnee.source}." if donnee.source else ""
    return f"{qui} {population(donnee)}.{source}"
