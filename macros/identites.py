"""Des identifiants qui durent (RFC 9562, version 5) : ni l'adresse du site, ni celle du dépôt n'y entrent."""

from collections import Counter
from uuid import UUID, uuid5

from macros.modele import Contrat
from macros.modele.suivi import Nouvelle

ESPACE = UUID("aa383daa-8645-41b3-80aa-489f40300430")  # le nôtre : ne le changez jamais, tous les fils en dépendent


def identite(*origine: str) -> str:
    """L'identifiant de ce que ces mots sont seuls à désigner : toujours le même pour les mêmes mots."""
    return uuid5(ESPACE, "/".join(origine)).urn


def origine_du_contrat(contrat: Contrat) -> str:
    """Ce qui distingue un contrat de ville de tous les autres."""
    porteur = contrat.convention.porteur
    return f"{porteur.departement or ''}/{porteur.nom}/{contrat.convention.periode.debut}"


def identites_des_nouvelles(contrat: Contrat) -> tuple[str, ...]:
    """L'identifiant de chaque nouvelle, dans l'ordre de ``contrat.suivi``.

    Il vient du jour, de l'engagement, de qui parle et des quartiers : ni une correction, ni une nouvelle de plus, ni un
    quartier renommé ne le changent. Celles que rien de cela ne distingue se comptent, la plus ancienne d'abord.
    """
    deja: Counter[str] = Counter()
    identites: list[str] = []
    for nouvelle in reversed(contrat.suivi):
        origine = _origine(contrat, nouvelle)
        identites.append(identite(origine, str(deja[origine])))
        deja[origine] += 1
    return tuple(reversed(identites))


def _origine(contrat: Contrat, nouvelle: Nouvelle) -> str:
    connus = contrat.quartier_par_slug
    quartiers = sorted(connus[slug].premier_nom if slug in connus else slug for slug in nouvelle.quartiers)
    faits = (origine_du_contrat(contrat), f"{nouvelle.date}", nouvelle.engagement, nouvelle.par or "", *quartiers)
    return "/".join(faits)
