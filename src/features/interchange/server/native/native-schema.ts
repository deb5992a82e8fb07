import "server-only";
import * as z from "zod";
import { GradebookFields } from "@/features/interchange/server/native/gradebook-fields";
import { checkDraws, DrawItems } from "@/features/interchange/server/native/quiz-draws";
import { QuizReview } from "@/features/interchange/server/native/quiz-review";
import { checkSections, SectionItems } from "@/features/interchange/server/native/quiz-sections";
import { QuestionEntry } from "@/features/questions/course-files";
import { haveOwnStarts, longestBandText, mostBands } from "@/features/questions/feedback-bands";
import { answersShown } from "@/features/questions/review-matrix";
import { pagings } from "@/features/questions/section-schema";
import { moment } from "@/lib/moment";
import { isCurrency } from "@/lib/money";
import { flag, key, listOf, percentage, text, title, whole } from "@/lib/yaml-values";

/** Version of the course format that this site writes. */
export const FORMAT_VERSION = 1;

const address = z.url({ protocol: /^https?$/, error: "must be an address that begins with https://." });
const languageTag = z
  .string()
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'must be a language tag such as "en" or "pt-BR".');

/** Members of an enum as the format writes them: small letters and hyphens. */
function oneOf<const T extends readonly string[]>(members: T) {
  const byName = new Map<string, T[number]>(members.map((member) => [formatName(member), member]));
  return z
    .enum([...byName.keys()] as [string, ...string[]])
    .transform((name) => byName.get(name) ?? (name as T[number]));
}

export function formatName(member: string): string {
  return member.toLowerCase().replaceAll("_", "-");
}

export const CourseFile = z.strictObject({
  format: whole
    .refine((version) => version === FORMAT_VERSION, `must be ${FORMAT_VERSION}, the only version known here.`)
    .default(FORMAT_VERSION),
  id: z
    .string()
    .regex(/^[^\s:]+(:\S.*)?$/, "must be a UUID, or the identity that an import wrote there.")
    .max(500)
    .optional(),
  title,
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "may hold only small letters, digits and single hyphens.")
    .optional(),
  subtitle: text.default(""),
  description: text.default(""),
  language: languageTag.default("en"),
  level: oneOf(["BEGINNER", "INTERMEDIATE", "ADVANCED", "ALL_LEVELS"]).default("ALL_LEVELS"),
  category: text.optional(),
  thumbnail: text.optional(),
  durationMinutes: whole.optional(),
  objectives: listOf(text),
  requirements: listOf(text),
  audience: listOf(text),
  skills: listOf(text),
  price: z
    .strictObject({ amountMinor: whole, currency: z.string().refine(isCurrency, "must be a currency such as EUR.") })
    .optional(),
  certificate: flag.default(true),
  missing: listOf(text),
  seo: z
    .strictObject({ description: text.default(""), keywords: listOf(text) })
    .default({ description: "", keywords: [] }),
  gradebook: GradebookFields.optional(),
});

/** When a lesson or the lessons of a module open. */
const Opens = z
  .strictObject({
    after: listOf(key),
    afterModules: listOf(key),
    on: z.iso.datetime("must be a time in UTC such as 2026-12-03T08:00:00Z.").optional(),
    daysAfterEnrolment: whole.refine((days) => days > 0 && days <= 3_650, "must be from 1 to 3650.").optional(),
  })
  .optional();

export const ModuleFile = z.strictObject({
  id: key.optional(),
  title,
  description: text.default(""),
  hidden: flag.default(false),
  durationMinutes: whole.optional(),
  opens: Opens,
});

const Video = z
  .strictObject({
    url: address.optional(),
    file: text.optional(),
    seconds: whole.optional(),
    captions: listOf(z.strictObject({ language: languageTag, label: text.optional(), file: text })),
  })
  .refine(({ url, file }) => (url === undefined) !== (file === undefined), "must have either url or file.");

const Resource = z
  .strictObject({
    id: key.optional(),
    title,
    type: oneOf(["DOCUMENT", "CODE", "DATA", "IMAGE", "AUDIO", "VIDEO", "ARCHIVE", "LINK", "OTHER"]).optional(),
    description: text.default(""),
    file: text.optional(),
    url: address.optional(),
    premium: flag.default(false),
    durationMinutes: whole.optional(),
  })
  .refine(({ url, file }) => (url === undefined) !== (file === undefined), "must have either file or url.");

export const LessonFrontMatter = z.strictObject({
  id: key.optional(),
  title,
  section: text.optional(),
  type: oneOf(["VIDEO", "READING", "INTERACTIVE", "QUIZ", "LAB", "DISCUSSION"]).default("READING"),
  activity: oneOf(["WATCH", "READ", "DO", "DISCUSS"]).optional(),
  required: flag.default(true),
  access: oneOf(["GUEST", "REGISTERED", "PREMIUM"]).default("REGISTERED"),
  preview: flag.default(false),
  minutes: whole.optional(),
  video: Video.optional(),
  embed: address.optional(),
  lab: flag.optional(),
  checks: listOf(text),
  resources: listOf(Resource),
  opens: Opens,
});

/** A time with its zone, kept as the instant that it is. */
const zonedTime = moment("must be a date and time with its zone, such as 2027-03-01T09:00:00Z.")
  .transform((text) => new Date(text).toISOString())
  .nullable();

const Quiz = z.strictObject({
  title: text.optional(),
  description: text.default(""),
  passingScore: percentage.default(70),
  maxAttempts: whole.default(0),
  timeLimitMinutes: whole.default(0),
  opensAt: zonedTime.default(null),
  closesAt: zonedTime.default(null),
  cooldownMinutes: whole.refine((minutes) => minutes <= 100_000, "must be at most 100000.").default(0),
  shuffleQuestions: flag.default(false),
  shuffleAnswers: flag.default(false),
  review: QuizReview.optional(),
  /** What files from before there was `review` say in its place. */
  showResults: flag.optional(),
  showCorrectAnswers: oneOf(answersShown).optional(),
  counts: oneOf(["BEST", "LAST", "AVERAGE"]).default("BEST"),
  feedbackBands: z
    .array(z.strictObject({ from: percentage, text: text.max(longestBandText) }))
    .max(mostBands)
    .refine(haveOwnStarts, "must begin at a percentage of its own in each entry.")
    .default([]),
  recordsSignals: flag.default(false),
  hidesNames: flag.default(false),
  twoGraders: flag.default(false),
  agreementPercent: whole.refine((percent) => percent <= 100, "must be at most 100.").default(10),
  paging: oneOf(pagings).default("SECTION"),
  sections: SectionItems,
  draws: DrawItems,
  questions: z.array(QuestionEntry).min(1, "must hold at least one question."),
});

const StatedQuiz = Quiz.refine(({ opensAt, closesAt }) => opensAt === null || closesAt === null || opensAt < closesAt, {
  path: ["closesAt"],
  message: "must be later than opensAt.",
}).refine(
  ({ review, showResults, showCorrectAnswers }) =>
    review === undefined || (showResults === undefined && showCorrectAnswers === undefined),
  { path: ["review"], message: "can't be used beside showResults and showCorrectAnswers. Say all of it in review." },
);
export const QuizFile = StatedQuiz.superRefine(checkSections).superRefine(checkDraws);
export type QuizFile = z.infer<typeof QuizFile>;
