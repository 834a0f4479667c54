"""Batches: the same reports for many units, by workers beside this process or on a cluster."""

from reportgen.batch.executors import cluster, here, kill_workers, workers
from reportgen.batch.folder import Folder, open_folder
from reportgen.batch.run import Team, run
from reportgen.batch.shop import Desk, Shop, open_shop
from reportgen.batch.units import Order, Plan, Unit, jobs_of_units, plan
from reportgen.batch.work import Outcome, State

__all__ = [
    "Desk",
    "Folder",
    "Order",
    "Outcome",
    "Plan",
    "Shop",
    "State",
    "Team",
    "Unit",
    "cluster",
    "here",
    "jobs_of_units",
    "kill_workers",
    "open_folder",
    "open_shop",
    "plan",
    "run",
    "workers",
]
