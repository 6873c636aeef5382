"""How a pack divides growth: ascending bounds in months, the lower one belonging to the stage, and the stages' names in reports."""
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Stages:
    bounds: tuple
    names: tuple

    @property
    def count(self):
        return len(self.names)

    def of(self, age_months):
        """Index of the stage of ages in months (array or scalar)."""
        return np.digitize(age_months, self.bounds)


PAPER_A = Stages((24.0, 60.0, 120.0, 168.0, 204.0), ("0-2 y", "2-5 y", "5-10 y", "10-14 y", "14-17 y", "17-19 y"))     # its Table 4
PAPER_B = Stages((60.0, 120.0, 180.0), ("0-5 y", "5-10 y", "10-15 y", "15-19 y"))                                       # its 2.1.3
