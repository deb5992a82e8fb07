import { describe, expect, it } from "vitest";
import { uuidV7 } from "@/lib/uuid-v7";
import { aDraft } from "@/testing/a-draft";
import { testDatabase } from "@/testing/database";

const database = testDatabase();

const notes = `# Tides

Two bodies move the sea.

## The moon

The moon pulls **twice** as hard as the sun, see [the almanac][1] and [our tables](tables.md).

![The moon](moon.png)

### Its month

1. New moon
2. Full moon

\`\`\`js
const days = 29.5;
\`\`\`

## Quiz

Which body pulls most?

## The sun

The sun pulls less, since it is so far away from us.

[1]: https://almanac.example/moon
`;

async function aCourse(texts: Record<string, string> = { "notes.md": notes }) {
  const draft = await aDraft(database, texts);
  const { courseId, lessons } = await draft.acceptOutline();
  const { drafting, authoring } = draft.api;
  const { draftId } = draft;
  const idOf = (title: string) => lessons.find((lesson) => lesson.title === title)?.lessonId ?? "";
  const suggestions = async (title?: string) =>
    (await drafting.stage({ draftId, stage: "lessons", ...(title !== undefined && { lessonId: idOf(title) }) }))
      .suggestions;
  const markdown = async (title: string) =>
    (await suggestions(title)).map(({ body }) => (body.kind === "block" ? body.markdown : expect.fail("no block")));
  const text = async (title: string) => (await authoring.lesson.get({ courseId, lessonId: idOf(title) })).texts.content;
  const use = (title?: string) =>
    drafting.usePassages({ draftId, ...(title !== undefined && { lessonId: idOf(title) }) });
  const decide = async (title: string, decision: "accept" | "reject" | "undo") => {
    const [suggestion] = await suggestions(title);
    await drafting.decideSuggestion({ draftId, suggestionId: suggestion?.id ?? "", decision });
  };
  return { ...draft, courseId, lessons, drafting, authoring, idOf, suggestions, markdown, text, use, decide };
}

describe("a passage as the lesson's text", () => {
  it("is suggested as its author wrote it, without titles, images and links that lead nowhere here", async () => {
    const { use, markdown, suggestions, text, db } = await aCourse();
    expect(await use("The moon")).toEqual({ suggested: 1 });
    expect(await markdown("The moon")).toEqual([
      "Two bodies move the sea.\n\nThe moon pulls **twice** as hard as the sun, see [the almanac](https://almanac.example/moon) and our tables.\n\n" +
        "## Its month\n\n1. New moon\n2. Full moon\n\n```js\nconst days = 29.5;\n```",
    ]);
    const [suggestion] = await suggestions("The moon");
    expect(suggestion).toMatchObject({
      state: "PENDING",
      isFromModel: false,
      isUnsupported: false,
      lessonId: expect.any(String),
    });
    expect(suggestion?.citations.map(({ quote }) => quote)).toEqual(["Two bodies move the sea."]);
    expect(await text("The moon")).toBe("");
    expect(await db.aiRequest.count()).toBe(0);
  });

  it("gets into the lesson when it is accepted, and out of it with an undo", async () => {
    const { use, decide, text } = await aCourse();
    await use("The sun");
    await decide("The sun", "accept");
    expect(await text("The sun")).toBe("The sun pulls less, since it is so far away from us.\n");
    await decide("The sun", "undo");
    expect((await text("The sun")).trim()).toBe("");
  });

  it("never takes the place of what its author wrote", async () => {
    const { use, decide, text, authoring, courseId, idOf } = await aCourse();
    const place = { courseId, lessonId: idOf("The sun") };
    await authoring.lesson.saveTexts({ ...place, baseRevision: 0, texts: { content: "By hand.\n" } });
    expect(await use()).toEqual({ suggested: 1 });
    expect(await use("The sun")).toEqual({ suggested: 1 });
    await decide("The sun", "accept");
    expect(await text("The sun")).toBe("By hand.\n\nThe sun pulls less, since it is so far away from us.\n");
  });

  it("is suggested for all empty lessons at once, and once, whatever was decided on it", async () => {
    const { use, decide, suggestions, drafting, draftId, text } = await aCourse();
    const both = await Promise.all([use(), use()]);
    expect(both.map(({ suggested }) => suggested).sort()).toEqual([0, 2]);
    await decide("The moon", "reject");
    expect(await use()).toEqual({ suggested: 0 });
    expect(await use("The moon")).toEqual({ suggested: 0 });
    expect(await suggestions()).toHaveLength(2);
    expect(await drafting.acceptAll({ draftId, stage: "lessons" })).toEqual({ accepted: 1 });
    expect([await text("The moon"), await text("The sun")]).toEqual([
      "",
      "The sun pulls less, since it is so far away from us.\n",
    ]);
  });

  it("that is long is several suggestions, which are accepted in their order", async () => {
    const paragraphs = Array.from({ length: 60 }, (_, at) => `Sentence ${at} of the sea. ${"It says so. ".repeat(40)}`);
    const { use, markdown, text, drafting, draftId, lessons } = await aCourse({
      "sea.md": `# Sea\n\n${paragraphs.join("\n\n")}`,
    });
    const [lesson] = lessons;
    await use();
    const parts = await markdown(lesson?.title ?? "");
    expect(parts.length).toBeGreaterThan(1);
    await drafting.acceptAll({ draftId, stage: "lessons" });
    const written = await text(lesson?.title ?? "");
    expect([...written.matchAll(/Sentence (\d+)/g)].map(([, at]) => Number(at))).toEqual(paragraphs.map((_, at) => at));
  });

  it("comes without emphasis from a source that is too long to be parsed while its author waits", async () => {
    const { use, markdown } = await aCourse({
      "notes.md": notes.replace("## Quiz", `${"The tide turns.\n\n".repeat(15_000)}## Quiz`),
    });
    await use("The moon");
    expect((await markdown("The moon"))[0]).toContain("The moon pulls twice as hard as the sun");
  });

  it("is none of a draft without lessons, and no one else's to use", async () => {
    const draft = await aDraft(database, { "notes.md": notes });
    expect(await draft.api.drafting.usePassages({ draftId: draft.draftId })).toEqual({ suggested: 0 });
    const { draftId, suggestions } = await aCourse();
    await expect(draft.api.drafting.usePassages({ draftId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(draft.api.drafting.usePassages({ draftId: uuidV7() })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await suggestions()).toEqual([]);
  });
});
