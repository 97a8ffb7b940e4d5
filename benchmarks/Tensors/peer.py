"""The suites of the tensor benchmark in PyTorch: the same rows, graphs and first weights, which `benchmarks -- tensors --out DIR` left in DIR.

    python3 benchmarks/Tensors/peer.py DIR [C1,K1,U1,U2,H1]

Prints a line of JSON for each figure, in the form of the benchmark's own. Compare the losses first: a rate without a matching curve says nothing. One thread on a
processor; a GPU is used where PyTorch finds one. `vmap` needs PyTorch 2.
"""
import json
import pathlib
import sys
import time

import numpy as np
import torch
import torch.nn.functional as functional

BATCH, CURVE, RATE = 100, 20, 0.01
torch.set_num_threads(1)
GPU = torch.cuda.is_available()
DEVICE = torch.device("cuda" if GPU else "cpu")
NAME = torch.cuda.get_device_name() if GPU else "one core"

folder = pathlib.Path(sys.argv[1])
suites = (sys.argv[2] if len(sys.argv) > 2 else "C1,K1,U1,U2,H1").split(",")
labels = torch.from_numpy(np.fromfile(folder / "labels.i32", np.int32).astype(np.int64)).to(DEVICE)
features = torch.from_numpy(np.fromfile(folder / "features.f32", np.float32).reshape(len(labels), -1)).to(DEVICE)
weights = np.fromfile(folder / "weights.f32", np.float32)
networks = json.loads((folder / "networks.json").read_text())


def line(suite, name, device, models, rate, losses):
    print(json.dumps({"suite": suite, "name": name, "device": device, "models": models, "modelStepsPerSecond": round(rate, 1), "losses": losses}), flush=True)


class Graph(torch.nn.Module):
    """A network as it was recorded: nodes with an operator, the numbers of their inputs, and sizes."""

    def __init__(self, network):
        super().__init__()
        self.nodes = network["nodes"]
        self.layers = torch.nn.ModuleDict()
        shapes, offset = [], network["offset"]
        value = torch.zeros(2, features.shape[1])
        for number, node in enumerate(self.nodes):
            layer = self.layer(node, [shapes[i] for i in node["Inputs"]])
            if layer is not None:
                self.layers[str(number)] = layer
                with torch.no_grad():
                    for parameter in layer.parameters():
                        count = parameter.numel()
                        parameter.copy_(torch.from_numpy(weights[offset:offset + count].reshape(parameter.shape)))
                        offset += count
            shapes.append(self.apply_node(number, node, [shapes[i] for i in node["Inputs"]], value))

    @staticmethod
    def layer(node, inputs):
        kind, sizes = node["Operator"], node["Sizes"]
        if kind == "Dense":
            return torch.nn.Linear(inputs[0].shape[-1], sizes[0])
        if kind == "Conv1d":
            return torch.nn.Conv1d(inputs[0].shape[1], sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], sizes[5])
        if kind == "BatchNorm":
            return torch.nn.BatchNorm1d(inputs[0].shape[1])
        if kind == "Gru":
            return torch.nn.GRU(inputs[0].shape[-1], sizes[0], batch_first=True, bidirectional=sizes[1] == 1)
        return None

    def apply_node(self, number, node, inputs, x):
        kind, sizes = node["Operator"], node["Sizes"]
        if kind == "Input":
            return x
        if str(number) in self.layers:
            result = self.layers[str(number)](inputs[0])
            return result[0] if kind == "Gru" else result
        return {
            "Reshape": lambda: inputs[0].reshape(-1, *sizes),
            "Flatten": lambda: inputs[0].flatten(1),
            "Relu": lambda: functional.relu(inputs[0]),
            "Silu": lambda: functional.silu(inputs[0]),
            "Gelu": lambda: functional.gelu(inputs[0]),
            "Add": lambda: inputs[0] + inputs[1],
            "MaxPool1d": lambda: functional.max_pool1d(inputs[0], sizes[0], sizes[1], sizes[2]),
            "AveragePool1d": lambda: functional.avg_pool1d(inputs[0], sizes[0], sizes[1], sizes[2]),
            "GlobalAveragePool": lambda: inputs[0].mean(-1),
            "GlobalMaxPool": lambda: inputs[0].amax(-1),
        }[kind]()

    def forward(self, x):
        values = []
        for number, node in enumerate(self.nodes):
            values.append(self.apply_node(number, node, [values[i] for i in node["Inputs"]], x))
        return values[-1]


