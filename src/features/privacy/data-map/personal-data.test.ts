import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { columnsOf, dataTopics, type PersonalModel } from "./fate";
import { impersonalModels, personalModels } from "./personal-data";

const folder = fileURLToPath(new URL("../../../../prisma/schema/", import.meta.url));
const schema = readdirSync(folder)
  .map((file) => readFileSync(`${folder}${file}`, "utf8"))
  .join("\n");

interface Model {
  name: string;
  table: string;
  columns: string[];
  /** Columns of foreign keys to User. */
  people: string[];
}

const names = new Set([...schema.matchAll(/^model (\w+) \{/gm)].map(([, name]) => name));
const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)\n\}/gm)].map(([, name = "", body = ""]): Model => {
  const lines = body.split("\n").map((line) => line.trim());
  const columnByField = new Map<string, string>();
  for (const line of lines) {
    const field = /^(\w+)\s+(\w+)(\[\])?\??/.exec(line);
    if (field?.[1] && field[2] && !names.has(field[2]))
      columnByField.set(field[1], /@map\("(\w+)"\)/.exec(line)?.[1] ?? field[1]);
  }
  const people = lines.flatMap((line) => {
    const key = /^\w+\s+User\??\s+@relation\(.*fields: \[(\w+)\]/.exec(line)?.[1];
    return key ? [columnByField.get(key) ?? key] : [];
  });
  return { name, table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name, columns: [...columnByField.values()], people };
});

const personal: Record<string, PersonalModel> = personalModels;
const impersonal: Record<string, readonly string[]> = impersonalModels;

it("reads the schema", () => {
  expect(models.length).toBeGreaterThan(80);
  expect(models.find(({ name }) => name === "Review")).toMatchObject({
    table: "review",
    people: ["user_id", "decided_by_id"],
  });
});

it("says of every model whether it is personal, and of none that is gone", () => {
  const known = [...Object.keys(personal), ...Object.keys(impersonal)].sort();
  expect(known).toEqual(models.map(({ name }) => name).sort());
});

const fates = models.flatMap((model) => {
  const fate = personal[model.name];
  return fate ? [{ ...model, fate }] : [];
});

it.each(fates)("has each column of $name in the export, or a reason why not", ({ table, columns, fate }) => {
  const withheld = Object.values(fate.withheld ?? {}).flatMap(columnsOf);
  expect([...columnsOf(fate.exported), ...withheld].sort()).toEqual([...columns].sort());
  expect(fate.table).toBe(table);
  expect(dataTopics).toContain(fate.topic);
  expect(columns.includes("id") || fate.order !== undefined).toBe(true);
  const changed = typeof fate.leaving === "object" ? Object.keys(fate.leaving) : [];
  expect(columns).toEqual(expect.arrayContaining(changed));
});

it.each(models.filter(({ name }) => !personal[name]))("names every column of $name that leads to a person", (model) => {
  expect([...(impersonal[model.name] ?? [])].sort()).toEqual([...model.people].sort());
});

it("exports nothing whose name says that it is secret", () => {
  const exported = Object.values(personal).flatMap(({ table, exported }) =>
    columnsOf(exported).map((column) => `${table}.${column}`),
  );
  const suspicious = exported.filter((column) =>
    /\.\w*(hash|token|secret|password|moderation|_by_id|storage_key)/.test(column),
  );
  expect(suspicious.sort()).toEqual([
    "ai_request.input_tokens",
    "ai_request.output_tokens",
    "course_template.created_by_id",
    "invite.accepted_by_id",
    "uploaded_content.content_hash",
  ]);
});
