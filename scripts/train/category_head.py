"""Paper B's classifier of four categories on the features that the regression network has for them already.

The paper trains a second EfficientNet-B0 for it. At 384 px that doubles the time of a reading for the same answer: the features that give an age give its
category. Here the paper's head (2.2.2: 1312 -> 256 -> 128 -> 4, cross-entropy, dropout, early stopping) is fitted to the frozen features.
"""
import copy

import torch
import torch.nn.functional as F

from .network_b import Head
from .stages import PAPER_B

BATCH, RATE, DECAY = 256, 1e-3, 0.01
PATIENCE, MOST_EPOCHS = 10, 100


def fit(features, age_months, validate, seed=0):
    """The head [N, C] -> [N, 4] and its cross-entropy on `validate` (features, ages), which decides when to stop. Features are standardised for the fit;
    the scale is put into the first layer."""
    torch.manual_seed(seed)
    x, held = (torch.as_tensor(f, dtype=torch.float32) for f in (features, validate[0]))
    y, truth = (torch.as_tensor(PAPER_B.of(a)) for a in (age_months, validate[1]))
    mean, sd = x.mean(0), x.std(0) + 1e-6
    head = Head(x.shape[1], PAPER_B.count)
    optimizer = torch.optim.AdamW(head.parameters(), RATE, weight_decay=DECAY)
    best, kept, stale = float("inf"), None, 0
    for _ in range(MOST_EPOCHS):
        head.train()
        for rows in torch.randperm(len(x)).split(BATCH):
            loss = F.cross_entropy(head((x[rows] - mean) / sd), y[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        head.eval()
        with torch.no_grad():
            now = float(F.cross_entropy(head((held - mean) / sd), truth))
        best, kept, stale = (now, copy.deepcopy(head), 0) if now < best else (best, kept, stale + 1)
        if stale >= PATIENCE:
            break
    with torch.no_grad():
        kept.first.weight.div_(sd)
        kept.first.bias.sub_(kept.first.weight @ mean)
    return kept.requires_grad_(False), best
