import * as z from "zod";
import { courseLevels, detailLimits } from "@/features/courses/details";
import { answersShown, ReviewMatrix } from "@/features/questions/review-matrix";

/** A word of an enum as the course format writes it: small letters and hyphens. */
const formatWord = <T extends string>(member: T) => member.toLowerCase().replaceAll("_", "-");

function wordsOf<const T extends readonly [string, ...string[]]>(members: T) {
  const byWord = new Map<string, T[number]>(members.map((member) => [formatWord(member), member]));
  const words = members.map(formatWord) as [string, ...string[]];
  return {
    schema: z.enum(words),
    /** The member that a word stands for; the first where there is none, which the schema rules out. */
    read: (word: string): T[number] => byWord.get(word) ?? members[0],
    write: (member: T[number]): string => formatWord(member),
  };
}

export const lessonTypes = wordsOf(["READING", "VIDEO", "INTERACTIVE", "QUIZ", "LAB", "DISCUSSION"]);
export const activities = wordsOf(["READ", "WATCH", "DO", "DISCUSS"]);
export const accessLevels = wordsOf(["REGISTERED", "GUEST", "PREMIUM"]);
export const answersWords = wordsOf(answersShown);
export const countingRules = wordsOf(["BEST", "LAST", "AVERAGE"]);
export const levels = wordsOf(["ALL_LEVELS", ...courseLevels.filter((level) => level !== "ALL_LEVELS")]);

const title = z.string().regex(/\S/).max(detailLimits.title);
const whole = z.number().int().min(0).max(detailLimits.minutes);
const entries = z.array(z.string().max(detailLimits.item)).max(detailLimits.items).default([]);

/** The rules of an assessment; a template never holds a question. */
const Quiz = z.strictObject({
  title: title.optional(),
  description: z.string().max(2_000).default(""),
  passingScore: z.number().min(0).max(100).default(70),
  maxAttempts: whole.default(0),
  timeLimitMinutes: whole.default(0),
  cooldownMinutes: whole.max(100_000).default(0),
  shuffleQuestions: z.boolean().default(false),
  shuffleAnswers: z.boolean().default(false),
  review: ReviewMatrix.optional(),
  /** What templates from before there was `review` say in its place. */
  showResults: z.boolean().optional(),
  showCorrectAnswers: answersWords.schema.optional(),
  counts: countingRules.schema.default("best"),
  recordsSignals: z.boolean().default(false),
  hidesNames: z.boolean().default(false),
  twoGraders: z.boolean().default(false),
  agreementPercent: z.number().int().min(0).max(100).default(10),
});

const Lesson = z.strictObject({
  title,
  section: z.string().max(detailLimits.title).optional(),
  type: lessonTypes.schema.default("reading"),
  activity: activities.schema.optional(),
  required: z.boolean().default(true),
  access: accessLevels.schema.default("registered"),
  preview: z.boolean().default(false),
  minutes: whole.optional(),
  checks: entries,
  /** Markdown that a new lesson starts with. */
  content: z.string().max(20_000).default(""),
  quiz: Quiz.optional(),
});

const Module = z.strictObject({
  title,
  description: z.string().max(2_000).default(""),
  lessons: z.array(Lesson).max(200),
});

/** What a template holds: a course in the terms of the course format, without files, questions and people. */
export const TemplateStructure = z.strictObject({
  level: levels.schema.default("all-levels"),
  objectives: entries,
  requirements: entries,
  audience: entries,
  modules: z.array(Module).max(100),
});
export type TemplateStructure = z.infer<typeof TemplateStructure>;
export type TemplateModule = TemplateStructure["modules"][number];
export type TemplateLesson = TemplateModule["lessons"][number];

/** What a lesson of this type asks of a student where its author does not say, as the course format has it. */
export const activityOf = ({ activity, type }: Pick<TemplateLesson, "activity" | "type">) =>
  activity
    ? activities.read(activity)
    : (({ video: "WATCH", reading: "READ", discussion: "DISCUSS" } as const)[type] ?? "DO");

export const templateTypes = ["course", "workshop", "short", "exam", "onboarding", "reading"] as const;
export type TemplateType = (typeof templateTypes)[number];

export const tiers = ["FREE", "BASIC", "PREMIUM"] as const;
export type TemplateTier = (typeof tiers)[number];

/** Whether a subscription of one tier opens what asks for another. */
export const opensTier = (own: TemplateTier, required: TemplateTier): boolean =>
  tiers.indexOf(own) >= tiers.indexOf(required);

const about = {
  name: z.string().trim().min(1).max(120),
  description: z.string().trim().max(600),
  templateType: z.enum(templateTypes),
  tags: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[\p{L}\p{N}][\p{L}\p{N} -]{0,29}$/u),
    )
    .max(8),
  isShared: z.boolean(),
};

/** Makes a template of a course's structure. The id is the browser's, so that sending twice makes one. */
export const SaveTemplate = z.object({ templateId: z.uuid(), courseId: z.uuid(), ...about });
export type SaveTemplate = z.infer<typeof SaveTemplate>;

export const TemplateRef = z.object({ templateId: z.uuid() });

export const EditTemplate = TemplateRef.extend(about);
export type EditTemplate = z.infer<typeof EditTemplate>;

export const ListTemplates = z.object({ type: z.enum(templateTypes).nullable(), tag: z.string().max(30).nullable() });
export type ListTemplates = z.infer<typeof ListTemplates>;

/** Tags as they are typed into one field: "law, first year". */
export const readTags = (typed: string): string[] => [
  ...new Set(
    typed
      .split(",")
      .map((tag) => tag.trim().toLowerCase())
      .filter((tag) => tag !== ""),
  ),
];
