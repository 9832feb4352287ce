"""The OpenAPI document of /_keyturn/, out of models/keyturn.json.

What models/generate writes to docs/openapi.json, and keyturn serves at
/_keyturn/openapi.json.  AWS's own protocols are not in it; any operation of
theirs is at /_keyturn/call/, in plain JSON.
"""
import json
import re

TYPES = {"integer": "integer", "long": "integer", "double": "number",
         "float": "number", "string": "string", "boolean": "boolean",
         "blob": "string"}
PLACES = {"uri": "path", "querystring": "query"}
ABOUT = """\
How a keyturn that serves is administered, and told from: a local AWS Secrets \
Manager and RDS, for tests. Only for who means that machine: a foreign Host or \
Origin is refused. A GET changes nothing. Times are by keyturn's clock, in ISO \
8601; where there is nothing to say, a member is absent. A member or a query that \
is not known is refused."""
CALL = """\
One operation of {title}, with AWS's names of members, in plain JSON both ways, \
whatever protocol AWS has for it. The account is the one of --account and the \
region that of --region, unless the request is signed: then by 12 digits as access \
key id, and for a region."""


def described(value, text):
    return {**value, "description": text} if text else value


class Document:
    """Of a model (models/generate), and of the services that may be called:
    {name: (title, names of operations)}."""

    def __init__(self, model, services):
        self.m = model
        self.services = services
        self.schemas = {"Error": {
            "type": "object", "required": ["code", "message"],
            "properties": {
                "code": {"type": "string",
                         "description": "ValidationException, say."},
                "message": {"type": "string"}}}}

    def schema(self, name, given=False):
        """Of a shape; a structure by its name in components."""
        s = self.m.shapes[name]
        kind = s["type"]
        if kind == "structure":
            if name not in self.schemas:
                self.schemas[name] = None	# it may have itself below it
                self.schemas[name] = self.structure(name, s["members"], given)
            return {"$ref": f"#/components/schemas/{name}"}
        if kind == "list":
            return {"type": "array",
                    "items": self.schema(s["member"]["shape"], given)}
        if kind == "map":
            return {"type": "object", "additionalProperties":
                    self.schema(s["value"]["shape"], given)}
        found = {"type": TYPES[kind]}
        if "enum" in s:
            found["enum"] = s["enum"]
        low, high = ("minLength", "maxLength") if kind == "string" else \
            ("minimum", "maximum")
        for bound, key in ("min", low), ("max", high):
            if bound in s:
                found[key] = s[bound]
        return found

    def structure(self, name, members, given):
        found = {"type": "object", "properties": {
            n: described(self.schema(m["shape"], given),
                         m.get("documentation")) for n, m in members.items()}}
        if given:
            found["additionalProperties"] = False
            required = [n for n in self.m.shapes[name].get("required", ())
                        if n in members]
            if required:
                found["required"] = required
        return found

    def parameter(self, shape, name, m):
        of_many = "{" + m["locationName"] + "+}" in self.uri
        text = m.get("documentation", "")
        if of_many:
            text = (text + " Slashes in it may stand as they are.").strip()
        return described({
            "name": m["locationName"], "in": PLACES[m["location"]],
            "required": m["location"] == "uri" or
            name in self.m.shapes[shape].get("required", ()),
            "schema": self.schema(m["shape"], True)}, text)

    def body(self, shape):
        members = {n: m for n, m in self.m.shapes[shape]["members"].items()
                   if "location" not in m}
        if not members:
            return {}
        if len(members) == len(self.m.shapes[shape]["members"]):
            schema = self.schema(shape, True)
        else:
            schema = self.structure(shape, members, True)
        return {"requestBody": {
            "required": bool(self.m.shapes[shape].get("required")),
            "content": {"application/json": {"schema": schema}}}}

    def responses(self, op):
        if "output" in op:
            answer = {"application/json": {
                "schema": self.schema(op["output"]["shape"])}}
        elif "answers" in op:		# it is no JSON
            answer = {kind: {"schema": {"type": "string"}}
                      for kind in op["answers"].split(", ")}
        else:
            answer = {"application/json": {"schema": {
                "type": "object", "additionalProperties": False}}}
        found = {"200": {"description": "It was done.", "content": answer}}
        for error in op.get("errors", ()):
            e = self.m.shapes[error["shape"]]
            found[str(e["error"]["httpStatusCode"])] = self.refusal(
                error["shape"])
        found["default"] = {"$ref": "#/components/responses/Refused"}
        return found

    def refusal(self, text):
        return {"description": text, "content": {"application/json": {
            "schema": {"$ref": "#/components/schemas/Error"}}}}

    def operation(self, name, op):
        self.uri = op["http"]["requestUri"]
        found = {"operationId": name, "summary": op["documentation"]}
        if "input" in op:
            shape = op["input"]["shape"]
            parameters = [
                self.parameter(shape, n, m) for n, m in
                self.m.shapes[shape]["members"].items() if "location" in m]
            if parameters:
                found["parameters"] = parameters
            found.update(self.body(shape))
        found["responses"] = self.responses(op)
        return found

    def call(self, service, title, operations):
        anything = {"application/json": {"schema": {"type": "object"}}}
        return {"post": {
            "operationId": f"Call-{service}",
            "summary": f"One operation of {title}.",
            "description": CALL.format(title=title),
            "parameters": [{
                "name": "operation", "in": "path", "required": True,
                "schema": {"type": "string", "enum": operations}}],
            "requestBody": {"required": False, "content": anything},
            "responses": {
                "200": {"description": "What AWS's would answer.",
                        "content": anything},
                "default": {"$ref": "#/components/responses/Refused"}}}}

    def paths(self):
        found = {}
        for name, op in self.m.operations.items():
            path = re.sub(r"\+}", "}", op["http"]["requestUri"])
            found.setdefault(path, {})[op["http"]["method"].lower()] = \
                self.operation(name, op)
        for service, (title, operations) in self.services.items():
            found[f"/_keyturn/call/{service}/{{operation}}"] = \
                self.call(service, title, operations)
        return dict(sorted(found.items()))

    def document(self):
        paths = self.paths()
        return {
            "openapi": "3.1.0",
            "info": {"title": "keyturn",
                     "version": self.m.meta["apiVersion"],
                     "description": ABOUT},
            "servers": [{"url": "/"}],
            "paths": paths,
            "components": {
                "schemas": dict(sorted(self.schemas.items())),
                "responses": {"Refused": self.refusal(
                    "It was refused, or failed: the status says which, and "
                    "the text why.")}}}


def text(model, services):
    return json.dumps(Document(model, services).document(), indent=1,
                      ensure_ascii=False) + "\n"
