"""Paper B's second regressor (2.2.3): XGBoost on the 1312 joined features, and its trees as a node of the pack's graph.

`TreeEnsembleRegressor` (ai.onnx.ml) is part of ONNX Runtime Web's WebAssembly build, so the trees need no code of the core's. They compare and add in
float32 as XGBoost does, in another order: on the normalised age, where the sums stay small, its own predictions come out to 1e-5, a few ten-thousandths
of a month.
"""
import json

import numpy as np
import onnx
import xgboost
from onnx import TensorProto, helper

from .network import AGE_MEAN, AGE_SD

DOMAIN, VERSION = "ai.onnx.ml", 3


def fit(features, age_months, validate=None, rounds=600, seed=0, threads=2, **parameters):
    """A booster of the normalised age. `features` [N, C] float32; `validate`: (features, ages) by whose MAE the number of trees is chosen."""
    wanted = {"objective": "reg:squarederror", "eval_metric": "mae", "max_depth": 4, "eta": 0.05, "subsample": 0.7, "colsample_bytree": 0.3,
              "min_child_weight": 5, "lambda": 2.0, "tree_method": "hist", "seed": seed, "nthread": threads} | parameters
    train = xgboost.DMatrix(np.asarray(features, np.float32), label=_normalised(age_months))
    if validate is None:
        return xgboost.train(wanted, train, rounds)
    held = xgboost.DMatrix(np.asarray(validate[0], np.float32), label=_normalised(validate[1]))
    booster = xgboost.train(wanted, train, rounds, evals=[(held, "validate")], early_stopping_rounds=40, verbose_eval=False)
    return booster[:booster.best_iteration + 1]


def predict(booster, features):
    """Months [N]."""
    return booster.predict(xgboost.DMatrix(np.asarray(features, np.float32))) * AGE_SD + AGE_MEAN


def _normalised(age_months):
    return (np.asarray(age_months, float) - AGE_MEAN) / AGE_SD


def node(booster, features, ages):
    """The ensemble as an ONNX node: `features` [N, C] -> `ages` [N, 1], normalised."""
    columns = {key: [] for key in ("treeids", "nodeids", "featureids", "values", "modes", "truenodeids", "falsenodeids")}
    targets = {key: [] for key in ("treeids", "nodeids", "weights")}
    # the model itself, not its dump, which rounds
    for number, tree in enumerate(json.loads(booster.save_raw("json"))["learner"]["gradient_booster"]["model"]["trees"]):
        for at, (left, right, feature, value) in enumerate(zip(tree["left_children"], tree["right_children"], tree["split_indices"], tree["split_conditions"])):
            leaf = left < 0
            row = (number, at, feature, 0.0 if leaf else value, "LEAF" if leaf else "BRANCH_LT", max(left, 0), max(right, 0))
            for column, one in zip(columns.values(), row):
                column.append(one)
            if leaf:
                for column, one in zip(targets.values(), (number, at, value)):
                    column.append(one)
    count = len(columns["treeids"])
    return helper.make_node(
        "TreeEnsembleRegressor", [features], [ages], domain=DOMAIN, n_targets=1, base_values=[_base(booster)], aggregate_function="SUM",
        nodes_hitrates=[1.0] * count, nodes_missing_value_tracks_true=[0] * count, **{f"nodes_{key}": values for key, values in columns.items()},
        target_treeids=targets["treeids"], target_nodeids=targets["nodeids"], target_ids=[0] * len(targets["weights"]), target_weights=targets["weights"])


def _base(booster):
    """What every prediction starts from; newer versions write it as a list."""
    value = json.loads(booster.save_config())["learner"]["learner_model_param"]["base_score"]
    return float(json.loads(value)[0] if value.startswith("[") else value)


def graph(booster, width):
    """The trees alone, as a model: input `features` [N, width], output `ages` [N, 1]."""
    made = helper.make_graph([node(booster, "features", "ages")], "trees", [helper.make_tensor_value_info("features", TensorProto.FLOAT, ["n", width])],
                             [helper.make_tensor_value_info("ages", TensorProto.FLOAT, ["n", 1])])
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(DOMAIN, VERSION)], ir_version=8)
    onnx.checker.check_model(model)
    return model
