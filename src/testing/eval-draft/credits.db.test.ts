import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setVariable } from "@/env/server";
import { monthOf } from "@/features/drafting/credits";
import { readCredits } from "@/features/drafting/server/credits/read-credits";
import { creditsKey } from "@/features/drafting/server/credits/settings";
import { testDatabase } from "@/testing/database";
import { aDraftOf, anAuthor, runEnded, sourcesRead } from "./author";
import { apiKey } from "./jobs-process";
import { readPlan } from "./plan";
import { Report } from "./report";
import { type Scene, startScene, topicOf } from "./scene";
import { seededIds } from "./seeded-ids";

const database = testDatabase();
const { seed } = readPlan(process.env);
const report = new Report(`Credits that end (EVAL_SEED=${seed})`);
const ids = seededIds(`${seed} credits`);
let scene: Scene;

/** Milliseconds: a new month brings new credits, so that they would not end where it begins during the test. */
const needed = 180_000;

/** Enough for some of the lessons: one puts aside 26,000 tokens before it is asked for, and takes two or three thousand. */
const credits = 33;

beforeAll(async () => {
  const left = monthOf(new Date()).end.getTime() - Date.now();
  if (left < needed) await sleep(left);
  scene = await startScene(database, { pace: "steady" });
  setVariable("OPENAI_API_KEY", apiKey);
  setVariable("OPENAI_MODEL", "scripted");
  await database.db.siteSetting.create({
    data: { key: creditsKey, value: { STANDARD: credits, TRUSTED: credits, PARTNER: credits } },
  });
}, 2 * needed);

afterAll(async () => {
  await scene?.stop();
  setVariable("OPENAI_API_KEY", "");
  setVariable("OPENAI_MODEL", "");
  report.print();
});

describe("an author whose credits end", { timeout: 180_000 }, () => {
  it("never gets beyond them with several drafts at once, and keeps all that was written", async () => {
    const { db } = database;
    const author = await anAuthor(db);
    const { drafting } = author.api;
    const sources = [["tides.en.md"], ["sauerteig.de.md"]] as const;
    const draftIds = await Promise.all(
      sources.map((names, at) => aDraftOf(author, { ids, topic: topicOf(`poor-${at}`), sources: names })),
    );
    await sourcesRead(db, draftIds);
    for (const draftId of draftIds) {
      await drafting.generateOutline({ draftId });
      await drafting.acceptAll({ draftId, stage: "outline" });
    }
    const seen: { used: number; held: number; granted: number }[] = [];
    const look = async () => {
      const { usedTokens, reservedTokens, grantedTokens } = await readCredits(db, author.person.id, new Date());
      seen.push({ used: usedTokens, held: usedTokens + reservedTokens, granted: grantedTokens });
    };
    const looking = setInterval(() => void look(), 20);
    const runs = await Promise.all(
      draftIds.map(async (draftId) => {
        const runId = ids();
        await drafting.startStage({ draftId, runId, stage: "lessons" });
        return runEnded(db, runId);
      }),
    );
    // What has been asked for may come to its end, and be stored: a unit is done a moment after its request.
    const underWay = async () => {
      const requests = await db.aiRequest.findMany({ select: { unitId: true, endedAt: true } });
      const asked = requests.flatMap(({ unitId }) => unitId ?? []);
      const notStored = await db.draftUnit.count({ where: { id: { in: asked }, state: { not: "DONE" } } });
      return requests.filter(({ endedAt }) => endedAt === null).length + notStored;
    };
    await expect.poll(underWay, { timeout: 30_000 }).toBe(0);
    clearInterval(looking);
    await look();

    const states = runs.map(({ state }) => state);
    report.keep("how the runs ended", states.join(", "), states.includes("OUT_OF_CREDITS"));
    const most = Math.max(...seen.map(({ held }) => held));
    report.keep(`most tokens used and put aside, of ${credits * 1_000}`, most, most > 0 && most <= credits * 1_000);
    const rows = await db.aiRequest.findMany({ where: { draftId: { in: draftIds } } });
    const outcomes = rows.map(({ outcome }) => outcome);
    report.keep(
      "requests that were paid for and not broken off",
      outcomes.join(", "),
      outcomes.length > 0 && outcomes.every((outcome) => outcome === "answered"),
    );
    report.keep(
      "requests on the wire, and in the ledger",
      `${scene.wire.exchanges.length}, ${rows.length}`,
      scene.wire.exchanges.length === rows.length,
    );
    const units = await db.draftUnit.findMany({
      where: { run: { draftId: { in: draftIds } } },
      include: { _count: { select: { suggestions: true } } },
    });
    const answered = new Set(rows.map(({ unitId }) => unitId));
    const kept = units.filter(
      ({ id, state, _count }) => answered.has(id) && state === "DONE" && _count.suggestions > 0,
    );
    report.keep(
      "lessons that were answered, and kept",
      `${answered.size}, ${kept.length} of ${units.length}`,
      kept.length === answered.size && kept.length < units.length,
    );
    report.keep(
      "tokens used, and the sum of the ledger",
      `${seen.at(-1)?.used}, ${rows.reduce((sum, row) => sum + row.inputTokens + 4 * row.outputTokens, 0)}`,
      seen.at(-1)?.used === rows.reduce((sum, row) => sum + row.inputTokens + 4 * row.outputTokens, 0),
    );

    await db.siteSetting.update({
      where: { key: creditsKey },
      data: { value: { STANDARD: 5_000, TRUSTED: 5_000, PARTNER: 5_000 } },
    });
    const again = await Promise.all(
      runs.map(async ({ id: runId, draftId }) => {
        await drafting.continueRun({ draftId, runId });
        return runEnded(db, runId);
      }),
    );
    const all = await db.aiRequest.findMany({ where: { draftId: { in: draftIds } }, orderBy: { createdAt: "asc" } });
    report.keep(
      "requests for all lessons, with more credits",
      `${all.length} for ${units.length}`,
      all.length === units.length && again.every(({ state }) => state === "DONE"),
      all.map(({ unitId, outcome }) => `${unitId} ${outcome}`).join("\n"),
    );
  });
});
