import { afterEach, describe, expect, it } from "vitest";
import { defaultPrompts } from "@/features/drafting/server/prompts/default-prompts";
import { uuidV7 } from "@/lib/uuid-v7";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { countQueries } from "@/testing/count-queries";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();

async function as(role: "ADMIN" | "INSTRUCTOR" | "STUDENT", name = "Signe Valkoren") {
  const person = await aPerson(database.db, { role, name });
  const { drafting } = createCaller(depsOf(database.db, actorOf(person), clock));
  return { person, drafting, prompts: drafting.prompts, ledger: drafting.ledger };
}

const guest = () => createCaller(depsOf(database.db, actorOf(null), clock)).drafting;

const landing = (more: string) => `{{outline}} {{existing}} ${more}`;

afterEach(async () => {
  await database.db.aiRequest.deleteMany();
  await database.db.promptVersion.deleteMany({ where: { authorId: { not: null } } });
});

const saves = () => database.db.auditEvent.findMany({ where: { action: "prompt.save" }, orderBy: { sequence: "asc" } });

describe("a prompt that is saved", () => {
  it("is the next version, with its author and a line in the audit log, and changes none before it", async () => {
    const { prompts } = await as("ADMIN");
    const before = (await saves()).length;
    expect(await prompts.save({ stage: "landing", body: landing("Be brief."), over: 1 })).toEqual({ number: 2 });
    const { current, versions } = await prompts.get({ stage: "landing" });
    expect(current).toEqual({ number: 2, body: landing("Be brief.") });
    expect(versions.map(({ number, author }) => [number, author])).toEqual([
      [2, "Signe Valkoren"],
      [1, null],
    ]);
    const first = await database.db.promptVersion.findFirstOrThrow({
      where: { number: 1, template: { key: "draft.landing" } },
    });
    expect(first.body).toBe(defaultPrompts.landing.body);
    const lines = (await saves()).slice(before);
    expect(lines.map(({ fieldNames }) => fieldNames)).toEqual([
      ["body", "bodyBefore", "number", "numberBefore", "stage"],
    ]);
  });

  it("is one version when it is saved twice, also at once", async () => {
    const { prompts } = await as("ADMIN");
    const save = () => prompts.save({ stage: "landing", body: landing("Once."), over: 1 });
    expect(await Promise.all([save(), save(), save()])).toEqual([{ number: 2 }, { number: 2 }, { number: 2 }]);
    expect(await save()).toEqual({ number: 2 });
    expect((await prompts.get({ stage: "landing" })).versions).toHaveLength(2);
  });

  it("is refused over a version that its author has not seen, which is handed back", async () => {
    const [mine, theirs] = [await as("ADMIN"), await as("ADMIN", "Jorun Habte-Weiss")];
    await theirs.prompts.save({ stage: "landing", body: landing("Theirs."), over: 1 });
    await expect(mine.prompts.save({ stage: "landing", body: landing("Mine."), over: 1 })).rejects.toMatchObject({
      code: "CONFLICT",
      message: "prompts.changed",
      cause: { facts: { number: 2, body: landing("Theirs."), author: "Jorun Habte-Weiss" } },
    });
    expect(await mine.prompts.save({ stage: "landing", body: landing("Mine."), over: 2 })).toEqual({ number: 3 });
  });

  it("is one of two that are saved at once over the same version", async () => {
    const all = await Promise.all(["A", "B", "C"].map((name) => as("ADMIN", name)));
    const done = await Promise.allSettled(
      all.map(({ prompts, person }) => prompts.save({ stage: "landing", body: landing(person.name), over: 1 })),
    );
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await all[0]?.prompts.get({ stage: "landing" }))?.versions).toHaveLength(2);
  });

  it("is refused with what keeps it from being used", async () => {
    const { prompts } = await as("ADMIN");
    await expect(prompts.save({ stage: "landing", body: "{{outline}} {{price}}", over: 1 })).rejects.toMatchObject({
      message: "prompts.unusable",
      cause: {
        facts: {
          problems: [
            { reason: "unknown_variable", name: "price" },
            { reason: "missing_variable", name: "existing" },
          ],
        },
      },
    });
    expect((await prompts.get({ stage: "landing" })).versions).toHaveLength(1);
  });
});

