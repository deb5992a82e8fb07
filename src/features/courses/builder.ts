import * as z from "zod";
import { line } from "@/lib/typed-text";
import { detailLimits } from "./details";
import type { PublishingGap } from "./rules";

/** The stages of making a course, in the order in which the builder asks for them. */
export const builderSteps = [
  "idea",
  "audience",
  "objectives",
  "structure",
  "content",
  "assessments",
  "pricing",
  "landing",
  "publish",
] as const;
export type BuilderStep = (typeof builderSteps)[number];

/** Steps that nothing typed can show to be done: "free, and that is meant" and "no assessment, and that is meant". */
export const confirmableSteps = ["assessments", "pricing"] as const;
export type ConfirmableStep = (typeof confirmableSteps)[number];

const day = 24 * 60 * 60 * 1000;
/** Days without a change after which a session is put away automatically. */
export const sessionDays = 90;
/** Days before that in which it is said wherever the session is listed. */
export const warningDays = 14;

export const expiryOf = (lastActivityAt: Date): Date => new Date(lastActivityAt.getTime() + sessionDays * day);
export const isEndingSoon = (expiresAt: Date, now: Date): boolean =>
  expiresAt.getTime() - now.getTime() <= warningDays * day;

/** How a session is shown: its work ends with publishing, and from then on the state of its course counts. */
export function sessionStateOf(session: {
  status: "ACTIVE" | "PUBLISHED" | "ARCHIVED";
  /** Of the course; null where that is gone. */
  state: string | null;
}): "ACTIVE" | "PUBLISHED" | "UNPUBLISHED" | "ARCHIVED" {
  if (session.status !== "PUBLISHED" || session.state === "LIVE") return session.status;
  return session.state === "ARCHIVED" ? "ARCHIVED" : "UNPUBLISHED";
}

/** What the builder looks at to say what is done. Counts are of what students would see. */
export interface BuilderFacts {
  title: string;
  subtitle: string;
  description: string;
  metaDescription: string;
  audience: readonly string[];
  objectives: readonly string[];
  hasCategory: boolean;
  isPriced: boolean;
  isLive: boolean;
  lessonCount: number;
  assessmentCount: number;
  gaps: readonly PublishingGap[];
  confirmed: readonly string[];
}

export type StepErrorCode =
  | "no_title"
  | "no_subtitle"
  | "no_audience"
  | "no_objectives"
  | "no_lessons"
  | "lesson_empty"
  | "assessment_incomplete"
  | "no_assessment"
  | "price_unconfirmed"
  | "no_category"
  | "no_description"
  | "no_meta_description"
  | "not_published";

/** Something that keeps a step open. `field` is what to go to: a field of the step, or a lesson. */
export interface StepError {
  step: BuilderStep;
  field: string;
  code: StepErrorCode;
  lessonId?: string;
  place?: string;
  lessonTitle?: string;
}

const isBlank = (text: string): boolean => text.trim() === "";

/** What keeps which step open, in the order of the steps. A step without an entry is done. */
export function findStepErrors(facts: BuilderFacts): StepError[] {
  const assessed = facts.gaps.filter(({ code }) => code.startsWith("assessment_") || code.startsWith("question_"));
  const at = ({ lessonId = "", place, lessonTitle }: PublishingGap) => ({
    field: `lesson-${lessonId}`,
    lessonId,
    place,
    lessonTitle,
  });
  const when = (isOpen: boolean, error: StepError): StepError[] => (isOpen ? [error] : []);
  const noLessons = facts.lessonCount === 0;
  return [
    ...when(isBlank(facts.title), { step: "idea", field: "title", code: "no_title" }),
    ...when(isBlank(facts.subtitle), { step: "idea", field: "subtitle", code: "no_subtitle" }),
    ...when(facts.audience.length === 0, { step: "audience", field: "audience", code: "no_audience" }),
    ...when(facts.objectives.length === 0, { step: "objectives", field: "objectives", code: "no_objectives" }),
    ...when(noLessons, { step: "structure", field: "outline", code: "no_lessons" }),
    ...when(noLessons, { step: "content", field: "outline", code: "no_lessons" }),
    ...facts.gaps
      .filter(({ code }) => code === "lesson_empty")
      .map((gap): StepError => ({ step: "content", code: "lesson_empty", ...at(gap) })),
    ...onePerLesson(assessed).map(
      (gap): StepError => ({ step: "assessments", code: "assessment_incomplete", ...at(gap) }),
    ),
    ...when(facts.assessmentCount === 0 && !facts.confirmed.includes("assessments"), {
      step: "assessments",
      field: "confirm-assessments",
      code: "no_assessment",
    }),
    ...when(!facts.hasCategory, { step: "pricing", field: "categoryId", code: "no_category" }),
    ...when(!facts.isPriced && !facts.confirmed.includes("pricing"), {
      step: "pricing",
      field: "confirm-pricing",
      code: "price_unconfirmed",
    }),
    ...when(isBlank(facts.description), { step: "landing", field: "description", code: "no_description" }),
    ...when(isBlank(facts.metaDescription), { step: "landing", field: "metaDescription", code: "no_meta_description" }),
    ...when(!facts.isLive, { step: "publish", field: "publish", code: "not_published" }),
  ];
}

function onePerLesson(gaps: readonly PublishingGap[]): PublishingGap[] {
  const seen = new Set<string>();
  return gaps.filter(({ lessonId = "" }) => !seen.has(lessonId) && seen.add(lessonId));
}

/** The steps that are done, in their order, and the share of all nine, 0 to 100. */
export function judgeProgress(errors: readonly StepError[]): { done: BuilderStep[]; percentage: number } {
  const done = builderSteps.filter((step) => errors.every((error) => error.step !== step));
  return { done, percentage: Math.round((done.length / builderSteps.length) * 10_000) / 100 };
}

const Title = z.string().trim().min(1).max(detailLimits.title);

/** Ids are made by the browser, so that a request that is sent twice makes one course. */
export const CreateCourse = z.object({ courseId: z.uuid(), sessionId: z.uuid(), title: Title });
export type CreateCourse = z.infer<typeof CreateCourse>;

export const CreateFromTemplate = CreateCourse.extend({ templateId: z.uuid() });
export type CreateFromTemplate = z.infer<typeof CreateFromTemplate>;

/** `courseId` is the course that is copied. */
export const CopyCourse = z.object({
  courseId: z.uuid(),
  copyId: z.uuid(),
  sessionId: z.uuid(),
  title: Title,
});
export type CopyCourse = z.infer<typeof CopyCourse>;

export const SessionRef = z.object({ sessionId: z.uuid() });

/** Where someone is in the builder, and what they have said there. */
export const NoteSession = SessionRef.extend({
  step: z.enum(builderSteps).optional(),
  /** A step of `confirmableSteps`, and whether it is confirmed. */
  confirm: z.object({ step: z.enum(confirmableSteps), isMeant: z.boolean() }).optional(),
  /** A field in which two versions met. */
  conflict: line(50).optional(),
});
export type NoteSession = z.infer<typeof NoteSession>;

export const MoveSession = SessionRef.extend({ move: z.enum(["archive", "restore"]) });
export type MoveSession = z.infer<typeof MoveSession>;
