"""Ce qu'un changement laisse douteux, en questions : une source qui ne va plus avec ses chiffres, un numéro resté."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from macros.differences.quartiers import quartier_d_avant
from macros.differences.suivi_a_verifier import questions_du_suivi
from macros.langue.chiffres import valeur_datee
from macros.langue.francais import compter, de, enumerer, minuscule, telephone
from macros.langue.population import population
from macros.langue.referents import qui
from macros.modele import Contrat, Quartier
from macros.modele.chiffre import ChiffreDate
from macros.modele.referent import Referent

MOYENS: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    ("telephone", "le téléphone reste le", telephone),
    ("courriel", "le courriel reste", str),
)


class Chiffre(NamedTuple):
    """Un chiffre d'un quartier : son nom, comme on le lit, sa source, et sa valeur s'il peut avoir la sienne."""

    nom: str
    dit: str
    source: str | None
    valeur: ChiffreDate | None = None
    indicateur: str = ""
    seul: bool = True


ECRITS = ("valeur", "non_diffuse", "plus_de", "environ", "femmes", "hommes", "precision", "perimetre", "annee")
Chiffres = Mapping[str, Chiffre]  # sa clé dans la fiche -> ce qu'elle en dit


def a_verifier(avant: Contrat, apres: Contrat) -> list[str]:
    """Deux versions -> les questions à poser à qui propose la seconde ; aucune quand tout se tient."""
    questions = [question for quartier in apres.quartiers_ranges for question in _sources(avant, apres, quartier)]
    referents = _referents(avant.pilotage.referents, apres.pilotage.referents)
    return [*questions, *questions_du_suivi(avant, apres), *referents]


def _sources(avant: Contrat, apres: Contrat, quartier: Quartier) -> Iterator[str]:
    """Une source nouvelle vaut pour tous ses chiffres ; un chiffre nouveau a sans doute une nouvelle source."""
    if (ancien := quartier_d_avant(avant, quartier)) is None:
        return
    anciens, nouveaux = _chiffres(avant, ancien), _chiffres(apres, quartier)
    gardes = {cle: (anciens[cle], chiffre) for cle, chiffre in nouveaux.items() if cle in anciens}
    source = quartier.portrait.source
    if source and (
        restes := {c: n for c, (a, n) in gardes.items() if a.dit == n.dit and a.source != n.source == source}
    ):
        sujet = "ce chiffre, resté le même" if len(restes) == 1 else "ces chiffres, restés les mêmes"
        question = f"la source du portrait devient « {source} ». Donne-t-elle aussi {sujet} : {_lire(restes)} ?"
        yield f"{quartier.nom} : {question} {_quoi_ecrire(restes, ancien.portrait.source or 'une source')}"
    yield from _millesimes(quartier, gardes)
    memes = {c: (a, n) for c, (a, n) in gardes.items() if a.source == n.source and n.source and _meme_annee(a, n)}
    if changes := {c: n for c, (a, n) in memes.items() if a.dit != n.dit}:
        sujet = "un chiffre change, et sa" if len(changes) == 1 else "des chiffres changent, et leur"
        question = f"{sujet} source reste la même : {_lire(changes)}. Est-ce bien elle qui le dit ?"
        yield f"{quartier.nom} : {question} {_quoi_ecrire(changes, 'la nouvelle source')}"


def _meme_annee(avant: Chiffre, apres: Chiffre) -> bool:
    """Un chiffre d'une autre année peut venir de la même source."""
    return (avant.valeur and avant.valeur.annee) == (apres.valeur and apres.valeur.annee)


def _millesimes(quartier: Quartier, gardes: Mapping[str, tuple[Chiffre, Chiffre]]) -> Iterator[str]:
    """Une année qui change sous un chiffre qui reste : le chiffre est-il à jour ?"""
    for avant, apres in gardes.values():
        if avant.valeur and apres.valeur and avant.valeur.annee and apres.valeur.annee:
            meme = avant.valeur.model_copy(update={"annee": apres.valeur.annee, "source": apres.valeur.source})
            if avant.valeur.annee != apres.valeur.annee and meme.model_dump() == apres.valeur.model_dump():
                annees = f"passe de {avant.valeur.annee} à {apres.valeur.annee}"
                yield f"{quartier.nom} : l'année {de(apres.nom)} {annees}, et le chiffre reste le même : est-ce voulu ?"


