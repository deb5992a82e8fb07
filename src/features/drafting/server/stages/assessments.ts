import "server-only";
import * as z from "zod";
import { choosePassages } from "@/features/drafting/server/passages";
import { judgeQuestions } from "@/features/drafting/server/questions/gate";
import { inSeededOrder } from "@/features/drafting/server/questions/key-order";
import type { QuestionContent } from "@/features/drafting/suggestions";
import { fitToKind } from "@/features/questions/authoring";
import { type EditedQuestion, mostPoints, QuestionKind } from "@/features/questions/edited-question";
import { blankAnswer } from "@/features/questions/question-authoring";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { queryRows } from "@/server/db/query-rows";
import { cleanMarkdown } from "./clean-markdown";
import { KnownQuestion, readKnownQuestions } from "./known-questions";
import { readLessonInHand } from "./lesson-in-hand";
import type { ModelCitation, Passage, StageOfDraft, UnitInHand } from "./stage-of-draft";

/** Flat, for structured outputs: what a kind has no use for is null. */
const QuestionItem = z.object({
  type: QuestionKind.extract(["SINGLE_CHOICE", "MULTIPLE_CHOICE", "TRUE_FALSE", "NUMERIC", "SHORT_ANSWER"]),
  text: z.string(),
  /** Of choices: the options. Of true/false: what is said of the statement, true first. */
  options: z.array(z.object({ text: z.string(), isCorrect: z.boolean(), feedback: z.string() })).nullable(),
  /** Of short answers: what is taken. */
  accepted: z.array(z.string()).nullable(),
  /** Of numbers. */
  value: z.string().nullable(),
  tolerance: z.string().nullable(),
  unit: z.string().nullable(),
  explanation: z.string(),
  feedback: z.string(),
  points: z.number(),
  citations: z.array(z.object({ passage: z.string(), quote: z.string() })),
});
type QuestionItem = z.infer<typeof QuestionItem>;

const Facts = z.object({ existing: z.array(KnownQuestion) });

/** Most tokens of the passages that questions are written from, and of the questions. */
const mostRead = 6_000;
const mostWritten = 6_000;
const mostRewritten = 1_500;
/** Most characters of the lesson's text, and of the questions that are there, that go along. */
const mostText = 24_000;
const mostExisting = 8_000;
const mostOptions = 8;

/** Questions on the lessons that have a text. The gate judges each; where its key is, code decides. */
export const assessmentsStage: StageOfDraft<QuestionItem> = {
  name: "assessments",
  item: QuestionItem,

  async plan(db, { courseId }) {
    const lessons = courseId === null ? [] : await listWrittenLessons(db, courseId);
    if (lessons.length === 0) throw new AppError("RULE_BROKEN", "drafting.nothing_to_ask");
    return lessons;
  },

  async request(db, { draftId, courseId }, unit) {
    const lesson = await readLessonInHand(db, { draftId, courseId, lessonId: unit.key });
    const existing = await readKnownQuestions(db, { draftId, courseId, unit });
    const near = [...(await spansOf(db, draftId, unit)), ...lesson.spanIds];
    const about = [lesson.title, lesson.plan, lesson.content.slice(0, 2_000)].filter((text) => text !== "");
    return {
      variables: {
        lesson: `Lesson ${lesson.place} "${lesson.title}" of the module "${lesson.moduleTitle}"`,
        text: lesson.content.slice(0, mostText),
        existing: existing
          .map(({ text, answers }) => `- ${text} (${answers.map((answer) => answer.text).join(" / ")})`)
          .join("\n")
          .slice(0, mostExisting),
      },
      passages: await choosePassages(db, { draftId, about, near, mostTokens: mostRead }),
      mostTokens: unit.retried === null ? mostWritten : mostRewritten,
      facts: { existing } satisfies z.infer<typeof Facts>,
    };
  },

  suggest(item, { unit, index, newId }) {
    if (unit.retried !== null && index > 0) return null;
    const question = questionOf(item, newId);
    if (question.text === "") return null;
    const content: QuestionContent = {
      questionId: newId("question"),
      question,
      suggested: null,
      makesAssessment: false,
    };
    return { kind: "question", lessonId: unit.key, content, citations: item.citations };
  },

  judge(items, { passages, facts }) {
    const { existing } = Facts.parse(facts);
    const judged = items.map((item) => ({
      question: questionOf(item, () => noId),
      passages: passages.length === 0 ? null : citedBy(item.citations, passages),
    }));
    return judgeQuestions(judged, existing);
  },

  preview: ({ text, options, accepted }) =>
    [text ?? "", ...(options ?? []).map((option) => `- ${option?.text ?? ""}`), ...(accepted ?? [])].join("\n"),
};

