"""Paper B's heads (1312 -> 256 -> 128 -> outputs), fitted to the features that a trained trunk gives for whole, unaugmented films.

The age's head is trained with the trunk; a last fit to the still features, with early stopping on `validate`, took it from 9.00 to 7.93 months there in
carpal-b0 0.1.0, whose features were an average over two sizes. On 0.2.0's it ends behind the trained one (7.04, 6.99): the better of both is kept. The classifier of four categories is a
second B0 in the paper. At 384 px that doubles the time of a reading for the same answer, for the features that give an age give its category: here it is a
head on the same ones.
"""
import copy

import torch
import torch.nn.functional as F

from .network import AGE_MEAN, AGE_SD
from .network_b import Head
from .stages import PAPER_B

BATCH, RATE, DECAY = 256, 1e-3, 0.1
EPOCHS = 40
HUBER = 0.25        # in units of the normalised age, as in training


def _normalised(ages):
    return (torch.as_tensor(ages, dtype=torch.float32) - AGE_MEAN) / AGE_SD


def _age_loss(out, wanted):
    return F.smooth_l1_loss(out[:, 0], wanted, beta=HUBER)


def fit_age(features, age_months, validate, trained, seed=0):
    """The head [N, C] -> [N, 1], normalised age: `trained`, or one fitted anew where its Huber loss on `validate` (features, ages) is lower; and that loss.
    Either errs by 0 on average on `validate`."""
    held = torch.as_tensor(validate[0], dtype=torch.float32), _normalised(validate[1])
    trained = copy.deepcopy(trained).eval().requires_grad_(False)
    fitted, _ = _fit(features, _normalised(age_months), held, _age_loss, 1, seed)
    return min((_unbiased(head, *held) for head in (trained, fitted)), key=lambda head_and_loss: head_and_loss[1])


def _unbiased(head, held, wanted):
    """The head with the mean of its errors on `held` taken away, and its Huber loss there. A Huber loss leads to between the median and the mean of the readings that
    a film may have had, and these are skewed near the ends of growth: 0.3.1 told 0.60 months too little on `validate` (standard error 0.21)."""
    with torch.no_grad():
        head.last.bias.add_((wanted - head(held)[:, 0]).mean())
        return head, float(_age_loss(head(held), wanted))


def fit_category(features, age_months, validate, seed=0):
    """The head [N, C] -> [N, 4], logits, and its cross-entropy on `validate` (features, ages)."""
    def of(ages):
        return torch.as_tensor(PAPER_B.of(ages))
    held, wanted = torch.as_tensor(validate[0], dtype=torch.float32), of(validate[1])
    head, _ = _fit(features, of(age_months), (held, wanted), F.cross_entropy, PAPER_B.count, seed)
    return _as_often(head, held, wanted)


def _as_often(head, held, wanted):
    """The head with each category as probable on `held` as it is frequent there, and its cross-entropy: a constant added to each logit, by maximum likelihood.
    Features fit the films that they were learnt of better than others, and those tell the ends of the range apart too readily: of 0.3.1, 142 infants for 127.
    In ten parts of `validate`, each by the constants of the others, cross-entropy falls from 0.2381 to 0.2358, and 0.9107 of the films are right for 0.9091."""
    with torch.no_grad():
        logits = head(held)
    offset = torch.zeros(logits.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([offset], max_iter=100, line_search_fn="strong_wolfe")

    def entropy():
        optimizer.zero_grad()
        now = F.cross_entropy(logits + offset, wanted) + 1e-5 * offset.square().sum()      # finite for a category that `held` lacks
        now.backward()
        return now
    optimizer.step(entropy)
    with torch.no_grad():
        head.last.bias.add_(offset - offset.mean())     # of what is the same for all, a probability knows nothing
        return head, float(F.cross_entropy(logits + offset, wanted))


def _fit(features, target, validate, loss, outputs, seed):
    """The head of the epoch with the lowest loss on `validate`. Features are centred and divided by one scale for the fit, which is put into the first
    layer. Standardised one by one, the many that hardly vary would weigh as much as those that tell (7.93 months on `validate` instead of 7.77 with
    0.1.0's), pass on what storage rounds, and train on badly."""
    torch.manual_seed(seed)
    x, held = (torch.as_tensor(f, dtype=torch.float32) for f in (features, validate[0]))
    mean, scale = x.mean(0), float(x.std(0).pow(2).mean().sqrt())
    head = Head(x.shape[1], outputs)
    optimizer = torch.optim.AdamW(head.parameters(), RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, EPOCHS * -(-len(x) // BATCH))
    best, kept = float("inf"), None
    for _ in range(EPOCHS):
        head.train()
        for rows in torch.randperm(len(x)).split(BATCH):
            now = loss(head((x[rows] - mean) / scale), target[rows])
            optimizer.zero_grad()
            now.backward()
            optimizer.step()
            schedule.step()
        head.eval()
        with torch.no_grad():
            now = float(loss(head((held - mean) / scale), validate[1]))
        if now < best:
            best, kept = now, copy.deepcopy(head)
    with torch.no_grad():
        kept.first.weight.div_(scale)
        kept.first.bias.sub_(kept.first.weight @ mean)
    return kept.requires_grad_(False), best
