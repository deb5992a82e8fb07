import { describe, expect, it } from "vitest";
import { uuidV7 } from "@/lib/uuid-v7";
import { aDraft } from "@/testing/a-draft";
import { testDatabase } from "@/testing/database";
import { lessonsStage } from "./lessons";
import type { DraftInHand, ItemInHand, UnitInHand } from "./stage-of-draft";

const database = testDatabase();

const notes = `# What moves the sea

## The moon

The moon pulls twice as hard as the sun.

## The sun

The sun pulls less because it is far away.
`;

async function aStage() {
  const made = await aDraft(database, { "Notes.md": notes });
  const { courseId, lessons } = await made.acceptOutline();
  const brief = await made.api.drafting.get({ draftId: made.draftId }).then((view) => view.brief);
  const instructorId = made.deps.actor.kind === "person" ? made.deps.actor.id : "";
  const draft: DraftInHand = { draftId: made.draftId, courseId, instructorId, brief, hasSources: true, note: "" };
  const [moon, sun] = lessons;
  if (!moon || !sun) throw new Error("the outline has two lessons");
  const unitOf = ({ lessonId: key, title }: typeof moon, retried: UnitInHand["retried"] = null): UnitInHand => ({
    id: uuidV7(),
    key,
    title,
    retried,
  });
  const write = (lessonId: string, content: string, baseRevision = 0) =>
    made.api.authoring.lesson.saveTexts({ courseId, lessonId, baseRevision, texts: { content } });
  const inHand = async (unit: UnitInHand, index = 0): Promise<ItemInHand> => ({
    draft,
    unit,
    request: await lessonsStage.request(database.db, draft, unit),
    index,
    newId: (name) => name,
    cited: () => null,
  });
  return { ...made, courseId, draft, moon, sun, unitOf, write, inHand };
}

const item = { title: "The pull", markdown: "It pulls.", replaces: null, citations: [] };

describe("writing lessons", () => {
  it("is planned for the lessons that are read, in their order", async () => {
    const { api, draft, courseId, moon, sun, draftId } = await aStage();
    const { suggestions } = await api.drafting.get({ draftId });
    const [module] = suggestions;
    await api.authoring.outline.addLesson({
      courseId,
      moduleId: module?.targetId ?? "",
      lessonId: uuidV7(),
      title: "Questions",
      kind: "assessment",
    });
    expect(await lessonsStage.plan(database.db, draft)).toEqual([
      { key: moon.lessonId, title: "The moon" },
      { key: sun.lessonId, title: "The sun" },
    ]);
  });

  it("of a draft without a course is refused", async () => {
    const { draft } = await aStage();
    await expect(lessonsStage.plan(database.db, { ...draft, courseId: null })).rejects.toMatchObject({
      reason: "drafting.nothing_to_write",
    });
  });

  it("asks with the lesson's plan, its text as numbered blocks, and the passage that its title is from", async () => {
    const { db, draftId, draft, sun, unitOf, write, api } = await aStage();
    const module = (await api.drafting.get({ draftId })).suggestions[0];
    await db.suggestion.create({
      data: {
        draftId,
        stage: "modules",
        targetKind: "module-plan",
        state: "ACCEPTED",
        decidedAt: new Date(),
        content: {
          moduleId: module?.targetId,
          description: "",
          lessons: [{ lessonId: sun.lessonId, plan: "Why the sun pulls less." }],
          suggested: null,
        },
      },
    });
    await write(sun.lessonId, "## By hand\n\nMy words.\n");
    const request = await lessonsStage.request(db, draft, unitOf(sun));
    expect(request.variables.plan).toBe("Why the sun pulls less.");
    expect(request.variables.lesson).toContain('Lesson 1.2 "The sun" of the module "What moves the sea"');
    expect(request.variables.existing).toMatch(/^Block \d{4}:\n## By hand\n\nBlock \d{4}:\nMy words\.$/);
    expect(request.passages.map(({ text }) => text)).toContain("The sun pulls less because it is far away.");
    expect(await lessonsStage.request(db, draft, unitOf(sun))).toEqual(request);
  });

  it("makes of an item a block for that lesson, with its Markdown cleaned", async () => {
    const { moon, unitOf, inHand } = await aStage();
    const made = lessonsStage.suggest(
      { ...item, title: " The\npull ", markdown: "# Title\n\n<b>It</b> pulls. ![x](https://evil.example/x.png)" },
      await inHand(unitOf(moon)),
    );
    expect(made).toEqual({
      kind: "block",
      lessonId: moon.lessonId,
      content: { title: "The pull", markdown: "## Title\n\nIt pulls. x", suggested: null },
      replaces: undefined,
      citations: [],
    });
  });

  it("makes nothing of an item that is empty once it is cleaned, or that is there already", async () => {
    const { moon, unitOf, inHand, write } = await aStage();
    await write(moon.lessonId, "It pulls.\n");
    const hand = await inHand(unitOf(moon));
    expect(lessonsStage.suggest({ ...item, markdown: "<!-- hidden -->" }, hand)).toBeNull();
    expect(lessonsStage.suggest(item, hand)).toBeNull();
  });

  it("lets an item replace the block whose number it names, and that block alone, also after the lesson has changed", async () => {
    const { moon, unitOf, inHand, write } = await aStage();
    const { revision } = await write(moon.lessonId, "One.\n\n![map](media/map.png)\n\nThree.\n");
    const { request } = await inHand(unitOf(moon));
    const number = Number(/Block (\d+):\n!/.exec(request.variables.existing ?? "")?.[1]);
    const replacing = {
      ...item,
      markdown: "![map](media/map.png)\n\nNorth is up. ![x](media/x.png)",
      replaces: number,
    };
    expect(lessonsStage.suggest(replacing, await inHand(unitOf(moon)))).toMatchObject({
      content: { markdown: "![map](media/map.png)\n\nNorth is up. x" },
      replaces: { markdown: "![map](media/map.png)", index: 1 },
    });
    await write(moon.lessonId, "Zero.\n\nOne.\n\nThree.\n", revision);
    expect(lessonsStage.suggest(replacing, await inHand(unitOf(moon)))?.replaces).toBeUndefined();
    expect(lessonsStage.suggest({ ...item, replaces: 7 }, await inHand(unitOf(moon)))?.replaces).toBeUndefined();
  });

  it("of one block again takes one item, in the place of what the first try would replace", async () => {
    const { moon, unitOf, inHand } = await aStage();
    const replaces = { markdown: "One.", index: 0 };
    const retried = { suggestionId: uuidV7(), kind: "block" as const, content: {}, replaces, position: 3 };
    expect(lessonsStage.suggest(item, await inHand(unitOf(moon, retried)))?.replaces).toEqual(replaces);
    expect(lessonsStage.suggest(item, await inHand(unitOf(moon, retried), 1))).toBeNull();
  });

  it("of a lesson that is gone, or of someone else's course, is not found", async () => {
    const [{ draft, moon, unitOf, api, courseId }, other] = await Promise.all([aStage(), aStage()]);
    await expect(lessonsStage.request(database.db, draft, unitOf(other.moon))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const removed = { courseId, removalId: uuidV7(), moduleIds: [], lessonIds: [moon.lessonId] };
    await api.authoring.outline.remove(removed);
    await expect(lessonsStage.request(database.db, draft, unitOf(moon))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
