"""Ce que ne connaissent pas les plus anciens navigateurs que l'on sert (d'après les tables de compatibilité du MDN)."""

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True)
class Inconnus:
    """Les noms qu'un navigateur ne connaît pas : il passe les règles, déclarations et attributs qui les portent."""

    regles: str = ""  # @container
    proprietes: str = ""
    selecteurs: str = ""  # pseudo-classes et pseudo-éléments
    medias: str = ""  # ce que demande une @media
    unites: str = ""
    fonctions: str = ""
    mots: str = ""
    attributs: str = ""  # du HTML
    interfaces: str = ""  # du script
    signes: str = ""  # « & » : l'imbrication ; « < », « > » : les largeurs comparées

    def noms(self, sorte: str) -> frozenset[str]:
        return frozenset(getattr(self, sorte).split())

    def et(self, autres: "Inconnus") -> "Inconnus":
        """Tout ce que l'un ou l'autre ne connaît pas."""
        champs = [champ.name for champ in fields(self)]
        return replace(self, **{nom: f"{getattr(self, nom)} {getattr(autres, nom)}" for nom in champs})


DE_TOUS = Inconnus(
    regles="position-try scope starting-style view-transition",
    proprietes="""
        anchor-name anchor-scope field-sizing interactivity interpolate-size position-anchor position-area position-try
        position-try-fallbacks position-try-order position-visibility scroll-marker-group text-box text-box-edge
        text-box-trim text-wrap text-wrap-mode text-wrap-style transition-behavior view-transition-name
        white-space-collapse""",
    selecteurs="""
        checkmark details-content open picker picker-icon popover-open scroll-button scroll-marker target-current""",
    medias="prefers-reduced-transparency",
    unites="rcap rch rex ric",
    fonctions="anchor anchor-size calc-size light-dark rect xywh",
    mots="anchor-center",
    attributs="closedby command commandfor popover",
    interfaces="""
        AbortSignal.any Document.prototype.startViewTransition Element.prototype.moveBefore Element.prototype.setHTML
        HTMLButtonElement.prototype.commandForElement HTMLButtonElement.prototype.popoverTargetAction
        HTMLButtonElement.prototype.popoverTargetElement HTMLDialogElement.prototype.requestClose
        HTMLElement.prototype.hidePopover HTMLElement.prototype.popover HTMLElement.prototype.showPopover
        HTMLElement.prototype.togglePopover Iterator.prototype.filter Iterator.prototype.map Iterator.prototype.toArray
        Map.groupBy Object.groupBy Promise.try Promise.withResolvers RegExp.escape Set.prototype.difference
        Set.prototype.intersection Set.prototype.union String.prototype.isWellFormed ToggleEvent URL.parse""",
    signes="&",
)
COPIES_DE_TABLEAU = """
    Array.fromAsync Array.prototype.toReversed Array.prototype.toSorted Array.prototype.toSpliced Array.prototype.with
    URL.canParse"""
DE_CHROMIUM = Inconnus(
    proprietes="scrollbar-color scrollbar-width",
    selecteurs="autofill dir user-invalid user-valid",
    medias="overflow-block overflow-inline scripting update",
    unites="cap rlh",
    fonctions="color-mix lab lch oklab oklch round",
    interfaces=COPIES_DE_TABLEAU,
)
DE_SAFARI = Inconnus(
    regles="container counter-style property",
    proprietes="""
        contain-intrinsic-size container container-name container-type content-visibility forced-color-adjust
        overflow-anchor overscroll-behavior overscroll-behavior-block overscroll-behavior-y scrollbar-color
        scrollbar-gutter scrollbar-width text-size-adjust""",
    selecteurs="dir fullscreen modal state user-invalid user-valid",
    medias="forced-colors overflow-block overflow-inline scripting update",
    unites="cap cqb cqh cqi cqmax cqmin cqw lh rlh",
    fonctions="color-mix",
    attributs="inert",
    interfaces=f"""
        AbortSignal.timeout CompressionStream Highlight HTMLElement.prototype.inert navigation requestIdleCallback
        {COPIES_DE_TABLEAU}""",
    signes="< >",
)
DE_FIREFOX = Inconnus(
    regles="property",
    proprietes="content-visibility orphans text-size-adjust widows zoom",
    selecteurs="has state",
    unites="lh",
    fonctions="round",
    interfaces="""
        Element.prototype.ariaExpanded Element.prototype.ariaHidden Element.prototype.ariaLabel
        Element.prototype.ariaLive Element.prototype.role Highlight Intl.Segmenter navigation""",
)
DE_SAMSUNG = Inconnus(unites="dvb dvh dvi dvmax dvmin dvw lh lvb lvh lvi lvw svb svh svi svw vb vi")
PROFILS = {
    "safari-15.4": DE_TOUS.et(DE_SAFARI),
    "chrome-109": DE_TOUS.et(DE_CHROMIUM),
    "firefox-115": DE_TOUS.et(DE_FIREFOX),
    "samsung-20": DE_TOUS.et(DE_CHROMIUM).et(DE_SAMSUNG),
}
