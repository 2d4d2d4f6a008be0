"""Les contours -> des plans et des silhouettes, en unités de dessin : un gabarit en fait un SVG."""

from macros.plans.plan import Plan, plan_du_contrat, plan_du_quartier
from macros.plans.silhouette import Silhouette, silhouette

__all__ = ["Plan", "Silhouette", "plan_du_contrat", "plan_du_quartier", "silhouette"]
