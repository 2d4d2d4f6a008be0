"""Un contrat neuf, fait d'un autre."""


def changer(contrat, **parties):
    """Un contrat neuf, dont seules changent ces parties."""
    return type(contrat)(**{nom: getattr(contrat, nom) for nom in type(contrat).model_fields} | parties)


def renommer(contrat, ancien, nouveau):
    """Le contrat où un quartier a changé de nom de fichier, et le dit."""
    autres = (q for q in contrat.quartiers if q.slug != ancien)
    quartier = contrat.quartier_par_slug[ancien].model_copy(update={"slug": nouveau, "anciens_noms": (ancien,)})
    return changer(contrat, quartiers=(quartier, *autres))
