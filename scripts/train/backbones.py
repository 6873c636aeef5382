"""What the backbones of paper A's Table 3 cost: parameters, operations, file size, features. Their speed in WebAssembly is measured on the files
that this writes, by `node tests/bench/networks.mjs --models FOLDER --write models/backbones.json`.

    python -m scripts.train.backbones --out FOLDER [--size 300] [--only ConvNeXtV2-tiny]

ConvNeXtV2-tiny is not of that table: three of them, at 512 px, are what `tests/bench/browser.mjs` holds a reading against. Weights are random: none of this depends on them, and accuracy is not compared here.
"""
import argparse
import json
import pathlib
import warnings

import timm
import torch
from torch.utils.flop_counter import FlopCounterMode

BACKBONES = {
    "VGG16": "vgg16", "ResNet50": "resnet50", "InceptionV3": "inception_v3", "MobileNetV2": "mobilenetv2_100",
    "EfficientNet-B0": "efficientnet_b0", "EfficientNet-B4": "efficientnet_b4", "EfficientNet-B7": "efficientnet_b7",
}
REFERENCE = "EfficientNet-B4"
OTHERS = {"ConvNeXtV2-tiny": "convnextv2_tiny"}


def measure(name, arch, size, folder):
    """Writes the fp32 graph; returns {name, file, features, parameters, multiply_adds, bytes}."""
    net = timm.create_model(arch, pretrained=False, num_classes=0).eval()
    image = torch.zeros(1, 3, size, size)
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        features = net(image).shape[1]
    path = folder / f"{arch}.onnx"
    with torch.no_grad():
        torch.onnx.export(net, (image,), str(path), input_names=["image"], output_names=["features"], opset_version=17, dynamo=False)
    return {"name": name, "file": path.name, "features": features, "parameters": sum(p.numel() for p in net.parameters()),
            "multiply_adds": counter.get_total_flops() // 2, "bytes": path.stat().st_size}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True)
    parser.add_argument("--size", type=int, default=300)
    parser.add_argument("--only", choices=[*BACKBONES, *OTHERS], help="this one alone")
    args = parser.parse_args()
    chosen = BACKBONES if args.only is None else {args.only: (BACKBONES | OTHERS)[args.only]}
    folder = pathlib.Path(args.out)
    folder.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rows = [measure(name, arch, args.size, folder) for name, arch in chosen.items()]
    (folder / "networks.json").write_text(json.dumps({"size": args.size, "reference": REFERENCE if args.only is None else args.only, "networks": rows}, indent=1) + "\n")
    for row in rows:
        print(f"{row['name']:>16}: {row['parameters'] / 1e6:6.1f} M parameters, {row['multiply_adds'] / 1e9:5.2f} G multiply-adds, {row['bytes'] / 1e6:6.1f} MB")


if __name__ == "__main__":
    main()