/** Ids are no matter of judgment. */
const noId = "00000000-0000-7000-8000-000000000000";

/** The item as the editor of questions has it: harmless, as its kind wants it, its options where the seed puts them. */
function questionOf(item: QuestionItem, newId: (name: string) => string): EditedQuestion {
  const clean = (text: string, most = 4_000) => cleanMarkdown(text, { most }).trim();
  const line = (text: string | null) => (text ?? "").replace(/\s+/g, " ").trim().slice(0, 120);
  const options = (item.options ?? []).slice(0, mostOptions).map(({ text, isCorrect, feedback }, at) => ({
    ...blankAnswer(newId(`option ${at}`), clean(text, 1_000), isCorrect),
    explanation: clean(feedback, 1_000),
  }));
  const accepted = (item.accepted ?? [])
    .slice(0, mostOptions)
    .map((text, at) => blankAnswer(newId(`accepted ${at}`), line(text), true));
  return fitToKind({
    type: item.type,
    text: clean(item.text),
    points: Number.isFinite(item.points) ? Math.round(Math.min(Math.max(item.points, 0), mostPoints) * 100) / 100 : 1,
    penalty: 0,
    explanation: clean(item.explanation),
    feedback: clean(item.feedback),
    numericValue: line(item.value),
    numericTolerance: line(item.tolerance),
    numericUnit: line(item.unit),
    answers: answersAs(item.type, { options, accepted, newId }),
    body: null,
  });
}

type Answers = EditedQuestion["answers"];

function answersAs(
  type: QuestionItem["type"],
  { options, accepted, newId }: { options: Answers; accepted: Answers; newId: (name: string) => string },
): Answers {
  if (type === "NUMERIC") return [];
  if (type === "SHORT_ANSWER") return accepted;
  if (type !== "TRUE_FALSE") return inSeededOrder(options, newId("order"));
  // It has two options whatever was answered; the gate says what is wrong with them.
  const [first = blankAnswer(newId("true"), ""), second = blankAnswer(newId("false"), "")] = options;
  return [first, second];
}

/** The passages that an item names, in full: its answer has to be found there. */
function citedBy(citations: readonly ModelCitation[], passages: readonly Passage[]): string[] {
  const marks = new Set(citations.map(({ passage }) => passage.trim()));
  return passages.filter(({ mark }) => marks.has(mark)).map(({ text }) => text);
}

function listWrittenLessons(db: Tx, courseId: string): Promise<{ key: string; title: string }[]> {
  return queryRows(db, () => z.strictObject({ key: z.string(), title: z.string() }))`
    SELECT l.lesson_id::text AS key, l.title
      FROM lesson_version l JOIN module_version m ON m.id = l.module_version_id
     WHERE l.version_id = (SELECT id FROM course_version WHERE course_id = ${courseId}::uuid ORDER BY number DESC LIMIT 1)
       AND btrim(l.content) <> ''
     ORDER BY m.position, l.position`;
}

/** What the lesson's accepted blocks rest on, and what a question that is to be written again rested on. */
async function spansOf(db: Tx, draftId: string, { key, retried }: UnitInHand): Promise<string[]> {
  const cited = await db.citation.findMany({
    where: {
      OR: [
        ...(retried ? [{ suggestionId: retried.suggestionId }] : []),
        { suggestion: { draftId, lessonId: key, targetKind: "block", state: { in: ["ACCEPTED", "EDITED"] } } },
      ],
    },
    orderBy: { id: "asc" },
    select: { spanId: true },
  });
  return [...new Set(cited.map(({ spanId }) => spanId))];
}
