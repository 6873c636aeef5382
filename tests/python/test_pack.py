"""The landed packs keep their contract."""
import hashlib
import json
import os
import pathlib
import re

import jsonschema
import numpy as np
import onnx
import onnxruntime
import pytest

from scripts.train import landed, packs, relimit


@pytest.fixture(params=["carpal-b4", "carpal-b0"])
def pack(request, root):
    folder = root / "models" / request.param
    return folder, json.loads((folder / "manifest.json").read_text())


def test_manifest_fits_the_schema(pack, root):
    jsonschema.validate(pack[1], json.loads((root / "models/manifest.schema.json").read_text()))


def test_model_is_the_one_that_the_manifest_names(pack):
    folder, manifest = pack
    data = (folder / manifest["files"]["model"]["path"]).read_bytes()
    assert len(data) == manifest["files"]["model"]["bytes"]
    assert sum(file["bytes"] for file in manifest["files"].values()) <= packs.description(folder.name)["most_bytes"]
    assert hashlib.sha256(data).hexdigest() == manifest["files"]["model"]["sha256"]
    assert manifest["changes"][0]["version"] == manifest["version"]


@pytest.mark.parametrize("name", ["MODEL_CARD.md", "REPORT.md", "RUNTIMES.md", "SAFETY.md", "PLACEMENT.md"])
def test_every_paper_is_of_this_network(pack, name):
    """A figure of an earlier network beside a new one is a false one."""
    assert pack[1]["files"]["model"]["sha256"][:12] in (pack[0] / name).read_text()


def test_graph_has_the_outputs_of_the_manifest(pack):
    folder, manifest = pack
    graph = onnx.load(folder / "model.onnx").graph
    assert [o.name for o in graph.output] == [o["name"] for o in manifest["outputs"]]
    spec = manifest["input"]
    session = onnxruntime.InferenceSession(folder / "model.onnx")
    out = session.run(None, {spec["name"]: np.zeros((1, 3, spec["height"], spec["width"]), np.float32)})
    for value, declared in zip(out, manifest["outputs"]):
        assert list(value.shape) == declared["shape"] and np.isfinite(value).all()


