import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import source from "./source-schema.json" with { type: "json" };

const schemaFolder = new URL("../../../prisma/schema/", import.meta.url);
const schema = readdirSync(schemaFolder)
  .map((name) => readFileSync(new URL(name, schemaFolder), "utf8"))
  .join("\n");
const migrationsFolder = new URL("../../../prisma/migrations/", import.meta.url);
const migrations = readdirSync(migrationsFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => readFileSync(new URL(`${name}/migration.sql`, migrationsFolder), "utf8"))
  .join("\n");
const decision = readFileSync(new URL("../../../docs/decisions/0001-schema.md", import.meta.url), "utf8");

const models = new Map(
  [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)].map(([, name = "", body = ""]) => [
    name,
    {
      fields: new Set([...body.matchAll(/^\s+(\w+)\s+\w/gm)].map(([, field = ""]) => field)),
      indexes: [
        ...[...body.matchAll(/@@(?:index|unique|id)\(\[([^\]]*)\]/g)].map(([, columns = ""]) =>
          columns.split(",").map((c) => c.trim()),
        ),
        ...[...body.matchAll(/^\s+(\w+)\s.*@(?:unique|id)\b/gm)].map(([, field = ""]) => [field]),
      ],
    },
  ]),
);

/** Rows of the decision's tables: what of the source is where. */
const rows = new Map(
  [...decision.matchAll(/^\| (\S+\.\S+(?: (?:check|unique|index) [^|]+?)?) \| ([^|]*) \|/gm)].map(
    ([, key = "", here = ""]) => [key, here.trim()],
  ),
);
const named = (here: string): string[] => [...here.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);

const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The names a field of the source may have here without a row of its own. */
function sameNames(field: string): string[] {
  const plain = camel(field);
  const names = [plain, `${plain}Id`, `${plain}At`, `is${plain.charAt(0).toUpperCase()}${plain.slice(1)}`];
  if (field.endsWith("_date")) names.push(camel(`${field.slice(0, -5)}_at`));
  if (["created_date", "created_at", "timestamp"].includes(field)) names.push("createdAt");
  if (["updated_date", "updated_at"].includes(field)) names.push("updatedAt");
  if (field === "order") names.push("position");
  return names;
}

const existsHere = (path: string): boolean => {
  const [model = "", field = ""] = path.split(".");
  return models.get(model)?.fields.has(field) ?? false;
};

const entries = Object.entries(source.models);

describe("every field of the source", () => {
  it("is counted: 67 models, 642 fields, 45 constraints, 146 indexes", () => {
    const count = (of: (model: (typeof entries)[number][1]) => number) =>
      entries.reduce((sum, [, model]) => sum + of(model), 0);
    expect([
      entries.length,
      count((m) => m.fields.length),
      count((m) => m.constraints.length),
      count((m) => m.indexes.length),
    ]).toEqual([67, 642, 45, 146]);
  });

  it.each(entries)("of %s is here or in the decision", (name, { here, fields }) => {
    const lost = fields.filter((field) => {
      if (rows.has(`${name}.${field}`)) return false;
      return !here.some((model) => sameNames(field).some((same) => existsHere(`${model}.${same}`)));
    });
    expect(lost).toEqual([]);
  });
});

describe("every constraint and index of the source", () => {
  it.each(entries)("of %s is here or in the decision", (name, { here, constraints, indexes }) => {
    const lost = [...constraints, ...indexes].filter(
      (entry) => !rows.has(`${name} ${entry}`) && !isCovered(name, here, entry),
    );
    expect(lost).toEqual([]);
  });

  function isCovered(name: string, here: readonly string[], entry: string): boolean {
    const columns = (/\[(.*)\]/.exec(entry)?.[1] ?? "").split(",").map((column) => column.trim().replace(/^-/, ""));
    const places = columns.map((column) => named(rows.get(`${name}.${column}`) ?? ""));
    const candidates = new Set([...here, ...places.flat().map((path) => path.split(".")[0] ?? "")]);
    return [...candidates].some((model) =>
      models.get(model)?.indexes.some((index) => {
        const lead = index.slice(0, columns.length);
        return (
          lead.length === columns.length &&
          columns.every((column, at) => {
            const known = (places[at] ?? []).map((path) => path.split(".")[1] ?? "");
            return (known.length > 0 ? known : sameNames(column)).some((field) => lead.includes(field));
          })
        );
      }),
    );
  }
});

it("the decision names nothing that does not exist", () => {
  const wrong = [...rows].flatMap(([key, here]) => {
    if (here === "gone") return [];
    const names = named(here);
    if (names.length === 0) return [key];
    return names.filter((name) => (name.includes(".") ? !existsHere(name) : !migrations.includes(`"${name}"`)));
  });
  expect(wrong).toEqual([]);
});

it("the decision says nothing of what the source never had", () => {
  const known = new Set(
    entries.flatMap(([name, { fields, constraints, indexes }]) => [
      ...fields.map((field) => `${name}.${field}`),
      ...[...constraints, ...indexes].map((entry) => `${name} ${entry}`),
    ]),
  );
  expect([...rows.keys()].filter((key) => !known.has(key))).toEqual([]);
});
