"""Les mots qu'une page coupe : écrit pour tous les navigateurs."""

# Un choix d'éléments (sélecteur CSS) -> les mots des visibles qui passent d'une ligne à la suivante.
MOTS_COUPES = """(choix) => [...document.querySelectorAll(choix)].flatMap((element) => {
    if (!element.checkVisibility()) return [];
    const coupes = [], textes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let texte; (texte = textes.nextNode());)
        for (const mot of texte.textContent.matchAll(/[\\p{L}’]+/gu)) {
            const etendue = document.createRange();
            etendue.setStart(texte, mot.index);
            etendue.setEnd(texte, mot.index + mot[0].length);
            if (new Set([...etendue.getClientRects()].map((r) => Math.round(r.top))).size > 1) coupes.push(mot[0]);
        }
    return coupes;
})"""
