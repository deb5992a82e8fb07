import * as z from "zod";
import { EditedQuestion, StoredQuestion } from "@/features/questions/edited-question";
import { FeedbackBands } from "@/features/questions/feedback-bands";
import { ReviewMatrix, standardReview } from "@/features/questions/review-matrix";
import { Paging, Section, SectionKey, Sections } from "@/features/questions/section-schema";
import { exactMoment } from "@/lib/moment";
import { isScheduleInOrder } from "./schedule";

/** As it is stored and given back, so that what is the same is spelled the same. */
const Moment = exactMoment().nullable();

const Place = z.object({ courseId: z.uuid(), lessonId: z.uuid() });

/** The longest text that an assessment has, in UTF-16 units. */
const Text = z.string().max(50_000);

export const longestTitle = 200;

/** Percent of a question's points. */
export const standardAgreement = 10;

/** What an assessment is called and says of itself, and what counts in it. */
const Rules = z.object({
  /** Never emptied by a save; an import may have left it empty. */
  title: Text.trim(),
  /** Markdown, shown before an attempt. */
  description: Text,
  /** Percent, with two places at most. */
  passingScore: z.number().min(0).max(100).multipleOf(0.01),
  /** 0 = as many as one likes. */
  maxAttempts: z.number().int().min(0).max(1_000),
  /** 0 = no limit. */
  timeLimitMinutes: z.number().int().min(0).max(100_000),
  /** Null: at any time. A page from before there was a schedule says nothing of it. */
  opensAt: Moment.default(null),
  closesAt: Moment.default(null),
  /** From the end of an attempt to the start of the next; 0 = none. */
  cooldownMinutes: z.number().int().min(0).max(100_000).default(0),
  randomizeQuestions: z.boolean(),
  randomizeAnswers: z.boolean(),
  /** A page from before there was a choice by stages says nothing of it, in its base neither. */
  review: ReviewMatrix.default(standardReview),
  countingRule: z.enum(["BEST", "LAST", "AVERAGE"]),
  /** About the whole attempt, by its score. */
  feedbackBands: FeedbackBands.default([]),
  /** Whether attempts note absences, pasting and changes of network. */
  recordsSignals: z.boolean().default(false),
  hidesNames: z.boolean().default(false),
  twoGraders: z.boolean().default(false),
  /** Of a question's points: two grades that differ by no more agree. */
  agreementPercent: z.number().int().min(0).max(100).default(standardAgreement),
  /** A page from before there were sections says nothing of them. */
  sections: Sections.default([]),
  paging: Paging.default("SECTION"),
});
/** Opens before it closes. */
export const AssessmentRules = Rules.refine(isScheduleInOrder, { path: ["closesAt"] });
export type AssessmentRules = z.infer<typeof AssessmentRules>;

export const AssessmentPlace = Place;
export type AssessmentPlace = z.infer<typeof AssessmentPlace>;

/** The most images that one export asks for. */
export const mostPictures = 2_000;

export const PicturePaths = z.array(z.string().max(1_000)).max(mostPictures);

/** Images of a course that its questions show, by their paths. */
export const PicturesOf = z.object({ courseId: z.uuid(), paths: PicturePaths });
export type PicturesOf = z.infer<typeof PicturesOf>;

/** The removal's id is the browser's: the same call twice removes once, and puts back once. */
export const RemoveAssessment = Place.extend({ removalId: z.uuid() });
export type RemoveAssessment = z.infer<typeof RemoveAssessment>;

/** `base` is what the author saw when they began to write. */
export const SaveRules = Place.extend({ base: AssessmentRules, rules: AssessmentRules });
export type SaveRules = z.infer<typeof SaveRules>;

/** Where there is no such section, the last one; null without sections. */
const Home = { sectionKey: SectionKey.nullable().optional() };

export const AddQuestion = Place.extend({ questionId: z.uuid(), question: EditedQuestion, ...Home });
export type AddQuestion = z.infer<typeof AddQuestion>;

/** How many questions are imported in one write. */
export const mostImported = 200;

export const ImportQuestions = Place.extend({
  questions: z
    .array(
      z.object({
        questionId: z.uuid(),
        question: EditedQuestion,
        /** The bank that it is copied from, whose files it names; left out for one whose files are the course's. */
        bankId: z.uuid().optional(),
        /** The question there. */
        bankQuestionId: z.uuid().optional(),
      }),
    )
    .min(1)
    .max(mostImported)
    .refine((all) => new Set(all.map(({ questionId }) => questionId)).size === all.length),
});
export type ImportQuestions = z.infer<typeof ImportQuestions>;

export const SaveQuestion = Place.extend({ questionId: z.uuid(), base: StoredQuestion, question: EditedQuestion });
export type SaveQuestion = z.infer<typeof SaveQuestion>;

/** To come before another one, or last; in a section before those of it that follow. */
export const MoveQuestion = Place.extend({ questionId: z.uuid(), beforeId: z.uuid().nullable(), ...Home });
export type MoveQuestion = z.infer<typeof MoveQuestion>;

/** `beforeKey`: of the section that came after it. */
export const RestoreSection = Place.extend({
  section: Section,
  beforeKey: SectionKey.nullable(),
  questionIds: z.array(z.uuid()).max(2_000),
  drawKeys: z.array(z.uuid()).max(500),
});
export type RestoreSection = z.infer<typeof RestoreSection>;

export const DuplicateQuestion = Place.extend({ questionId: z.uuid(), copyId: z.uuid() });
export type DuplicateQuestion = z.infer<typeof DuplicateQuestion>;

export const RemoveQuestion = Place.extend({ questionId: z.uuid() });
export type RemoveQuestion = z.infer<typeof RemoveQuestion>;
