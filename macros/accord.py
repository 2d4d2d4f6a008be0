"""Un nombre et les mots qu'il accorde."""


def compter(combien: int, *mots: str) -> str:
    """2, « adresse » et « ajoutée » -> « 2 adresses ajoutées » ; zéro et un sont au singulier."""
    return " ".join([str(combien), *(mot + "s" * (combien > 1) for mot in mots)])
