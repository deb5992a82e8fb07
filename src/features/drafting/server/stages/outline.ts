import "server-only";
import * as z from "zod";
import { choosePassages } from "@/features/drafting/server/passages";
import type { ModuleContent } from "@/features/drafting/suggestions";
import { AppError } from "@/lib/app-error";
import type { StageOfDraft } from "./stage-of-draft";

const Citation = z.object({ passage: z.string(), quote: z.string() });

const Item = z.object({
  title: z.string(),
  citations: z.array(Citation).max(4),
  lessons: z
    .array(z.object({ title: z.string(), citations: z.array(Citation).max(2) }))
    .min(1)
    .max(40),
});
type Item = z.infer<typeof Item>;

const key = "outline";
const longestTitle = 200;

const titleOf = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, longestTitle).trim();

/** The modules of a course and their lessons, by title. */
export const outlineStage: StageOfDraft<Item> = {
  name: "outline",
  item: Item,

  /** @throws AppError RULE_BROKEN `drafting.nothing_said`: a model would make something up, and it would be paid for. */
  plan(_db, { brief, hasSources }) {
    const said = [brief.topic, brief.description, ...brief.objectives].some((words) => words.trim() !== "");
    if (!said && !hasSources) throw new AppError("RULE_BROKEN", "drafting.nothing_said");
    return Promise.resolve([{ key, title: key }]);
  },

  async request(db, { draftId, brief }) {
    const about = [brief.topic, brief.description, ...brief.objectives];
    const passages = await choosePassages(db, { draftId, about, mostTokens: 24_000, isSpread: true });
    return { variables: {}, passages, mostTokens: 4_000 };
  },

  suggest({ title, citations, lessons }, { newId, cited }) {
    const named = lessons
      .map((lesson) => ({ ...lesson, title: titleOf(lesson.title) }))
      .filter((lesson) => lesson.title);
    if (titleOf(title) === "" || named.length === 0) return null;
    const spanOf = (given: Item["citations"]) => given.map(cited).find((found) => found !== null)?.spanId ?? null;
    const content: ModuleContent = {
      moduleId: newId("module"),
      title: titleOf(title),
      spanId: spanOf(citations),
      lessons: named.map((lesson, index) => ({
        lessonId: newId(`lesson ${index}`),
        title: lesson.title,
        spanId: spanOf(lesson.citations),
        passage: [],
      })),
      suggested: null,
    };
    const all = [...citations, ...named.flatMap((lesson) => lesson.citations)];
    return { kind: "module", lessonId: null, content, citations: all };
  },

  preview: ({ title, lessons }) =>
    [title, ...(lessons ?? []).map((lesson) => `- ${lesson?.title ?? ""}`)].filter(Boolean).join("\n"),
};
