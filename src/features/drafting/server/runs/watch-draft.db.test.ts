import { expect, it } from "vitest";
import { uuidV7 } from "@/lib/uuid-v7";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import { tellWatchers } from "./draft-channel";
import type { DraftEvent } from "./watch-draft";

const database = testDatabase();

async function watched() {
  const deps = depsOf(database.db, actorOf(await aPerson(database.db, { role: "INSTRUCTOR" })), aClock());
  const draftId = uuidV7();
  const over = new AbortController();
  const { drafting } = createCaller(deps, { signal: over.signal });
  await drafting.create({ draftId });
  const watch = async () => {
    const events = (await drafting.watch({ draftId }))[Symbol.asyncIterator]();
    return async (): Promise<DraftEvent | "end"> => {
      const { value, done } = await events.next();
      return done ? "end" : value;
    };
  };
  return { draftId, next: await watch(), watch, stop: () => over.abort() };
}

it("tells whoever watches how a draft is, then what happens in it, of a text the last word alone, and ends when they leave", async () => {
  const { draftId, next, watch, stop } = await watched();
  expect(await next()).toMatchObject({ type: "state", stages: [{ stage: "outline", state: "none" }, {}, {}, {}, {}] });
  const [unitId, other] = [uuidV7(), uuidV7()];
  const waiting = next();
  await tellWatchers(database.db, draftId, [{ type: "text", unitId, index: 0, text: "The" }]);
  expect(await waiting).toEqual({ type: "text", unitId, index: 0, text: "The" });
  // Someone else who watches, and keeps up: what has come to them has come to this process.
  const nextOfOther = await watch();
  await nextOfOther();
  await tellWatchers(database.db, draftId, [
    { type: "text", unitId, index: 0, text: "The moon" },
    { type: "text", unitId, index: 0, text: "The moon pulls" },
    { type: "text", unitId: other, index: 1, text: "x" },
  ]);
  await tellWatchers(database.db, uuidV7(), [{ type: "state" }]);
  await tellWatchers(database.db, draftId, [{ type: "state" }, { type: "state" }]);
  let heard = await nextOfOther();
  while (heard !== "end" && heard.type !== "state") heard = await nextOfOther();
  expect(await next()).toEqual({ type: "text", unitId, index: 0, text: "The moon pulls" });
  expect(await next()).toMatchObject({ type: "text", unitId: other });
  expect(await next()).toMatchObject({ type: "state" });
  stop();
  expect(await next()).toBe("end");
});

it("carries text of any length, by its end", async () => {
  const { draftId, next, stop } = await watched();
  await next();
  const text = `begin ${'ß”\n"'.repeat(4_000)} end`;
  await tellWatchers(database.db, draftId, [{ type: "text", unitId: uuidV7(), index: 0, text }]);
  const heard = await next();
  expect(heard).toMatchObject({ type: "text", text: expect.stringMatching(/^….* end$/s) });
  stop();
});
