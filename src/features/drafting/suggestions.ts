import * as z from "zod";
import { EditedQuestion } from "@/features/questions/edited-question";

/** What a model writes for a draft, in this order; each is looked at and decided before the next. */
export const stages = ["outline", "modules", "lessons", "assessments", "landing"] as const;
export type Stage = (typeof stages)[number];
export const Stage = z.enum(stages);

/** What a suggestion is about; its content has a shape of its own for each. */
export const suggestionKinds = ["module", "module-plan", "block", "question", "landing"] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

const Title = z.string().trim().min(1).max(200);

/** Spans of a source by their positions; `until` is the first that is no longer part of it. */
export const PassageRange = z.object({ from: z.number().int().min(0), until: z.number().int().min(0) });
export type PassageRange = z.infer<typeof PassageRange>;

/** Where in the source of its span the text of a lesson is; empty where only the span is known. */
const passage = z.array(PassageRange).default([]);

/** A module that is suggested, and its lessons. Ids are those that the parts get when they are accepted. */
export const ModuleContent = z.object({
  moduleId: z.uuid(),
  title: Title,
  /** Of the span that the title is taken from; null where no source says it. */
  spanId: z.uuid().nullable(),
  lessons: z.array(z.object({ lessonId: z.uuid(), title: Title, spanId: z.uuid().nullable(), passage })).max(200),
  /** The titles as they were suggested, once the author has changed them. */
  suggested: z
    .object({ title: Title, lessons: z.array(z.object({ title: Title, spanId: z.uuid().nullable(), passage })) })
    .nullable(),
});
export type ModuleContent = z.infer<typeof ModuleContent>;

/** What a module tells its readers, and what each of its lessons is to cover: the plan that lessons are written by. */
export const ModulePlanContent = z.object({
  moduleId: z.uuid(),
  /** Markdown. */
  description: z.string().max(4_000),
  lessons: z.array(z.object({ lessonId: z.uuid(), plan: z.string().max(1_000) })).max(200),
  /** The description as it was suggested, once the author has changed it. */
  suggested: z.string().nullable(),
});
export type ModulePlanContent = z.infer<typeof ModulePlanContent>;

/** One block of a lesson, or a few that belong together, in the Markdown that lessons are stored in. */
export const BlockContent = z.object({
  /** What it does in the lesson, in a few words: "worked example". Shown in the suggestion's name, not in the lesson. */
  title: Title,
  markdown: z.string().regex(/\S/).max(20_000),
  /** The Markdown as it was suggested, once the author has changed it. */
  suggested: z.string().nullable(),
});
export type BlockContent = z.infer<typeof BlockContent>;

/** What `Suggestion.replaces` holds for a block: the bytes of the block that it would take the place of. */
export const ReplacedBlock = z.object({
  markdown: z.string(),
  /** Its place in the lesson from 0 at that time; it decides where several blocks say the same. */
  index: z.number().int().min(0).nullable().catch(null),
});
export type ReplacedBlock = z.infer<typeof ReplacedBlock>;

/** A question as the editor of assessments knows it; the id is the one that it gets when it is accepted. */
export const QuestionContent = z.object({
  questionId: z.uuid(),
  question: EditedQuestion,
  /** The question as it was suggested, once the author has changed it. */
  suggested: EditedQuestion.nullable(),
  /** Whether accepting it gave the lesson the assessment that it is in. */
  makesAssessment: z.boolean().default(false),
});
export type QuestionContent = z.infer<typeof QuestionContent>;

export const landingFields = ["subtitle", "description", "objectives", "requirements", "audience"] as const;
export type LandingField = (typeof landingFields)[number];

/** A field of the course's page. `description` is Markdown; the last three are lists. */
export const LandingContent = z.object({
  field: z.enum(landingFields),
  value: z.union([z.string().max(20_000), z.array(z.string().max(300)).max(40)]),
  suggested: z.union([z.string(), z.array(z.string())]).nullable(),
});
export type LandingContent = z.infer<typeof LandingContent>;
