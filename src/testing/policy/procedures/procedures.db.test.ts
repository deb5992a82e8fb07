import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setVariable } from "@/env/server";
import { type Actor, guest } from "@/policy/actor";
import { loadActor } from "@/server/auth/load-actor";
import type { Db } from "@/server/db/client";
import { allProcedures } from "@/testing/all-procedures";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { depsOf } from "@/testing/deps-of";
import { leastInput } from "@/testing/likely-input";
import { furtherInputs } from "../canaries/further-inputs";
import { Letters } from "../canaries/letters";
import { moreThings, type Things } from "../canaries/more-things";
import { plantCanaries } from "../canaries/plant";
import { Sightings } from "../canaries/sightings";
import { callProcedure, isRefusal, type Outcome } from "./call";
import { ids, inputs } from "./inputs";
import { type Column, columns } from "./people";
import { type RolledBack, rolledBack } from "./rolled-back";
import { type Cell, type Row, readRows } from "./rows";
import { type Scene, theScene } from "./scene";
import { accounts } from "./tables/accounts";
import { authoring } from "./tables/authoring";
import { beside } from "./tables/beside";
import { drafting } from "./tables/drafting";
import { learning } from "./tables/learning";

const rows = [accounts, authoring, drafting, learning, beside].flatMap(readRows);

const database = testDatabase();
const clock = aClock("2026-11-20T12:00:00Z");
let calls: RolledBack;
let actors: Record<Column, Actor>;
let known: ReadonlyMap<string, unknown>;
let scene: Scene;
let byHand: Readonly<Record<string, object>>;
let things: Things;
let sightings: Sightings;
let letters: Letters;

beforeAll(async () => {
  setVariable("AUTH_SECRET", "0".repeat(40));
  // Passkeys belong to a domain.
  setVariable("APP_URL", "https://learn.example");
  scene = await theScene(database.db, clock);
  things = { ...scene, ...(await moreThings(database.db, clock, scene)) };
  sightings = new Sightings(await plantCanaries(database.db, things));
  // A model, so that starting it gets as far as it may. Nothing listens there, and no call of the table asks it.
  setVariable("OPENAI_API_KEY", "none");
  setVariable("OPENAI_BASE_URL", "http://127.0.0.1:9");
  known = ids(scene);
  byHand = inputs(scene);
  const found: [Column, Actor][] = [];
  for (const column of columns) {
    const sessionId = column === "guest" ? null : scene.people[column].sessionId;
    found.push([column, sessionId ? await loadActor(database.db, sessionId, clock.now()) : guest]);
  }
  actors = Object.fromEntries(found) as Record<Column, Actor>;
  calls = await rolledBack(database.url);
  letters = await Letters.of(database.db, scene.people);
}, 120_000);
afterAll(() => calls?.end());

it("there is a row for each procedure, and a procedure for each row", () => {
  expect(rows.map(({ path }) => path).sort()).toEqual([...allProcedures.keys()].sort());
});

it("each input by hand is one of a procedure", () => {
  expect(Object.keys(byHand).filter((path) => !allProcedures.has(path))).toEqual([]);
});

/** What the procedure answers to each person, who all find the same scene. */
async function outcomesOf(path: string): Promise<Partial<Record<Column, Outcome>>> {
  const { inputs: asked } = allProcedures.get(path)?._def ?? { inputs: [] };
  const least = asked.length > 0 ? leastInput(asked, known) : undefined;
  const outcomes: Partial<Record<Column, Outcome>> = {};
  for (const column of columns)
    outcomes[column] = await calls.run(() => ask(path, column, least && { ...least, ...byHand[path] }));
  return outcomes;
}

/** Asks within a call that is taken back, and listens for canaries in what it says and in what it writes to people. */
async function ask(path: string, column: Column, input: unknown): Promise<Outcome> {
  // Each from a network of their own, for some limits count by it.
  const deps = { ...depsOf(calls.db, actors[column], clock), ip: `192.0.2.${columns.indexOf(column) + 1}` };
  const outcome = await callProcedure(deps, path, input, (said) => leaks.push(...sightings.listen(column, path, said)));
  if (allProcedures.get(path)?._def.type === "mutation")
    for (const letter of await letters.written(calls.db)) leaks.push(...sightings.listen(letter.to, path, letter.text));
  return outcome;
}

let leaks: string[] = [];
beforeEach(() => {
  leaks = [];
});

const cellOf = (outcome: Outcome): Cell => (outcome !== "done" && isRefusal(outcome) ? outcome : "let in");

describe.each(rows.map((row): [string, Row] => [row.path, row]))("%s", (path, { cells, nobody }) => {
  it("answers each person as the table says", async () => {
    const outcomes = await outcomesOf(path);
    const found = Object.entries(outcomes).map(([column, outcome]) => [column, cellOf(outcome)]);
    expect(Object.fromEntries(found)).toEqual(cells);
    // An input that leads nowhere for anyone shows little of who may do it.
    expect(Object.values(outcomes).includes("done")).toBe(nobody === null);
    expect(leaks).toEqual([]);
  });
});

describe("what else can be asked for shows no one what is not theirs", () => {
  it.each(Object.entries(furtherInputs))("%s", async (path, inputsOf) => {
    for (const further of inputsOf(things)) {
      const input = { ...leastInput(allProcedures.get(path)?._def.inputs ?? [], known), ...byHand[path], ...further };
      for (const column of columns) await calls.run(() => ask(path, column, input));
    }
    expect(leaks).toEqual([]);
  });
});

it("whoever may be shown a canary is shown it somewhere", () => {
  expect(sightings.missed()).toEqual([]);
});

describe("what ends a thing of one's own", () => {
  const owned = {
    "media.deleteFile": (db: Db) => db.storedFile.count({ where: { id: scene.fileId } }),
    "media.cancelUpload": (db: Db) => db.uploadedContent.count({ where: { id: scene.uploadId, state: "PENDING" } }),
    "notebook.removeBookmark": (db: Db) => db.bookmark.count({ where: { id: scene.bookmarkId, deletedAt: null } }),
  };
  it.each(Object.entries(owned))("leaves someone else's where it is: %s", async (path, count) => {
    for (const column of ["otherInstructor", "admin"] as const)
      await calls.run(async () => {
        const input = leastInput(allProcedures.get(path)?._def.inputs ?? [], known);
        expect(await callProcedure(depsOf(calls.db, actors[column], clock), path, input)).toBe("done");
        expect(await count(calls.db)).toBe(1);
      });
  });
});
