"""Pictures and what Pillow makes of them, for PictureNumbersTest.

Run in this folder: python3 golden.py (needs Pillow and numpy; made with 9.4.0 and 1.24.2).
It writes small PNG and JPEG files of its own drawing into pictures/, and golden.txt:
  FILE | STEPS | WIDTH HEIGHT CHANNELS | SAMPLES in hex
where SAMPLES are the bytes of the picture after STEPS. The steps are those of torchvision's transforms for
Pillow images: Resize((h, w)) is Image.resize((w, h)); Resize(s) and CenterCrop are written out below.
"""
import os
import struct
import zlib

import numpy as np
from PIL import Image, ImageOps

SEED = np.random.RandomState(7)


def drawn(width, height):
    """Slopes, an edge and some noise, so that every filter has something to do."""
    y, x = np.mgrid[0:height, 0:width]
    red = 255.0 * x / max(1, width - 1)
    green = 255.0 * ((x // 3 + y // 2) % 2)
    blue = 255.0 * y / max(1, height - 1)
    noise = SEED.uniform(-20, 20, (height, width, 3))
    return np.clip(np.dstack([red, green, blue]) + noise, 0, 255).astype(np.uint8)


def png16(path, width, height):
    """A PNG of 16 bits a colour, which Pillow can't write."""
    values = SEED.randint(0, 65536, (height, width, 3)).astype(">u2")
    raw = b"".join(b"\0" + values[y].tobytes() for y in range(height))

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n")
        out.write(chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)))
        out.write(chunk(b"IDAT", zlib.compress(raw)))
        out.write(chunk(b"IEND", b""))


def resize_shorter(image, size):
    width, height = image.size
    short, long = (width, height) if width <= height else (height, width)
    new_short, new_long = size, int(size * long / short)
    return image.resize((new_short, new_long) if width <= height else (new_long, new_short), Image.BILINEAR)


def center_crop(image, width, height):
    left = int(round((image.size[0] - width) / 2.0))
    top = int(round((image.size[1] - height) / 2.0))
    return image.crop((left, top, left + width, top + height))


def main():
    os.makedirs("pictures", exist_ok=True)
    rgb = Image.fromarray(drawn(19, 13))
    rgb.save("pictures/rgb.png", optimize=True)
    rgb.convert("L").save("pictures/grey.png", optimize=True)
    rgb.convert("1").save("pictures/two.png", optimize=True)
    rgb.quantize(12).save("pictures/palette.png", optimize=True)
    rgba = rgb.copy()
    rgba.putalpha(Image.fromarray(SEED.randint(0, 256, (13, 19)).astype(np.uint8)))
    rgba.save("pictures/alpha.png", optimize=True)
    rgb.convert("LA").save("pictures/grey-alpha.png", optimize=True)
    png16("pictures/sixteen.png", 9, 7)
    rgb.save("pictures/full.jpg", quality=90, subsampling=0)
    rgb.save("pictures/halved.jpg", quality=75, subsampling=2)
    rgb.save("pictures/progressive.jpg", quality=75, subsampling=2, progressive=True)
    rgb.convert("L").save("pictures/grey.jpg", quality=80)
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        Image.fromarray(drawn(5, 3)).save("pictures/turned-%d.png" % orientation, exif=exif)
    exif = Image.Exif()
    exif[0x0112] = 6
    rgb.save("pictures/turned.jpg", quality=75, subsampling=0, exif=exif)
    tall = Image.fromarray(drawn(7, 31))
    tall.save("pictures/tall.png", optimize=True)

    with open("golden.txt", "w") as out:
        def row(name, steps, image):
            data = np.asarray(image)
            channels = 1 if data.ndim == 2 else data.shape[2]
            out.write("%s | %s | %d %d %d | %s\n" % (
                name, steps, image.size[0], image.size[1], channels, data.tobytes().hex()))

        for name in sorted(os.listdir("pictures")):
            image = Image.open("pictures/" + name)
            if name.startswith("turned"):
                row(name, "upright", ImageOps.exif_transpose(image).convert("RGB"))
                continue
            row(name, "read", image.convert("RGB"))
            row(name, "bilinear 8 6", image.convert("RGB").resize((8, 6), Image.BILINEAR))
        for width, height in ((1, 1), (19, 5), (5, 13), (34, 27), (18, 12), (7, 46)):
            row("rgb.png", "bilinear %d %d" % (width, height), rgb.resize((width, height), Image.BILINEAR))
            row("rgb.png", "bicubic %d %d" % (width, height), rgb.resize((width, height), Image.BICUBIC))
            row("rgb.png", "nearest %d %d" % (width, height), rgb.resize((width, height), Image.NEAREST))
        row("rgb.png", "gray 10 9", rgb.convert("L").resize((10, 9), Image.BILINEAR))
        for size, width, height in ((8, 8, 8), (11, 8, 7), (13, 10, 10), (20, 16, 12)):
            row("rgb.png", "crop %d %d %d" % (size, width, height),
                center_crop(resize_shorter(rgb, size), width, height))
        row("tall.png", "crop 9 8 6", center_crop(resize_shorter(tall, 9), 8, 6))

        # ToTensor and Normalize of torchvision in numbers of 32 bits, at every ninth value.
        pixels = np.asarray(rgb.resize((8, 6), Image.BILINEAR)).astype(np.float32)
        mean = np.array([0.485, 0.456, 0.406], np.float32)
        std = np.array([0.229, 0.224, 0.225], np.float32)
        numbers = ((pixels / np.float32(255)) - mean) / std
        flat = numbers.transpose(2, 0, 1).reshape(-1)[::9]
        out.write("rgb.png | normalised 8 6 | 8 6 3 | %s\n" % " ".join(repr(float(v)) for v in flat))


main()
