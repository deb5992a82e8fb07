import { describe, expect, it } from "vitest";
import { addModule } from "@/features/authoring/server/outline/add-items";
import { beginParsing, parseStoredSource } from "@/features/drafting/server/parse-stored-source";
import { uuidV7 } from "@/lib/uuid-v7";
import { getStorage } from "@/server/storage/get-storage";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";

const database = testDatabase();
const clock = aClock();

const notes = `# What moves the sea

## The moon

The moon pulls.

## The sun

The sun pulls less.

# Reading a table

## Heights

Heights are in metres.
`;

async function anOutline(text = notes) {
  const deps = depsOf(database.db, actorOf(await aPerson(database.db, { role: "INSTRUCTOR" })), clock);
  const { drafting, authoring } = createCaller(deps);
  const draftId = uuidV7();
  await drafting.create({ draftId });
  const addText = async (more: string, title = "Notes") => {
    const sourceId = uuidV7();
    await drafting.addText({ draftId, sourceId, title, text: more, format: "markdown" });
    await beginParsing(database, sourceId);
    await parseStoredSource({ db: database.db, storage: getStorage() }, sourceId);
    return sourceId;
  };
  const sourceId = await addText(text);
  await drafting.generateOutline({ draftId });
  const look = async () => {
    const view = await drafting.get({ draftId });
    const modules = view.suggestions.map(({ body, ...rest }) => {
      if (body.kind !== "module") throw new Error("an outline suggests modules");
      return { ...rest, ...body };
    });
    return { ...view, modules };
  };
  const decide = async (at: number, decision: "accept" | "reject" | "undo") => {
    const suggestionId = (await look()).modules[at]?.id ?? "";
    await drafting.decideSuggestion({ draftId, suggestionId, decision });
  };
  const courseOutline = async () => {
    const { courseId } = await look();
    const version = await database.db.courseVersion.findFirst({
      where: { courseId: courseId ?? uuidV7() },
      select: {
        modules: {
          orderBy: { position: "asc" },
          select: { title: true, lessons: { orderBy: { position: "asc" }, select: { title: true, content: true } } },
        },
      },
    });
    return version?.modules.map(({ title, lessons }) => [title, ...lessons.map((lesson) => lesson.title)]) ?? null;
  };
  return { deps, drafting, authoring, draftId, sourceId, addText, look, decide, courseOutline };
}

const titlesOf = ({ modules }: { modules: { title: string; lessons: { title: string }[] }[] }) =>
  modules.map(({ title, lessons }) => [title, ...lessons.map((lesson) => lesson.title)]);

describe("an outline without a model", () => {
  it("puts the sources' headings in order, each with the exact words it rests on", async () => {
    const { look, sourceId } = await anOutline();
    const view = await look();
    expect(titlesOf(view)).toEqual([
      ["What moves the sea", "The moon", "The sun"],
      ["Reading a table", "Heights"],
    ]);
    for (const { citation, lessons } of view.modules) {
      for (const cited of [citation, ...lessons.map((lesson) => lesson.citation)]) {
        const span = await database.db.sourceSpan.findUniqueOrThrow({ where: { id: cited?.spanId ?? "" } });
        expect(cited?.quote).toBeTruthy();
        expect(span.text).toContain(cited?.quote);
        expect(span.sourceId).toBe(sourceId);
      }
    }
    expect(await database.db.aiRequest.count()).toBe(0);
  });

  it("makes no course and writes nothing before something is accepted", async () => {
    const { look, courseOutline } = await anOutline();
    expect((await look()).courseId).toBeNull();
    expect(await courseOutline()).toBeNull();
  });

  it("of no sources, or of ones that are still being read, is refused", async () => {
    const { drafting, draftId } = await anOutline();
    const empty = uuidV7();
    await drafting.create({ draftId: empty });
    await expect(drafting.generateOutline({ draftId: empty })).rejects.toMatchObject({
      cause: { reason: "drafting.no_sources" },
    });
    await drafting.addText({ draftId, sourceId: uuidV7(), title: "More", text: "More", format: "text" });
    await expect(drafting.generateOutline({ draftId })).rejects.toMatchObject({
      cause: { reason: "drafting.sources_pending" },
    });
  });
});