def rate(work):
    """How often a second something is done: the median of stretches that fill a second."""
    work()
    times, begin = [], time.perf_counter()
    while len(times) < 5 or time.perf_counter() - begin < 1:
        start = time.perf_counter()
        work()
        if GPU:
            torch.cuda.synchronize()
        times.append(time.perf_counter() - start)
    return 1 / sorted(times)[len(times) // 2]


class Training:
    def __init__(self, network):
        self.model = Graph(network).to(DEVICE)
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=RATE)
        self.steps = 0

    def step(self):
        first = self.steps % (len(labels) // BATCH) * BATCH
        self.steps += 1
        self.optimizer.zero_grad(set_to_none=True)
        loss = functional.cross_entropy(self.model(features[first:first + BATCH]), labels[first:first + BATCH])
        loss.backward()
        self.optimizer.step()
        return loss


def eager(suite, chosen, name):
    trainings = [Training(network) for network in chosen]
    losses = [trainings[0].step().item() for _ in range(CURVE)]

    def all_once():
        for training in trainings:
            training.step()

    line(suite, name, f"{NAME}, eager", len(trainings), rate(all_once) * len(trainings), losses)


def vmap(suite, network, models):
    """A population of one network, all models in each operation."""
    if not hasattr(torch, "func"):
        print(json.dumps({"suite": suite, "device": f"{NAME}, vmap", "left out": f"PyTorch {torch.__version__} has no torch.func"}), flush=True)
        return
    base = Graph(network).to(DEVICE)
    parameters = {name: value.detach().expand(models, *value.shape).clone() for name, value in base.named_parameters()}

    def loss_of(values, x, y):
        return functional.cross_entropy(torch.func.functional_call(base, values, (x,)), y)

    slopes = torch.func.vmap(torch.func.grad_and_value(loss_of), in_dims=(0, None, None))
    for value in parameters.values():
        value.requires_grad_(False)
    optimizer = torch.optim.Adam(list(parameters.values()), lr=RATE)
    steps = 0

    def step():
        nonlocal steps
        first = steps % (len(labels) // BATCH) * BATCH
        steps += 1
        gradients, losses = slopes(parameters, features[first:first + BATCH], labels[first:first + BATCH])
        for name, value in parameters.items():
            value.grad = gradients[name]
        optimizer.step()
        return losses[0]

    losses = [step().item() for _ in range(CURVE)]
    line(suite, network["name"], f"{NAME}, vmap", models, rate(step) * models, losses)


def products():
    a, b = torch.rand(64, 100, 40, device=DEVICE), torch.rand(64, 40, 32, device=DEVICE)
    flops = 2 * 64 * 100 * 40 * 32
    print(json.dumps({"suite": "K1", "name": "64 x [100x40][40x32]", "device": NAME, "gigaflops": round(rate(lambda: torch.bmm(a, b)) * flops / 1e9, 1)}), flush=True)


print(json.dumps({"suite": "start", "torch": torch.__version__, "device": NAME}), flush=True)
for suite in suites:
    if suite == "C1":
        for network in networks[:5]:
            eager(suite, [network], network["name"])
    elif suite == "K1":
        products()
    elif suite in ("U1", "U2"):
        network = networks[0 if suite == "U1" else 1]
        eager(suite, [network] * 8, network["name"])
        for models in (132, 1056) if GPU else (8,):
            vmap(suite, network, models)
    elif suite == "H1":
        eager(suite, networks[5:], f"{len(networks) - 5} distinct networks")
