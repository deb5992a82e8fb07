import "server-only";
import * as z from "zod";
import { choosePassages } from "@/features/drafting/server/passages";
import type { BlockContent } from "@/features/drafting/suggestions";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { cleanMarkdown } from "./clean-markdown";
import { listWritableLessons, readLessonInHand } from "./lesson-in-hand";
import { type NumberedBlock, numberBlocks } from "./numbered-blocks";
import type { StageOfDraft, UnitInHand } from "./stage-of-draft";

const LessonItem = z.object({
  title: z.string(),
  markdown: z.string(),
  /** The number of the block that it is to take the place of. */
  replaces: z.number().nullable(),
  citations: z.array(z.object({ passage: z.string(), quote: z.string() })),
});
type LessonItem = z.infer<typeof LessonItem>;

const Facts = z.object({
  existing: z.array(z.object({ number: z.number(), markdown: z.string(), index: z.number() })),
});

/** Most tokens of the passages a lesson is written from, and of the lesson. */
const mostRead = 8_000;
const mostWritten = 6_000;
const mostRewritten = 1_500;
/** Most characters of the lesson's own text that go along; of a longer one its last blocks are left out. */
const mostExisting = 24_000;

/** The text of each lesson, block by block. What is in it already is told as numbered blocks, so that an item may replace one. */
export const lessonsStage: StageOfDraft<LessonItem> = {
  name: "lessons",
  item: LessonItem,

  async plan(db, { courseId }) {
    const lessons = courseId === null ? [] : await listWritableLessons(db, courseId);
    if (lessons.length === 0) throw new AppError("RULE_BROKEN", "drafting.nothing_to_write");
    return lessons;
  },

  async request(db, { draftId, courseId }, unit) {
    const lesson = await readLessonInHand(db, { draftId, courseId, lessonId: unit.key });
    const existing = upTo(mostExisting, numberBlocks(lesson.content));
    const near = [...(await spansOf(db, unit)), ...lesson.spanIds];
    const about = [lesson.title, lesson.plan, lesson.moduleTitle].filter((text) => text !== "");
    return {
      variables: {
        lesson: `Lesson ${lesson.place} "${lesson.title}" of the module "${lesson.moduleTitle}", whose lessons are: ${lesson.siblings.join("; ")}`,
        plan: lesson.plan,
        existing: existing.map(({ number, markdown }) => `Block ${number}:\n${markdown}`).join("\n\n"),
      },
      passages: await choosePassages(db, { draftId, about, near, mostTokens: mostRead }),
      mostTokens: unit.retried === null ? mostWritten : mostRewritten,
      facts: { existing } satisfies z.infer<typeof Facts>,
    };
  },

  suggest(item, { unit, request, index }) {
    if (unit.retried !== null && index > 0) return null;
    const { existing } = Facts.parse(request.facts);
    const named = existing.find(({ number }) => number === item.replaces);
    const replaces = unit.retried?.replaces ?? (named ? { markdown: named.markdown, index: named.index } : undefined);
    const markdown = cleanMarkdown(item.markdown, { kept: named?.markdown ?? "" });
    if (markdown === "" || existing.some((block) => block.markdown.trim() === markdown)) return null;
    const content: BlockContent = { title: shortTitle(item.title, markdown), markdown, suggested: null };
    return { kind: "block", lessonId: unit.key, content, replaces, citations: item.citations };
  },

  preview: ({ markdown }) => markdown ?? "",
};

function upTo(most: number, blocks: readonly NumberedBlock[]): NumberedBlock[] {
  let length = 0;
  return blocks.filter(({ markdown }) => {
    length += markdown.length;
    return length <= most;
  });
}

/** What a block that is to be written again rested on. */
async function spansOf(db: Tx, { retried }: UnitInHand): Promise<string[]> {
  if (retried === null) return [];
  const cited = await db.citation.findMany({
    where: { suggestionId: retried.suggestionId },
    orderBy: { id: "asc" },
    select: { spanId: true },
  });
  return cited.map(({ spanId }) => spanId);
}

/** A block's name in one line; without one, its first words. */
function shortTitle(title: string, markdown: string): string {
  const line = (text: string) => text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  const words = line(markdown.replace(/[#*_`>|[\]$:\\-]+/g, " ")).split(" ");
  const named = line(title) || words.slice(0, 8).join(" ") || "…";
  return named
    .slice(0, 200)
    .replace(/\p{Cs}/gu, "")
    .trim();
}