describe("a suggestion", () => {
  it("that is accepted makes an empty module in a new draft course of its author's, once", async () => {
    const { drafting, draftId, look, decide, courseOutline, deps } = await anOutline();
    await drafting.saveBrief({ draftId, field: "topic", base: "", value: "Tides for sailors" });
    await drafting.saveBrief({ draftId, field: "objectives", base: [], value: ["Read a table"] });
    await Promise.all([decide(0, "accept"), decide(0, "accept"), decide(1, "accept")]);
    await decide(0, "accept");
    const outline = await courseOutline();
    expect(outline?.map(([title]) => title).sort()).toEqual(["Reading a table", "What moves the sea"]);
    expect(outline).toContainEqual(["What moves the sea", "The moon", "The sun"]);
    const { courseId, modules } = await look();
    expect(modules.map(({ state }) => state)).toEqual(["ACCEPTED", "ACCEPTED"]);
    const course = await database.db.course.findUniqueOrThrow({
      where: { id: courseId ?? "" },
      include: { versions: true, builderSessions: true },
    });
    expect(course).toMatchObject({
      state: "DRAFT",
      creationMethod: "AI",
      createdById: (deps.actor as { id: string }).id,
    });
    expect(course.versions).toMatchObject([{ title: "Tides for sailors", objectives: ["Read a table"] }]);
    expect(course.builderSessions).toHaveLength(1);
    expect(
      await database.db.lessonVersion.count({ where: { version: { courseId: courseId ?? "" }, content: { not: "" } } }),
    ).toBe(0);
  });

  it("keeps its citations after it was accepted, and its source cannot be taken away from under it", async () => {
    const { drafting, draftId, sourceId, decide, look } = await anOutline();
    await decide(0, "accept");
    await expect(drafting.removeSource({ draftId, sourceId })).rejects.toMatchObject({
      cause: { reason: "drafting.source_cited" },
    });
    expect((await look()).modules[0]?.lessons[0]?.citation?.quote).toBe("The moon");
    await decide(0, "undo");
    await drafting.removeSource({ draftId, sourceId });
    expect(await look()).toMatchObject({ sources: [], suggestions: [] });
  });

  it("that is changed before is made as it was changed, and says so", async () => {
    const { drafting, draftId, look, decide, courseOutline } = await anOutline();
    const [first] = (await look()).modules;
    const suggestionId = first?.id ?? "";
    const [moon] = first?.lessons ?? [];
    await drafting.editSuggestion({
      draftId,
      suggestionId,
      edit: {
        kind: "module",
        title: "Why the sea moves",
        lessons: [
          { lessonId: moon?.lessonId ?? "", title: "The moon's pull" },
          { lessonId: uuidV7(), title: "Not one of them" },
        ],
      },
    });
    await decide(0, "undo");
    expect(titlesOf(await look())[0]).toEqual(["What moves the sea", "The moon", "The sun"]);
    const [again] = (await look()).modules;
    const kept = again?.lessons.slice(0, 1).map(({ lessonId }) => ({ lessonId, title: "The moon's pull" })) ?? [];
    await drafting.editSuggestion({
      draftId,
      suggestionId,
      edit: { kind: "module", title: "Why the sea moves", lessons: kept },
    });
    await decide(0, "accept");
    expect(await courseOutline()).toEqual([["Why the sea moves", "The moon's pull"]]);
    expect((await look()).modules[0]).toMatchObject({ state: "EDITED", isEdited: true });
    await expect(
      drafting.editSuggestion({ draftId, suggestionId, edit: { kind: "module", title: "Too late", lessons: [] } }),
    ).rejects.toMatchObject({ cause: { reason: "drafting.already_decided" } });
  });

  it("that is rejected makes nothing, cannot be accepted by mistake, and comes back with an undo", async () => {
    const { decide, look, courseOutline } = await anOutline();
    await decide(0, "reject");
    await decide(0, "reject");
    await expect(decide(0, "accept")).rejects.toMatchObject({ cause: { reason: "drafting.already_decided" } });
    expect(await courseOutline()).toBeNull();
    await decide(0, "undo");
    expect((await look()).modules[0]?.state).toBe("PENDING");
  });

  it("taken back takes its module away and can be accepted again", async () => {
    const { decide, courseOutline } = await anOutline();
    await decide(0, "accept");
    await decide(0, "undo");
    expect(await courseOutline()).toEqual([]);
    await decide(0, "accept");
    expect(await courseOutline()).toEqual([["What moves the sea", "The moon", "The sun"]]);
  });

  it("is not taken back from under what someone wrote in it", async () => {
    const { decide, look, courseOutline } = await anOutline();
    await decide(0, "accept");
    await database.db.lessonVersion.updateMany({
      where: { version: { courseId: (await look()).courseId ?? "" }, title: "The moon" },
      data: { content: "It is far away." },
    });
    await expect(decide(0, "undo")).rejects.toMatchObject({ cause: { reason: "drafting.written_since" } });
    expect(await courseOutline()).toHaveLength(1);
  });

  it("whose acceptance died half-way goes on where it stopped", async () => {
    const { deps, decide, look, courseOutline } = await anOutline();
    await decide(1, "accept");
    const { courseId, modules } = await look();
    const row = await database.db.suggestion.findUniqueOrThrow({ where: { id: modules[0]?.id ?? "" } });
    const { moduleId, title } = row.content as { moduleId: string; title: string };
    await addModule(deps, { courseId: courseId ?? "", moduleId, title });
    await decide(0, "accept");
    expect(await courseOutline()).toEqual([
      ["Reading a table", "Heights"],
      ["What moves the sea", "The moon", "The sun"],
    ]);
  });

  it("goes with all others at once, and a new outline leaves what was accepted alone", async () => {
    const { drafting, draftId, addText, decide, look, courseOutline } = await anOutline();
    await decide(0, "accept");
    await decide(1, "reject");
    await addText("# Winds\n\nText.\n\n# Waves\n\nText.", "Weather notes");
    expect(await drafting.generateOutline({ draftId })).toEqual({ suggested: 2 });
    expect(titlesOf(await look()).map(([title]) => title)).toEqual([
      "What moves the sea",
      "Reading a table",
      "Weather notes",
    ]);
    expect(await drafting.acceptAll({ draftId })).toEqual({ accepted: 2 });
    expect(await drafting.acceptAll({ draftId })).toEqual({ accepted: 0 });
    expect(await courseOutline()).toEqual([
      ["What moves the sea", "The moon", "The sun"],
      ["Reading a table", "Heights"],
      ["Weather notes", "Winds", "Waves"],
    ]);
  });

  it("is made again around what its author has written in it, decided or not", async () => {
    const { drafting, draftId, addText, look } = await anOutline();
    const [first] = (await look()).modules;
    await drafting.editSuggestion({
      draftId,
      suggestionId: first?.id ?? "",
      edit: {
        kind: "module",
        title: "Why the sea moves",
        lessons: first?.lessons.map(({ lessonId, title }) => ({ lessonId, title })) ?? [],
      },
    });
    await addText("# Winds\n\nText.\n\n# Waves\n\nText.", "Weather notes");
    expect(await drafting.generateOutline({ draftId })).toEqual({ suggested: 2 });
    const view = await look();
    expect(titlesOf(view).map(([title]) => title)).toEqual(["Why the sea moves", "Reading a table", "Weather notes"]);
    expect(view.modules[0]).toMatchObject({ id: first?.id, isEdited: true });
  });

  it("of a course that was taken from its author's hands is not written into it", async () => {
    const { decide, look } = await anOutline();
    await decide(0, "accept");
    const { courseId } = await look();
    await database.db.courseInstructor.updateMany({
      where: { courseId: courseId ?? "" },
      data: { isActive: false, role: "EDITOR", leftAt: clock.now() },
    });
    await expect(decide(1, "accept")).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await database.db.moduleVersion.count({ where: { version: { courseId: courseId ?? "" } } })).toBe(1);
  });
});
