"""What keyturn has of AWS's model, as botocore has it, and of its own.

The C of it is made by models/generate and checked in: a pin raised in
tests/live/requirements.txt, or a change by hand, fails here until it is made
anew.  What the model does not tell is whether a member of an input changes
anything: each is honoured, or models/SERVICE.ops says what becomes of it.
"""
import glob
import importlib.machinery
import importlib.util
import os
import re

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))


def load_generate():
    loader = importlib.machinery.SourceFileLoader(
        "generate", os.path.join(ROOT, "models/generate"))
    spec = importlib.util.spec_from_loader("generate", loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


generate = load_generate()
SERVICES = sorted(os.path.basename(f)[:-4] for f in
                  glob.glob(os.path.join(ROOT, "models/*.ops")))

def model_of(service):
    return generate.Model(generate.Ops(
        os.path.join(ROOT, "models", service + ".ops")))


@pytest.mark.parametrize("service", SERVICES)
def test_the_tables_are_what_the_model_gives(service):
    changed = {os.path.relpath(path, ROOT): "\n".join(diff)
               for path, text in generate.generate(service).items()
               if (diff := generate.differs(path, text))}
    assert not changed, "models/generate, please: " + "\n".join(
        changed.values())


def plain(text):
    """A file's C with what its own typedefs and #defines of shapes stand
    for."""
    for of, name in [*re.findall(r"^typedef (struct \w+) (\w+);", text, re.M),
                     *((of, name) for name, of in re.findall(
                         r"^#define (\w+) \((&\w+)\)$", text, re.M))]:
        text = re.sub(rf"\b{name}\b", of, text)
    return text


def functions(service):
    """What people wrote of the service's C, function by function."""
    folder = os.path.join(ROOT, "server/services", service)
    for path in glob.glob(folder + "/*.c"):
        if "/model" not in path:
            with open(path) as f:
                yield from plain(f.read()).split("\n}\n")


def becomes(writer, texts, struct):
    """The struct whose members of the same names are filled from one's, as a
    Modify's go to Create's; None: there is no such."""
    prefix = writer.p + "_"
    found = re.search(
        r"dispatch_kept\(c,\s*dispatch_json\(c,\s*&" +
        struct.replace(prefix, prefix + "shape_", 1) + r",\s*in\),\s*&" +
        prefix + r"shape_(\w+)", "\n".join(texts))
    return found and prefix + found[1]


def used(texts, struct):
    """The members that are spoken of where the struct is; None: nowhere."""
    there = [text for text in texts if re.search(rf"struct {struct}\b", text)]
    return {name for text in there
            for name in re.findall(r"(?:->|\.)(\w+)", text)} \
        if there else None


def dropped(writer, texts, shape, path):
    """Paths of an input of which neither C nor .ops says anything."""
    s = writer.m.shapes[shape]
    honoured = used(texts, writer.struct(shape))
    if (other := becomes(writer, texts, writer.struct(shape))):
        honoured |= used(texts, other)
    if honoured is None and "." in path:
        return		# one below that is handed on whole
    for name, m in s.get("members", {}).items():
        if "kind" in writer.m.facts.get((shape, name), {}):
            continue
        if generate.snake(name) not in (honoured or ()):
            yield f"{path}.{name}"
        else:
            yield from dropped(writer, texts, m["shape"], f"{path}.{name}")
    for part in "member", "value":
        if part in s:
            yield from dropped(writer, texts, s[part]["shape"], path)


@pytest.mark.parametrize("service", SERVICES)
def test_no_member_of_an_input_is_dropped_unnoticed(service):
    writer, texts = generate.Writer(model_of(service)), [*functions(service)]
    found = sorted(path for name, op in writer.m.operations.items()
                   if "input" in op for path in
                   dropped(writer, texts, op["input"]["shape"], name))
    assert not found, "neither honoured nor in models/*.ops: " + \
        ", ".join(found)