def test_maps_are_grad_cam_by_autograd(pack, root):
    """The landed graph's own maps, of the age by sex and of every stage, against PyTorch's gradients in a network of the graph's weights: on the picture
    of the self-test and, where they are at hand, on real films."""
    torch = pytest.importorskip("torch")
    from PIL import Image

    from scripts.train.network import BoneAgeNet
    from scripts.train.network_b import AgeNet
    from scripts.train.predict import session, tensor
    from scripts.train.self_test import COARSE
    folder, manifest = pack
    side = manifest["input"]["height"]
    coarse = np.fromfile(folder / manifest["files"]["self_test"]["path"], np.uint8).reshape(side // COARSE, side // COARSE)
    pictures = [np.kron(coarse, np.ones((COARSE, COARSE), np.uint8))]
    films = pathlib.Path(os.environ.get("CARPAL_SHARED", root / "../shared")) / "data/rsna/half"
    pictures += [np.asarray(Image.open(film).convert("L")) for film in sorted(films.glob("*"))[:60:20]] if films.is_dir() else []
    inputs = [tensor(picture, manifest["input"]["resize_chain"]) for picture in pictures]
    paper_b = packs.description(folder.name)["kind"] == "paper_b"
    net = AgeNet() if paper_b else BoneAgeNet(drop_path=0.0, dropout=0.0)
    category = landed.category_head(folder / "model.onnx") if paper_b else None
    landed.load(net, folder / "model.onnx", torch.from_numpy(np.concatenate(inputs)))
    net.eval()
    graph = session(str(folder / "model.onnx"))

    def cam(features, score):
        features.grad = None
        score.backward()
        return (features.grad[0].mean((1, 2))[:, None, None] * features[0]).sum(0).detach().numpy()

    def alike(a, b):
        return np.corrcoef(a.ravel(), b.ravel())[0, 1]
    for image in inputs:
        age_map, stage_map = graph.run(["age_map", "stage_map"], {"image": image})
        with torch.no_grad():
            features = net.backbone.forward_features(torch.from_numpy(image))
        features.requires_grad_()
        for sex in (0, 1):
            def heads():
                pooled, sexes = features.mean((2, 3)), torch.tensor([float(sex)])
                if not paper_b:
                    out = net.heads(pooled, sexes)
                    return out["age"][0], out["stage_logits"][0]
                joined = torch.cat([pooled, net.sex(sexes.long())], 1)
                return net.head(joined)[0, 0], category(joined)[0]
            assert alike(cam(features, heads()[0]), age_map[sex]) >= 0.999
            for stage in range(len(manifest["stages"]["keys"])):
                assert alike(cam(features, heads()[1][stage]), stage_map[sex, stage]) >= 0.999
            # One stage's map is not another's: the figure means something.
            assert alike(cam(features, heads()[1][0]), stage_map[sex, 3]) < 0.999


def test_calibration_tables_have_the_right_lengths(pack):
    manifest = pack[1]
    interval = manifest["calibration"]["interval"]
    for sex in ("female", "male"):
        assert len(interval["quantiles"][sex]) == len(interval["bands_months"]) + 1
    assert manifest["input"]["resize_chain"][-1] == manifest["input"]["width"]
    assert manifest["validation"]["default_profile"] in manifest["validation"]["profiles"]


def test_card_carries_the_manifest_figures(pack):
    folder, manifest = pack
    card = (folder / "MODEL_CARD.md").read_text()
    assert manifest["files"]["model"]["sha256"] in card
    for row in manifest["performance"]:
        assert f"| {row['part']} | {row['n']} | {row['mae']} |" in card


def test_real_films_read_as_the_card_says(pack, shared, tmp_path):
    """24 holdout films: the figure must be compatible with the card's (a wrong preprocessing doubles the error)."""
    from PIL import Image

    from scripts.train.data import read_labels, read_split
    from scripts.train.predict import predict, session
    folder, manifest = pack
    labels, split = read_labels(shared / "data/rsna/train.csv"), read_split(shared / "training/split.csv")
    ids = [i for i in sorted(split) if split[i] == "holdout"][:24]
    pixels = [np.asarray(Image.open(shared / f"data/rsna/train/{i}.jpg").convert("L")) for i in ids]
    out = predict(session(str(folder / "model.onnx")), pixels, [labels[i][1] for i in ids], manifest["input"]["resize_chain"][-1:])
    error = np.abs(out["age"] - [labels[i][0] for i in ids])
    assert error.mean() < 1.6 * manifest["performance"][1]["mae"]


def test_new_limits_make_a_new_version_with_the_same_figures(root):
    pack = root / "models/carpal-b4"
    manifest, card = json.loads((pack / "manifest.json").read_text()), (pack / "MODEL_CARD.md").read_text()
    profiles = manifest["validation"] | {"default_profile": "published"}
    changed, text = relimit.relimit(manifest, card, profiles, "9.9.9", "other limits", "2030-01-02")
    assert changed["validation"] == profiles and changed["version"] == "9.9.9"
    assert changed["changes"][0] == {"version": "9.9.9", "date": "2030-01-02", "summary": "other limits"}
    assert changed["files"] == manifest["files"] and changed["performance"] == manifest["performance"]
    assert "`carpal-b4` 9.9.9" in text and len(text.splitlines()) == len(card.splitlines())
    for wrong in ((manifest["version"], card), ("9.9.9", "another card")):
        with pytest.raises(ValueError):
            relimit.relimit(manifest, wrong[1], profiles, wrong[0], "", "")


def test_limits_of_refusal_are_the_wider_of_two_versions(root):
    pack = root / "models/carpal-b4"
    manifest, card = json.loads((pack / "manifest.json").read_text()), (pack / "MODEL_CARD.md").read_text()
    card = re.sub(r"(refused above [\d.]+\d) \(.*?\)\.", r"\1.", card)
    older = json.loads(json.dumps(manifest)) | {"version": "0.0.1"}
    refuse = manifest["anatomy"]["distance"]["refuse"]["high"]
    older["anatomy"]["distance"]["refuse"]["high"] = refuse + 1
    older["calibration"]["consistency"]["half_width_months"]["refuse"] = 1
    changed, text = relimit.widened(manifest, card, older)
    assert changed["anatomy"]["distance"]["refuse"]["high"] == refuse + 1
    assert changed["calibration"]["consistency"] == manifest["calibration"]["consistency"]
    assert f"refused above {refuse + 1} (the wider limit of this version and 0.0.1)." in text
    for wrong in (older | {"age": {}}, None):
        with pytest.raises(ValueError):
            relimit.widened(manifest, "another card" if wrong is None else card, older if wrong is None else wrong)
