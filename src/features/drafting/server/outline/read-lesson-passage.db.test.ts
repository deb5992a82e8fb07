import { describe, expect, it } from "vitest";
import { uuidV7 } from "@/lib/uuid-v7";
import { aDraft } from "@/testing/a-draft";
import { testDatabase } from "@/testing/database";

const database = testDatabase();

const notes = `# What moves the sea

## The moon

The moon pulls.

It pulls twice as hard as the sun.

## The sun

The sun pulls less.

# Reading a table

## Heights

Heights are in metres.
`;

async function anAcceptedOutline() {
  const draft = await aDraft(database, { "notes.md": notes });
  const { lessons } = await draft.acceptOutline();
  const passageOf = async (title: string) => {
    const lessonId = lessons.find((lesson) => lesson.title === title)?.lessonId ?? "";
    return draft.api.drafting.lessonPassage({ draftId: draft.draftId, lessonId });
  };
  return { ...draft, lessons, passageOf };
}

describe("the passage that a lesson came from", () => {
  it("is its heading and what follows, up to the next of its rank, with what opens its module", async () => {
    const { passageOf } = await anAcceptedOutline();
    const moon = await passageOf("The moon");
    expect(moon?.sourceTitle).toBe("notes.md");
    expect(moon?.spans.map(({ text }) => text)).toEqual([
      "What moves the sea",
      "The moon",
      "The moon pulls.",
      "It pulls twice as hard as the sun.",
    ]);
    expect(moon?.spans.map(({ level }) => level)).toEqual([1, 2, null, null]);
    expect((await passageOf("The sun"))?.spans.map(({ text }) => text)).toEqual(["The sun", "The sun pulls less."]);
    expect((await passageOf("Heights"))?.spans.at(-1)?.text).toBe("Heights are in metres.");
  });

  it("is none for a lesson of no source, and no one else's to read", async () => {
    const { api, draftId, lessons } = await anAcceptedOutline();
    expect(await api.drafting.lessonPassage({ draftId, lessonId: uuidV7() })).toBeNull();
    const other = await aDraft(database, {});
    const lessonId = lessons[0]?.lessonId ?? "";
    await expect(other.api.drafting.lessonPassage({ draftId, lessonId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the brief's page", () => {
  it("knows whether there is an outline, and is no one else's to read", async () => {
    const { api, draftId, acceptOutline } = await aDraft(database, { "notes.md": notes });
    expect(await api.drafting.brief({ draftId })).toMatchObject({ hasOutline: false, model: null });
    await acceptOutline();
    const brief = await api.drafting.brief({ draftId });
    expect(brief).toMatchObject({ hasOutline: true, sources: [{ title: "notes.md", state: "READY" }] });
    expect(brief.credits.grantedTokens).toBeGreaterThan(0);
    const other = await aDraft(database, {});
    await expect(other.api.drafting.brief({ draftId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

it("shows suggested Markdown as lessons do, and nothing that could run", async () => {
  const { api } = await aDraft(database, {});
  const texts = ["**Two** degrees", "<script>alert(1)</script><img src=x onerror=alert(1)>"];
  const [plain, hostile] = await api.drafting.renderTexts({ texts, locale: "en" });
  expect(plain).toContain("<strong>Two</strong>");
  expect(hostile).not.toMatch(/script|onerror/);
});
