import * as z from "zod";
import { type Draw, drawQuestions } from "@/features/questions/draws";
import type { Hundredths } from "@/features/questions/points";
import type { QuestionType } from "@/features/questions/question-type";
import { questionType } from "@/features/questions/registry";
import { ReviewMatrix } from "@/features/questions/review-matrix";
import { inSections } from "@/features/questions/sections";
import type { AttemptRules } from "./rules";

/** One question in its place. A list and not a seed: it needs no code to be read back, and no code can change it. */
const SnapshotItem = z.object({
  questionVersionId: z.string(),
  /** Options in the order shown; empty where there is nothing to choose from. */
  answerIds: z.array(z.string()),
  /** What they are chosen for, where that is more than the question itself. */
  promptIds: z.array(z.string()).default([]),
  /** What an answer may hold by name; none in attempts from before there was such a question. */
  fields: z.record(z.string(), z.enum(["typed", "chosen"])).default({}),
  /** How many options one answer may hold: what the statement that stores it checks. */
  mostSelected: z.number(),
  /** How long a typed answer may be, where that is not `MAX_TEXT_RESPONSE`: what the same statement checks. */
  mostTyped: z.number().optional(),
  /** What an answer names are files of this attempt. */
  takesFiles: z.boolean().optional(),
  /** In which section of the assessment's version it is; none without sections. */
  sectionKey: z.string().optional(),
});
export type SnapshotItem = z.infer<typeof SnapshotItem>;

/** None in attempts from before there was such a rule. */
const Moment = z
  .string()
  .transform((at) => new Date(at))
  .nullable()
  .default(null);

const StoredRules: z.ZodType<AttemptRules> = z.object({
  passingScore: z.number(),
  maxAttempts: z.number(),
  timeLimitMinutes: z.number(),
  opensAt: Moment,
  closesAt: Moment,
  cooldownMinutes: z.number().default(0),
  countingRule: z.enum(["BEST", "LAST", "AVERAGE"]),
  review: ReviewMatrix,
  recordsSignals: z.boolean().default(false),
});

/** What an attempt fixes at its start and keeps whatever happens to the course afterwards. */
export interface AttemptSnapshot {
  order: SnapshotItem[];
  rules: AttemptRules;
  maxScore: Hundredths;
}

export interface SnapshotSource {
  rules: AttemptRules;
  randomizeQuestions: boolean;
  randomizeAnswers: boolean;
  /** In their order. */
  sections: readonly { key: string }[];
  draws: readonly (Draw & { sectionKey: string | null })[];
  /** Of every attempt, and the pools of the draws. */
  questions: readonly {
    versionId: string;
    type: QuestionType;
    points: Hundredths;
    answerIds: readonly string[];
    body: unknown;
    /** Of the draw whose pool it is in. */
    drawKey: string | null;
    /** Null without sections, and in a pool. */
    sectionKey: string | null;
  }[];
}

/** Shuffles within sections alone: these stay in the author's order. `random` gives numbers in [0, 1). */
export function takeSnapshot(source: SnapshotSource, random: () => number): AttemptSnapshot {
  const drawn = drawQuestions(source.questions, source.draws, random);
  const order = bySection(source, drawn).flatMap(({ section, items }) =>
    (source.randomizeQuestions ? shuffled(items, random) : items).map((question) => ({
      ...snapshotItem(question, source.randomizeAnswers, random),
      ...(section && { sectionKey: section.key }),
    })),
  );
  return { order, rules: source.rules, maxScore: drawn.reduce((sum, { points }) => sum + points, 0) };
}

/** Questions by section: one that is drawn is where its draw is. */
export function bySection<
  Section extends { key: string },
  Question extends Pick<SnapshotSource["questions"][number], "drawKey" | "sectionKey">,
>(
  { sections, draws }: { sections: readonly Section[]; draws: SnapshotSource["draws"] },
  questions: readonly Question[],
) {
  const places = new Map(draws.map(({ key, sectionKey }) => [key, sectionKey]));
  return inSections(sections, questions, ({ drawKey, sectionKey }) =>
    drawKey === null ? sectionKey : (places.get(drawKey) ?? null),
  );
}

/** Rules as JSON has them, in an attempt's row or in a query. */
export const readRules = (json: unknown): AttemptRules => StoredRules.parse(json);

/** The rules and the order as the attempt's row keeps them. */
export function readSnapshot(row: { questionOrder: unknown; rules: unknown }): Omit<AttemptSnapshot, "maxScore"> {
  return { order: z.array(SnapshotItem).parse(row.questionOrder), rules: readRules(row.rules) };
}

function snapshotItem(
  { versionId, type, answerIds, body }: SnapshotSource["questions"][number],
  randomizeAnswers: boolean,
  random: () => number,
): SnapshotItem {
  const { offer, mostTyped, files } = questionType(type);
  const none = { questionVersionId: versionId, answerIds: [], promptIds: [], fields: {}, mostSelected: 0 };
  if (!offer)
    return {
      ...none,
      ...(mostTyped !== undefined && { mostTyped }),
      ...(files && { mostSelected: files({ body }).most, takesFiles: true }),
    };
  const offered = offer.ids({ answerIds, body });
  const isShuffled = offer.shuffle === "always" || (offer.shuffle === "as-set" && randomizeAnswers);
  return {
    questionVersionId: versionId,
    answerIds: isShuffled ? shuffled(offered.optionIds, random) : [...offered.optionIds],
    promptIds: [...offered.promptIds],
    fields: { ...offered.fields },
    mostSelected: offer.mostSelected(offered),
    ...(mostTyped !== undefined && { mostTyped }),
  };
}

/** Fisher and Yates: every order equally likely. */
function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const rest = [...items];
  const drawn: Item[] = [];
  while (rest.length > 0) drawn.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return drawn;
}
