"""What the films' reader would have written, given the age and spread that the network states: how much of the error is his habit of standards.

Labels of the RSNA films are one reader's, and most are one of a few ages of that sex, as the standards of an atlas are. The age that is nearest to such labels in the
mean is the median of their probabilities, and lies nearer to a standard than the network's. The probability of a label of k months is taken to be proportional to

    common[sex, k] exp(-SHARPER |k - age| / spread)

a Laplace distribution around the age, times how common k is in `train` beside the labels around it. Nothing of this is stated to anyone: see decision 41.
"""
import numpy as np
from scipy.special import ndtr, softmax

MONTHS = np.arange(229)     # 0 to 228
SHARPER = 1.4               # chosen on validate, where 1.2 to 1.7 are as good: labels scatter less around the age than the Laplace scale, which has the tails in it
AROUND = 24.0               # months over which a label is common or rare beside others
RARE = 0.1                  # of the share around, added: no label is impossible
MOST = 12                   # ages that `standing_out` counts
SMOOTHING = 3.0             # months, of the median that the report shows beside the one on single months


def _counts(age_months, male):
    """Labels of each month [2, 229] (female, male)."""
    return np.stack([np.bincount(age_months[male == sex].round().astype(int), minlength=len(MONTHS)) for sex in (0, 1)])


def how_common(age_months, male):
    """Log of how much more common each label is than those around it [2, 229] (female, male); age_months, male: arrays of the labels of `train`."""
    around = np.exp(-0.5 * ((MONTHS[:, None] - MONTHS) / AROUND) ** 2)
    around /= around.sum(1, keepdims=True)
    counts = _counts(age_months, male)
    return np.log(counts / (counts @ around.T + 1e-6) + RARE)


def standing_out(age_months, male):
    """Share of the labels that are one of the MOST commonest ages of their sex: (of girls', of boys')."""
    return tuple(float(np.sort(count)[-MOST:].sum() / max(count.sum(), 1)) for count in _counts(age_months, male))


def label_median(age, spread, male, common, smoothing=0.0):
    """Months [N]: the median of the labels' probabilities, smoothed by a normal kernel of `smoothing` months, or on single months. age, spread: months [N]."""
    p = softmax(common[male] - SHARPER * np.abs(MONTHS - age[:, None]) / spread[:, None], axis=1)
    if not smoothing:
        return MONTHS[(p.cumsum(1) < 0.5).sum(1)].astype(float)
    grid = np.arange(-20, 250, 0.25)
    below = p @ ndtr((grid - MONTHS[:, None]) / smoothing)
    return np.array([np.interp(0.5, row, grid) for row in below])


def rise(age, spread, male, common, smoothing, step=0.25):
    """[N]: by how many months the median rises when the age does by one."""
    low, high = (label_median(age + by, spread, male, common, smoothing) for by in (-step, step))
    return (high - low) / (2 * step)
