import { beforeEach, describe, expect, it } from "vitest";
import { stages } from "@/features/drafting/suggestions";
import { testDatabase } from "@/testing/database";
import { aPerson } from "@/testing/factories/person";
import { currentPrompt } from "./current-prompt";
import { defaultPrompts } from "./default-prompts";
import { ensurePrompts } from "./ensure-prompts";

const database = testDatabase();
const at = new Date("2026-03-02T09:00:00.000Z");

const shippedWith = (body: string) => ({ ...defaultPrompts, outline: { ...defaultPrompts.outline, body } });

const versions = async () =>
  (
    await database.db.promptVersion.findMany({
      where: { template: { key: "draft.outline" } },
      orderBy: { number: "asc" },
      select: { number: true, body: true },
    })
  ).map(({ number, body }) => [number, body]);

const shipped = defaultPrompts.outline.body;

beforeEach(async () => {
  await database.db.promptVersion.deleteMany();
  await database.db.promptTemplate.deleteMany();
});

describe("the prompts that the product ships", () => {
  it("are there for each stage as soon as one is asked for", async () => {
    for (const stage of stages) {
      const { number, body } = await currentPrompt(database.db, stage);
      expect([number, body]).toEqual([1, defaultPrompts[stage].body]);
    }
    expect(await database.db.promptTemplate.count()).toBe(stages.length);
  });

  it("are there once, whoever comes first", async () => {
    await Promise.all(
      Array.from({ length: 12 }, () => database.db.$transaction((tx) => currentPrompt(tx, "landing", at))),
    );
    expect(await database.db.promptVersion.count()).toBe(stages.length);
  });

  it("become a new version with a newer release", async () => {
    await ensurePrompts(database.db, at);
    await Promise.all(Array.from({ length: 8 }, () => ensurePrompts(database.db, at, shippedWith("Newer."))));
    expect(await versions()).toEqual([
      [1, shipped],
      [2, "Newer."],
    ]);
  });

  it("are not put back and forth by two releases side by side", async () => {
    await ensurePrompts(database.db, at);
    await ensurePrompts(database.db, at, shippedWith("Newer."));
    await ensurePrompts(database.db, at);
    await ensurePrompts(database.db, at, shippedWith("Newer."));
    expect(await versions()).toHaveLength(2);
    expect((await currentPrompt(database.db, "outline")).body).toBe("Newer.");
  });

  it("leave alone what a person has written", async () => {
    await ensurePrompts(database.db, at);
    const author = await aPerson(database.db, { role: "ADMIN" });
    const template = await database.db.promptTemplate.findUniqueOrThrow({ where: { key: "draft.outline" } });
    await database.db.promptVersion.create({
      data: { templateId: template.id, number: 2, body: "Ours.", authorId: author.id },
    });
    await ensurePrompts(database.db, at, shippedWith("Newer."));
    expect((await currentPrompt(database.db, "outline")).body).toBe("Ours.");
  });
});
