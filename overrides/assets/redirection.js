// Mène à la bonne page, en gardant l'ancre : la balise « refresh » la perdrait.
const cible = new URL(document.querySelector("link[rel=canonical]").href)
cible.hash = location.hash
location.replace(cible)
