import { describe, expect, it } from "vitest";
import { beginParsing, parseStoredSource } from "@/features/drafting/server/parse-stored-source";
import { splitBlocks } from "@/features/editor/document/split-blocks";
import { uuidV7 } from "@/lib/uuid-v7";
import { getStorage } from "@/server/storage/get-storage";
import { createCaller } from "@/server/trpc/root";
import { aClock } from "@/testing/clock";
import { testDatabase } from "@/testing/database";
import { actorOf, depsOf } from "@/testing/deps-of";
import { aPerson } from "@/testing/factories/person";
import fc from "@/testing/fast-check";
import { blockKind } from "./block";

const database = testDatabase();
const clock = aClock();

/** A course that came from a draft, and a lesson of it for which blocks are suggested. */
async function aLesson(text = "") {
  const deps = depsOf(database.db, actorOf(await aPerson(database.db, { role: "INSTRUCTOR" })), clock);
  const { drafting, authoring } = createCaller(deps);
  const [draftId, sourceId] = [uuidV7(), uuidV7()];
  await drafting.create({ draftId });
  const text_ = "# The sea\n\n## The moon\n\nThe moon pulls.\n";
  await drafting.addText({ draftId, sourceId, title: "Notes", text: text_, format: "markdown" });
  await beginParsing(database, sourceId);
  await parseStoredSource({ db: database.db, storage: getStorage() }, sourceId);
  await drafting.generateOutline({ draftId });
  await drafting.acceptAll({ draftId, stage: "outline" });
  const { courseId: made, suggestions } = await drafting.get({ draftId });
  const courseId = made ?? "";
  const [module] = suggestions;
  const lessonId = module?.body.kind === "module" ? (module.body.lessons[0]?.lessonId ?? "") : "";
  const look = () => authoring.lesson.get({ courseId, lessonId });
  const content = async () => (await look()).texts.content;
  const write = async (content: string) => {
    const { revision } = await look();
    await authoring.lesson.saveTexts({ courseId, lessonId, baseRevision: revision, texts: { content } });
  };
  if (text !== "") await write(text);
  const suggest = async (
    markdown: string,
    { position = 0, replaces }: { position?: number; replaces?: string } = {},
  ) => {
    const { id } = await database.db.suggestion.create({
      data: {
        draftId,
        lessonId,
        stage: "lessons",
        targetKind: "block",
        position,
        content: { title: "A block", markdown, suggested: null },
        ...(replaces !== undefined && { replaces: { markdown: replaces } }),
      },
    });
    return id;
  };
  const decide = (suggestionId: string, decision: "accept" | "reject" | "undo") =>
    drafting.decideSuggestion({ draftId, suggestionId, decision });
  const stateOf = async (id: string) =>
    (await database.db.suggestion.findUniqueOrThrow({ where: { id }, select: { state: true } })).state;
  return { deps, drafting, authoring, draftId, courseId, lessonId, look, content, write, suggest, decide, stateOf };
}

const refusal = (reason: string) => ({ cause: { reason } });