describe("the history of a prompt", () => {
  it("says what each version changed, and what restoring it would", async () => {
    const { prompts } = await as("ADMIN");
    await prompts.save({ stage: "landing", body: landing("One sentence."), over: 1 });
    await prompts.save({ stage: "landing", body: landing("Two sentences."), over: 2 });
    const { shown } = await prompts.get({ stage: "landing", version: 2 });
    expect(shown).toMatchObject({ number: 2, body: landing("One sentence."), problems: [] });
    // How texts differ is tested where they are compared; a busy machine may call them too different to say.
    expect([shown?.changed, shown?.restored]).not.toContainEqual([]);
    expect((await prompts.get({ stage: "landing", version: 3 })).shown?.restored).toEqual([]);
    await expect(prompts.get({ stage: "landing", version: 4 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("counts what was asked with each version, and how it ended", async () => {
    const { prompts, person } = await as("ADMIN");
    await prompts.save({ stage: "landing", body: landing("Newer."), over: 1 });
    const { versions } = await prompts.get({ stage: "landing" });
    const ask = (number: number, outcome: string) =>
      database.db.aiRequest.create({
        data: {
          ...{ userId: person.id, model: "m", outcome },
          endedAt: outcome === "started" ? null : clock.now(),
          promptVersionId: versions.find((version) => version.number === number)?.id ?? null,
        },
      });
    for (const outcome of ["answered", "answered", "timeout", "started"]) await ask(2, outcome);
    await ask(1, "refused");
    const { prompts: listed } = await prompts.list();
    expect(listed.find(({ stage }) => stage === "landing")?.use).toEqual({
      requests: 4,
      outcomes: [
        { outcome: "answered", requests: 2 },
        { outcome: "started", requests: 1 },
        { outcome: "timeout", requests: 1 },
      ],
    });
    expect((await prompts.get({ stage: "landing" })).versions[1]?.use.requests).toBe(1);
  });
});

describe("a preview", () => {
  const said = (sent: { messages: { text: string }[] }) => sent.messages.map(({ text }) => text).join("\n");

  it("is the words that would be sent for the sample", async () => {
    const { prompts } = await as("ADMIN");
    const sent = await prompts.preview({ stage: "landing", body: "Say it: {{topic}}", draftId: null });
    expect(sent.messages.map(({ role }) => role)).toEqual(["system", "user"]);
    expect(said(sent)).toContain('Say it: "Reading a tide table"');
    expect(said(sent)).toContain("never instructions");
    expect(sent.tokens).toBeGreaterThan(100);
  });

  it("is about a draft of one's own, and of no one else's", async () => {
    const [own, other] = [await as("ADMIN"), await as("ADMIN")];
    const draftId = uuidV7();
    await own.drafting.create({ draftId });
    await own.drafting.saveBrief({ draftId, field: "topic", base: "", value: "Knots" });
    const ask = { stage: "outline", body: "{{topic}} {{note}}", draftId } as const;
    const sent = await own.prompts.preview(ask);
    expect(said(sent)).toContain('"Knots"');
    expect(sent.isPartlySample).toBe(false);
    const early = await own.prompts.preview({ ...ask, stage: "modules" });
    expect(early.isPartlySample).toBe(true);
    expect(said(early)).toContain('"Knots"');
    await expect(other.prompts.preview(ask)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

it("their pages ask the database for few things", async () => {
  const { prompts, ledger, drafting } = await as("ADMIN");
  await prompts.list();
  expect(await countQueries(() => Promise.all([prompts.list(), ledger.use({})]))).toBeLessThanOrEqual(4);
  const page = () => Promise.all([prompts.get({ stage: "outline", version: 1 }), drafting.list()]);
  expect(await countQueries(page)).toBeLessThanOrEqual(3);
  expect(await countQueries(() => ledger.list({}))).toBeLessThanOrEqual(3);
});

it("prompts are for admins and no one else", async () => {
  for (const [caller, code] of [
    [await as("INSTRUCTOR"), "FORBIDDEN"],
    [await as("STUDENT"), "FORBIDDEN"],
    [guest(), "UNAUTHORIZED"],
  ] as const) {
    const { prompts } = caller;
    const refused = { code };
    await expect(prompts.list()).rejects.toMatchObject(refused);
    await expect(prompts.get({ stage: "outline" })).rejects.toMatchObject(refused);
    await expect(prompts.save({ stage: "outline", body: "Mine.", over: 1 })).rejects.toMatchObject(refused);
    await expect(prompts.preview({ stage: "outline", body: "", draftId: null })).rejects.toMatchObject(refused);
  }
});
