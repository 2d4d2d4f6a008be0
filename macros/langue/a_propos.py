"""Ce qu'est le contrat, en tête de sa page : seulement ce que le reste de la page ne dit pas."""

from collections.abc import Iterator

from macros.langue import titres
from macros.langue.francais import enumerer, majuscule, sans_accent
from macros.langue.porteur import periode
from macros.modele.convention import Convention


def a_propos(convention: Convention) -> list[tuple[str, str]]:
    """« Contrat » et son titre, « Période », « Intercommunalité » : ceux qu'aucun acte ni aucun paragraphe ne dit."""
    dits = [
        (titres.CONTRAT, " – ".join(_titres_tus(convention))),
        (titres.PERIODE, "" if convention.fin else majuscule(periode(convention))),
        (titres.INTERCOMMUNALITE, _intercommunalite_tue(convention)),
    ]
    return [(nom, valeur) for nom, valeur in dits if valeur]


def ce_qui_se_corrige(convention: Convention) -> str:
    """« l'engagement et les signataires », ou celui des deux que montre la page."""
    actes = convention.tous_les_actes
    parties = {
        "l'engagement": bool(convention.engagement or convention.fin),
        "les signataires": len(actes) == 1 and bool(actes[0].combien),
    }
    return enumerer([nom for nom, montree in parties.items() if montree]) or "la signature"


def _titres_tus(convention: Convention) -> Iterator[str]:
    """Le titre et le sous-titre du contrat, quand celui d'un acte ne les contient pas déjà."""
    actes = [sans_accent(acte.titre) for acte in convention.tous_les_actes]
    for titre in (convention.titre, convention.sous_titre):
        if titre and not any(sans_accent(titre) in acte for acte in actes):
            yield titre


def _intercommunalite_tue(convention: Convention) -> str:
    """Son nom et son sigle, quand le préambule ne la nomme pas."""
    agglomeration, preambule = convention.agglomeration, " ".join(convention.preambule)
    noms = [nom for nom in (agglomeration.nom, agglomeration.sigle) if nom] if agglomeration else []
    if any(nom in preambule for nom in noms):
        return ""
    return f"{noms[0]} ({noms[1]})" if len(noms) > 1 else "".join(noms)
