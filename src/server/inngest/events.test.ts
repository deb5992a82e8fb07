import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { EventType } from "inngest";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { functions } from "./functions";
import { probeEvent } from "./path/probe-event";

interface Contract {
  /** As it is exported; that of a record's entry where there are several of a kind. */
  exported: string;
  name: string;
  data: z.ZodObject;
}

const features = fileURLToPath(new URL("../../features/", import.meta.url));
const isContract = (value: unknown): value is Omit<Contract, "exported"> =>
  typeof value === "function" && "data" in value && value.data instanceof z.ZodObject;

const modules = import.meta.glob<Record<string, unknown>>("../../features/*/events.ts", { eager: true });
const contracts: Contract[] = Object.values(modules).flatMap((file) =>
  Object.entries(file).flatMap(([exported, value]) =>
    (isContract(value) ? [value] : Object.values(value ?? {}).filter(isContract)).map(({ name, data }) => ({
      exported,
      name,
      data,
    })),
  ),
);

const triggers = functions.flatMap((fn) => fn.opts.triggers ?? []);
const heard = triggers.flatMap((trigger) => (trigger instanceof EventType ? [trigger] : []));

/** What no function hears of, and why nothing is left to do after it. */
const unheard: Record<string, string> = {
  "assessment/attempt.started": "the clock ends an attempt, and figures count the ended ones",
  "course/changed": "the transaction that changes a course drops its cached pages",
  "course/team-changed":
    "the transaction that changes a team drops the cached pages, and an invitation has an event of its own",
  "enrollment/reset": "the new enrollment is a row that its page reads, and triggers note it for the figures",
  "enrollment/version-changed": "a move tells its students on their next page, and triggers note it for the figures",
  "instructor/applied": "admins find applications on a page of their own",
};

const sources = readdirSync(features, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/events(-of-others)?\.ts$/.test(file))
  .map((file) => readFileSync(`${features}${file}`, "utf8"));

const fieldsOf = ({ shape }: z.ZodObject) =>
  Object.entries(shape).map(([field, schema]) => [field, z.toJSONSchema(schema as z.ZodType)] as const);

describe("the events of all features", () => {
  it("are found", () => {
    expect(contracts.length).toBeGreaterThan(50);
    expect(heard.length).toBeGreaterThan(50);
  });

  it("have a name each, in the form of subject/what-happened", () => {
    const names = contracts.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    for (const name of names) expect(name).toMatch(/^[a-z-]+\/[a-z-]+(\.[a-z-]+)?$/);
  });

  it.each(contracts.map(({ exported }) => exported))("%s is sent somewhere", (exported) => {
    const call = new RegExp(`\\b${exported}(?:\\[\\w+\\])?\\(`);
    expect(sources.some((text) => call.test(text))).toBe(true);
  });

  it("are heard by a function, or say why not", () => {
    const names = new Set<string>(heard.map(({ name }) => name));
    const unheardNow = contracts.map(({ name }) => name).filter((name) => !names.has(name));
    expect(unheardNow.sort()).toEqual(Object.keys(unheard).sort());
  });

  it("survive the way through JSON as they are: a contract has no default and no transform", () => {
    for (const { data } of contracts) expect(() => z.toJSONSchema(data, { io: "input" })).not.toThrow();
    for (const { data } of contracts)
      expect(z.toJSONSchema(data, { io: "output" }).properties).toEqual(
        z.toJSONSchema(data, { io: "input" }).properties,
      );
  });
});

describe("what functions hear of", () => {
  it("is an event with a contract, except for the probe of the path itself", () => {
    const named = triggers.flatMap((trigger) =>
      !(trigger instanceof EventType) && typeof trigger.event === "string" ? [trigger.event] : [],
    );
    expect(named).toEqual([probeEvent]);
  });

  it.each(heard.map((trigger) => [trigger.name, trigger.schema] as const))(
    "%s is as its sender has it",
    (name, schema) => {
      const sent = contracts.find((contract) => contract.name === name);
      expect(schema).toBeInstanceOf(z.ZodObject);
      expect(sent && fieldsOf(sent.data)).toEqual(expect.arrayContaining(fieldsOf(schema as z.ZodObject)));
    },
  );
});

// The browser test of it has the runner look each second.
it("what is due to be published is looked for each minute", () => {
  const publishDue = functions.find(({ opts }) => opts.id === "authoring.publish-due");
  expect(publishDue?.opts.triggers).toEqual([{ cron: "* * * * *" }]);
});
