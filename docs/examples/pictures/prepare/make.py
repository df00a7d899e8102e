"""Makes the pictures of this example and the model that tells them apart.

Run in the folder of the example: python3 prepare/make.py (needs Pillow and numpy).

The pictures are drawn, with noise, in sizes and colours of their own. The model looks for edges in four directions
and weighs how many there are; its last layer is learned from other pictures of the same kind. It is written as
onnx.proto says, field by field, so that no other tool is needed.
"""
import csv
import math
import os
import struct

import numpy as np
from PIL import Image

CLASSES = ["across", "down", "checks"]
SIDE = 16
SCALE = 1 / 255.0


def drawn(kind, random):
    width, height = random.randint(24, 49), random.randint(24, 49)
    y, x = np.mgrid[0:height, 0:width]
    step = random.randint(4, 8)
    down = (x // step) % 2
    across = (y // step) % 2
    on = {"across": across, "down": down, "checks": down ^ across}[kind]
    light, dark = random.uniform(90, 200, 3), random.uniform(60, 170, 3)
    pixels = np.where(on[:, :, None] == 1, light, dark) + random.normal(0, 18, (height, width, 3))
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def seen(image):
    """What the workflow makes of a picture: 16 x 16, values of 0 to 1, colours first."""
    pixels = np.asarray(image.convert("RGB").resize((SIDE, SIDE), Image.BILINEAR), dtype=np.float32)
    return (pixels * SCALE).transpose(2, 0, 1)


def edges():
    """Four filters over three colours: brighter to the right, to the left, below, above."""
    right = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], dtype=np.float32) / 3
    return np.stack([np.stack([f] * 3) for f in (right, -right, right.T, -right.T)])


def edge_counts(picture):
    counts = []
    for f in edges():
        found = np.zeros((SIDE - 2, SIDE - 2), dtype=np.float32)
        for c in range(3):
            for i in range(3):
                for j in range(3):
                    found += f[c, i, j] * picture[c, i:i + SIDE - 2, j:j + SIDE - 2]
        counts.append(np.maximum(found, 0).mean())
    return counts


def learned(random):
    kinds = [CLASSES[i % 3] for i in range(600)]
    rows = np.array([edge_counts(seen(drawn(kind, random))) for kind in kinds])
    truth = np.eye(3)[[CLASSES.index(kind) for kind in kinds]]
    weights, bias = np.zeros((4, 3)), np.zeros(3)
    for _ in range(20000):
        scores = rows @ weights + bias
        p = np.exp(scores - scores.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        slope = (p - truth) / len(rows)
        weights -= 5 * (rows.T @ slope + 1e-5 * weights)
        bias -= 5 * slope.sum(0)
    return weights.astype(np.float32), bias.astype(np.float32)


def varint(number):
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes(out) + bytes([number])


def number(field, value):
    return varint(field << 3) + varint(value)


def message(field, *parts):
    data = b"".join(p.encode() if isinstance(p, str) else p for p in parts)
    return varint(field << 3 | 2) + varint(len(data)) + data


def node(operator, output, *inputs):
    return message(1, *[message(1, i) for i in inputs], message(2, output), message(4, operator))


def tensor(name, values):
    return message(
        5, *[number(1, d) for d in values.shape], number(2, 1), message(8, name),
        message(9, struct.pack("<%df" % values.size, *values.reshape(-1).tolist())))


def value(field, name, *shape):
    dims = [message(1, number(1, d)) for d in shape]
    return message(field, message(1, name), message(2, message(1, number(1, 1), message(2, *dims))))


def model(weights, bias):
    graph = message(
        7,
        node("Conv", "edges", "picture", "filters"),
        node("Relu", "found", "edges"),
        node("GlobalAveragePool", "means", "found"),
        node("Flatten", "counts", "means"),
        node("Gemm", "scores", "counts", "weights", "bias"),
        message(2, "stripes"),
        tensor("filters", edges()), tensor("weights", weights), tensor("bias", bias),
        value(11, "picture", 1, 3, SIDE, SIDE), value(12, "scores", 1, 3))
    names = "{%s}" % ", ".join("%d: '%s'" % pair for pair in enumerate(CLASSES))
    return (number(1, 8) + message(2, "docs/examples/pictures/prepare/make.py") + graph
            + message(8, message(1, ""), number(2, 13))
            + message(14, message(1, "names"), message(2, names)))


def main():
    weights, bias = learned(np.random.RandomState(1))
    with open("stripes.onnx", "wb") as out:
        out.write(model(weights, bias))
    os.makedirs("pictures", exist_ok=True)
    random = np.random.RandomState(2)
    right = 0
    with open("pictures.csv", "w", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(["id", "image", "truth"])
        for i in range(48):
            kind = CLASSES[random.randint(3)]
            name = "%02d.%s" % (i + 1, "jpg" if i % 2 else "png")
            picture = drawn(kind, random)
            picture.save("pictures/" + name, **({"quality": 80} if i % 2 else {"optimize": True}))
            rows.writerow(["p%02d" % (i + 1), name, kind])
            scores = np.array(edge_counts(seen(Image.open("pictures/" + name)))) @ weights + bias
            right += CLASSES[int(np.argmax(scores))] == kind
    print("%d of 48 right, as numpy counts" % right)
    assert math.isfinite(float(weights.sum()))


main()