describe("a block that is accepted", () => {
  it("goes to the end of the lesson, by a revision of its own that the lesson's history knows", async () => {
    const { look, suggest, decide, authoring, courseId, lessonId, stateOf } = await aLesson("By hand.\n");
    const before = await look();
    const id = await suggest("## The moon\n\nIt pulls.");
    await decide(id, "accept");
    const after = await look();
    expect(after.texts.content).toBe("By hand.\n\n## The moon\n\nIt pulls.\n");
    expect(after.revision).toBe(before.revision + 1);
    expect(await stateOf(id)).toBe("ACCEPTED");
    const [newest] = await authoring.lesson.history({ courseId, lessonId });
    const record = await authoring.lesson.record({ courseId, lessonId, recordId: newest?.id ?? "" });
    expect(record.content).toBe(after.texts.content);
  });

  it("that was accepted before is not written again, and two who accept at once write it once", async () => {
    const { suggest, decide, content } = await aLesson();
    const id = await suggest("It pulls.");
    await Promise.all([decide(id, "accept"), decide(id, "accept"), decide(id, "accept")]);
    await decide(id, "accept");
    expect(await content()).toBe("It pulls.\n");
  });

  it("is not written again after a crash between the lesson and the answer", async () => {
    const { deps, suggest, decide, content, draftId, courseId, lessonId } = await aLesson();
    const suggestionId = await suggest("It pulls.");
    const place = { draftId, suggestionId, courseId, lessonId, targetId: null, position: 0, replaces: null };
    const block = { title: "A block", markdown: "It pulls.", suggested: null };
    await blockKind.accept(deps, place, block);
    await blockKind.accept(deps, place, block);
    await decide(suggestionId, "accept");
    expect(await content()).toBe("It pulls.\n");
  });

  it("follows the block accepted before it, whatever is after that, and comes before those accepted after it", async () => {
    const { suggest, decide, content, write } = await aLesson("Start.\n");
    const ids = [];
    for (let position = 0; position < 4; position += 1) ids.push(await suggest(`Block ${position}.`, { position }));
    const [zero = "", one = "", two = "", three = ""] = ids;
    await decide(two, "accept");
    await write(`${await content()}\nBy hand.\n`);
    await decide(one, "accept");
    expect(await content()).toBe("Start.\n\nBlock 1.\n\nBlock 2.\n\nBy hand.\n");
    await decide(three, "accept");
    expect(await content()).toBe("Start.\n\nBlock 1.\n\nBlock 2.\n\nBlock 3.\n\nBy hand.\n");
    await decide(zero, "reject");
    expect(await content()).not.toContain("Block 0");
  });

  it("goes to the end where the block before it was changed since", async () => {
    const { suggest, decide, content, write } = await aLesson();
    const [first, second] = [await suggest("One.", { position: 0 }), await suggest("Two.", { position: 1 })];
    await decide(first, "accept");
    await write("One, in my words.\n\nMine.\n");
    await decide(second, "accept");
    expect(await content()).toBe("One, in my words.\n\nMine.\n\nTwo.\n");
  });

  it("with an author's changes is written as changed, and said to be edited", async () => {
    const { drafting, draftId, suggest, decide, content, stateOf } = await aLesson();
    const suggestionId = await suggest("It pulls.");
    await drafting.editSuggestion({ draftId, suggestionId, edit: { kind: "block", markdown: "It pulls hard." } });
    await decide(suggestionId, "accept");
    expect(await content()).toBe("It pulls hard.\n");
    expect(await stateOf(suggestionId)).toBe("EDITED");
    await decide(suggestionId, "undo");
    await decide(suggestionId, "undo");
    await decide(suggestionId, "accept");
    expect(await content()).toBe("It pulls.\n");
  });

  it("reaches an author who has the lesson open as someone else's change", async () => {
    const { look, suggest, decide, authoring, courseId, lessonId } = await aLesson("By hand.\n");
    const { revision } = await look();
    await decide(await suggest("It pulls."), "accept");
    const texts = { content: "By hand, more.\n" };
    await expect(
      authoring.lesson.saveTexts({ courseId, lessonId, baseRevision: revision, texts }),
    ).rejects.toMatchObject(refusal("authoring.lesson_edited_meanwhile"));
  });

  it("is refused to others than the draft's owner, as if it were not there", async () => {
    const { suggest, draftId, content } = await aLesson();
    const suggestionId = await suggest("It pulls.");
    for (const role of ["INSTRUCTOR", "ADMIN", "STUDENT"] as const) {
      const other = createCaller(depsOf(database.db, actorOf(await aPerson(database.db, { role })), clock));
      await expect(
        other.drafting.decideSuggestion({ draftId, suggestionId, decision: "accept" }),
      ).rejects.toMatchObject({ code: role === "STUDENT" ? "FORBIDDEN" : "NOT_FOUND" });
    }
    expect(await content()).toBe("");
  });

  it("of a lesson that is gone is refused with nothing stored", async () => {
    const { authoring, courseId, lessonId, suggest, decide, stateOf } = await aLesson();
    const id = await suggest("It pulls.");
    await authoring.outline.remove({ courseId, removalId: uuidV7(), moduleIds: [], lessonIds: [lessonId] });
    await expect(decide(id, "accept")).rejects.toMatchObject(refusal("authoring.lesson_gone"));
    expect(await stateOf(id)).toBe("PENDING");
  });
});

