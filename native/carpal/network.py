"""One ONNX Runtime session, held against the pack's manifest and against what the pack says of one known picture."""
import numpy as np
import onnxruntime

from .errors import EngineError

COARSE = 4      # each byte of the self-test's picture stands for a square of so many pixels a side


class Network:
    def __init__(self, pack, threads=1):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.log_severity_level = 3
        onnxruntime.disable_telemetry_events()
        try:
            # The provider is named: another is never taken silently.
            self._session = onnxruntime.InferenceSession(pack.model, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # the runtime's own classes, which are not public
            raise EngineError(f"EngineFailed: {error}") from None
        self._input, self._outputs = pack.manifest["input"], pack.manifest["outputs"]
        self._compare_graph()
        self.engine = {"runtime": f"onnxruntime {onnxruntime.__version__}", "provider": "cpu", "threads": threads}
        self._prove(pack)

    def run(self, tensor):
        """The input, flat -> the outputs as one block in the manifest's order, float32, flat."""
        try:
            results = self._session.run([one["name"] for one in self._outputs], {self._input["name"]: tensor.reshape(self._shape)})
        except Exception as error:
            raise EngineError(f"EngineFailed: {error}") from None
        return np.concatenate([result.ravel() for result in results]).astype(np.float32, copy=False)

    @property
    def _shape(self):
        return [1, *(self._input[side] for side in ("channels", "height", "width"))]

    def _compare_graph(self):
        inputs = {one.name: one for one in self._session.get_inputs()}
        outputs = {one.name: one for one in self._session.get_outputs()}
        wanted = [("input", inputs, self._input["name"], self._shape)] + [("output", outputs, one["name"], one["shape"]) for one in self._outputs]
        for kind, found, name, shape in wanted:
            one = found.get(name)
            if one is None or one.type != "tensor(float)" or list(one.shape) != list(shape):
                raise EngineError(f"EngineFailed: the graph's {kind} '{name}' is not the manifest's.")

    def _prove(self, pack):
        expected = pack.manifest.get("self_test")
        if expected is None:
            return
        height, width = self._input["height"], self._input["width"]
        if pack.self_test is None or len(pack.self_test) != (width // COARSE) * (height // COARSE):
            raise EngineError("EngineFailed: the pack's self-test has no picture of the input's size.")
        grey = np.frombuffer(pack.self_test, np.uint8).reshape(height // COARSE, width // COARSE)
        shown = np.kron(grey, np.ones((COARSE, COARSE))) / 255
        tensor = np.stack([(shown - mean) / sd for mean, sd in zip(self._input["mean"], self._input["sd"])])
        outputs, at = self.run(tensor.astype(np.float32)), {}
        for one in self._outputs:
            size = int(np.prod(one["shape"]))
            at[one["name"]], outputs = outputs[:size].astype(float), outputs[size:]
        ages = at["age"] * pack.manifest["age"]["sd_months"] + pack.manifest["age"]["mean_months"]
        logits = at["stage_logits"].reshape(2, -1)
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        months = np.abs(ages - expected["age_months"]).max()
        probability = np.abs(powers / powers.sum(axis=1, keepdims=True) - expected["stage_probabilities"]).max()
        # Written so that NaN fails too.
        if not (months <= expected["within"]["months"] and probability <= expected["within"]["probability"]):
            off = f"{months:.3f} months and {probability:.4f}"
            raise EngineError(f"EngineFailed: a known picture is read {off} off: this engine gives wrong numbers here.")