def _lire(chiffres: Chiffres) -> str:
    """« la population (5 300 habitants) et le taux de pauvreté (46,7 %) »."""
    return enumerer([f"{chiffre.nom} ({chiffre.dit})" for chiffre in chiffres.values()])


def _quoi_ecrire(chiffres: Chiffres, source: str) -> str:
    """« Sinon, écrivez à côté d'où il vient : `ips: {valeur: 79, source: "Insee, 2022"}`. » : à copier."""
    lignes = [_ligne(c.indicateur, c.valeur, source, c.seul) for c in chiffres.values() if c.valeur]
    sans_la_leur = [c.nom for c in chiffres.values() if not c.valeur]
    d_ou = "d'où il vient" if len(lignes) == 1 else "d'où vient chacun"
    phrases = [f"Sinon, écrivez à côté {d_ou} : `{'` ; `'.join(lignes)}`."] if lignes else []
    if sans_la_leur:
        phrases.append(
            f"{'Pour' if lignes else 'Sinon, pour'} {enumerer(sans_la_leur)}, complétez la source du portrait."
        )
    return " ".join(phrases)


def _ligne(indicateur: str, donnee: ChiffreDate, source: str, seul: bool) -> str:
    """Ce qui s'écrit dans la fiche ; d'une année parmi d'autres, la sienne."""
    ecrits = {cle: _ecrire(valeur) for cle, valeur in donnee if cle in ECRITS and valeur not in (None, False)}
    if donnee.non_diffuse:
        ecrits = {"valeur": "non diffusé"} | {c: ecrit for c, ecrit in ecrits.items() if c != "non_diffuse"}
    ecrite = source.replace("`", "'")  # un accent grave finirait le code
    annee = "" if seul else ecrits.pop("annee")
    long = ", ".join(f"{cle}: {ecrit}" for cle, ecrit in {**ecrits, "source": f'"{ecrite}"'}.items())
    return f"{indicateur}: {{{long}}}" if seul else f"{indicateur}: {{{annee}: {{{long}}}}}"


def _ecrire(valeur: object) -> str:
    if isinstance(valeur, float):
        return f"{valeur:g}"
    return "oui" if valeur is True else f'"{valeur}"' if isinstance(valeur, str) else str(valeur)


def _chiffres(contrat: Contrat, quartier: Quartier) -> Chiffres:
    portrait = quartier.portrait
    chiffres: dict[str, Chiffre] = {}
    if portrait.population:
        chiffres["population"] = Chiffre(
            "la population", population(portrait.population), portrait.population.source or portrait.source
        )
    if portrait.surface:
        chiffres["surface"] = Chiffre("la surface", compter(portrait.surface, "hectare"), portrait.source)
    for i, v in contrat.portrait(quartier):
        nom = i.avec_article or i.libelle
        for c in v.chiffres:
            cle = f"{i.id} {c.annee}" if v.anciennes else i.id
            chiffres[cle] = Chiffre(nom, valeur_datee(c, i), c.source or portrait.source, c, i.id, not v.anciennes)
    return chiffres


def _referents(avant: Sequence[Referent], apres: Sequence[Referent]) -> Iterator[str]:
    """Qui prend la place d'une personne n'en garde pas le numéro sans qu'on le sache."""
    restes = {nouveau.nom_complet for nouveau in apres}
    for nouveau in apres:
        for champ, reste, ecrire in MOYENS:
            moyen = getattr(nouveau, champ)
            anciens = [ancien for ancien in avant if moyen and getattr(ancien, champ) == moyen]
            partis = [ancien for ancien in anciens if ancien.est_une_personne and ancien.nom_complet not in restes]
            if partis and len(partis) == len(anciens):
                maintenant = minuscule(qui(nouveau)) if nouveau.vacant_depuis else qui(nouveau)
                phrase = f"{maintenant} au lieu {de(partis[0].nom_complet)}"
                yield f"{nouveau.fonction} : {phrase}, et {reste} {ecrire(moyen)} : est-ce voulu ?"