describe("a block that replaces another", () => {
  it("takes the place of exactly that one, and all others keep their bytes", async () => {
    const text = "# One\nTwo  \nlines\n- a\n* b\n\n\n```\nx\n```\nlast";
    const { suggest, decide, content } = await aLesson(text);
    const id = await suggest("Two, made exact.", { replaces: "Two  \nlines" });
    await decide(id, "accept");
    expect(await content()).toBe(text.replace("Two  \nlines", "Two, made exact."));
    await decide(id, "undo");
    expect(await content()).toBe(text);
  });

  it("is refused where a letter of it has changed, with nothing stored", async () => {
    const { suggest, decide, content, write, look, stateOf } = await aLesson("One.\n\nTwo.\n");
    const id = await suggest("Two, made exact.", { replaces: "Two." });
    await write("One.\n\nTwo!\n");
    const { revision } = await look();
    await expect(decide(id, "accept")).rejects.toMatchObject(refusal("drafting.text_changed"));
    expect(await content()).toBe("One.\n\nTwo!\n");
    expect((await look()).revision).toBe(revision);
    expect(await stateOf(id)).toBe("PENDING");
  });

  it("is refused where two say the same and it is not known which was meant", async () => {
    const { suggest, decide, content } = await aLesson("Same.\n\nSame.\n");
    const id = await suggest("Other.", { replaces: "Same." });
    await expect(decide(id, "accept")).rejects.toMatchObject(refusal("drafting.text_changed"));
    await database.db.suggestion.update({ where: { id }, data: { replaces: { markdown: "Same.", index: 1 } } });
    await decide(id, "accept");
    expect(await content()).toBe("Same.\n\nOther.\n");
  });

  it("changes no other block, whatever the lesson is made of", async () => {
    const { suggest, decide, content, write } = await aLesson();
    const pieces = [
      "# H",
      "- a\n- b",
      "plain\nlines",
      "***",
      "> q",
      "```\ncode\n```",
      "a | b\n--|--\n1 | 2",
      "* star",
      "1) x",
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom("\n\n", "\n\n\n", " \n\n")), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.constantFrom(...pieces),
        fc.nat(),
        async (parts, markdown, pick) => {
          await write(parts.flat().join(""));
          const before = splitBlocks(await content()).blocks.map(({ text }) => text);
          const at = pick % before.length;
          const id = await suggest(markdown, { replaces: before[at] ?? "" });
          await database.db.suggestion.update({
            where: { id },
            data: { replaces: { markdown: before[at] ?? "", index: at } },
          });
          await decide(id, "accept");
          const after = splitBlocks(await content()).blocks.map(({ text }) => text);
          expect(after).toEqual(before.with(at, markdown));
          await decide(id, "undo");
          expect(splitBlocks(await content()).blocks.map(({ text }) => text)).toEqual(before);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe("an accepted block that is taken back", () => {
  it("is taken out of the lesson, and may be accepted again", async () => {
    const { suggest, decide, content, stateOf } = await aLesson("By hand.\n");
    const id = await suggest("It pulls.");
    await decide(id, "accept");
    await decide(id, "undo");
    expect(await content()).toBe("By hand.\n");
    expect(await stateOf(id)).toBe("PENDING");
    await decide(id, "accept");
    expect(await content()).toBe("By hand.\n\nIt pulls.\n");
  });

  it("stays where someone has written in it since", async () => {
    const { suggest, decide, content, write, stateOf } = await aLesson();
    const id = await suggest("It pulls.");
    await decide(id, "accept");
    await write("It pulls, says Newton.\n");
    await expect(decide(id, "undo")).rejects.toMatchObject(refusal("drafting.written_since"));
    expect(await content()).toBe("It pulls, says Newton.\n");
    expect(await stateOf(id)).toBe("ACCEPTED");
  });

  it("is taken out once, also after a crash between the lesson and the answer", async () => {
    const { deps, suggest, decide, content, draftId, courseId, lessonId } = await aLesson("It pulls.\n");
    const suggestionId = await suggest("It pulls.");
    await decide(suggestionId, "accept");
    const place = { draftId, suggestionId, courseId, lessonId, targetId: suggestionId, position: 0, replaces: null };
    const block = { title: "A block", markdown: "It pulls.", suggested: null };
    await blockKind.takeBack(deps, place, block);
    await blockKind.takeBack(deps, place, block);
    expect(await content()).toBe("It pulls.\n");
  });
});
