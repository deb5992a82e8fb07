import "server-only";
import * as z from "zod";
import { fileUploadFields } from "@/features/interchange/server/native/file-upload-fields";
import { GradebookFields } from "@/features/interchange/server/native/gradebook-fields";
import { hotspotFields } from "@/features/interchange/server/native/hotspot-fields";
import {
  flag,
  key,
  listOf,
  percentage,
  points,
  text,
  title,
  whole,
} from "@/features/interchange/server/native/native-values";
import { QuizReview } from "@/features/interchange/server/native/quiz-review";
import { checkSections, SectionItems } from "@/features/interchange/server/native/quiz-sections";
import { mostReadAgain } from "@/features/questions/edited-question";
import { haveOwnStarts, longestBandText, mostBands } from "@/features/questions/feedback-bands";
import { answersShown } from "@/features/questions/review-matrix";
import { mostCriteria, mostLevels } from "@/features/questions/rubric";
import { pagings } from "@/features/questions/section-schema";
import { type CodeLanguage, codeLanguages } from "@/features/questions/types/code/languages";
import { mostWords } from "@/features/questions/types/essay/body";
import { marksIn } from "@/features/questions/types/fill-in-blanks/marks";
import { mostUnits } from "@/features/questions/types/numeric/body";
import { parseDecimal } from "@/lib/decimal";
import { isCurrency } from "@/lib/money";

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

const Option = z.strictObject({ text: title, correct: flag.default(false), feedback: text.default("") });
const AcceptedText = z.strictObject({
  text: title,
  caseSensitive: flag.default(false),
  regex: flag.default(false),
  feedback: text.default(""),
});
/** An item to put in order: its text alone, or with feedback. */
const Item = z.preprocess(
  (value) => (typeof value === "string" ? { text: value } : value),
  z.strictObject({ text: title, feedback: text.default("") }),
);
const Accepted = z.preprocess((value) => (typeof value === "string" ? { text: value } : value), AcceptedText);

const words = whole
  .refine((number) => number >= 1 && number <= mostWords, `must be a number of words from 1 to ${mostWords}.`)
  .nullable()
  .default(null);
const decimal = z.string().regex(/\d/, 'must be a number such as "3.14" or "6.02e23".');

const positive = decimal.refine(
  (number) => (parseDecimal(number)?.digits ?? 0n) > 0n,
  "must be a number above 0, such as 1000 or 0.01.",
);

const tolerance = z.string().regex(/^[\d.eE+-]+\s*%?$/, 'must be a number, or a share such as "5%".');

const ofAll = {
  id: key.optional(),
  /** The id of a section. */
  section: key.optional(),
  text: title,
  points: points.default(1),
  feedback: text.default(""),
  explanation: text.default(""),
  readAgain: listOf(key).refine((keys) => keys.length <= mostReadAgain, `must name at most ${mostReadAgain} lessons.`),
};

const shared = { ...ofAll, penalty: percentage.default(0) };

const oneCorrect = (options: { correct: boolean }[]) => options.filter(({ correct }) => correct).length === 1;
const someCorrect = (options: { correct: boolean }[]) => options.some(({ correct }) => correct);
const options = z.array(Option).min(2, "must have at least two options.");

/** What fills in a blank: one of `accept`, `answer` and `options` says which kind it is. */
const Blank = z
  .strictObject({
    blank: z.string().regex(/^[1-9]\d{0,2}$/, "must be the number of a blank in the text, such as 1."),
    accept: z.array(title).min(1, "must have at least one text.").max(50).optional(),
    caseSensitive: flag.optional(),
    answer: decimal.optional(),
    tolerance: tolerance.optional(),
    options: options.max(50).refine(oneCorrect, "must have exactly one option with correct: true.").optional(),
    feedback: text.default(""),
  })
  .refine(
    ({ accept, answer, options: choices }) => [accept, answer, choices].filter((one) => one !== undefined).length === 1,
    "must have accept, answer or options, and only one of them.",
  )
  .transform(
    ({ blank, feedback, accept, caseSensitive = false, answer, tolerance: around = "", options: choices }) => ({
      ...{ blank, feedback },
      ...(accept && { accept, caseSensitive }),
      ...(answer !== undefined && { answer, tolerance: around }),
      ...(choices && { options: choices }),
    }),
  );

/** Names and descriptions are plain texts. */
const Rubric = z.strictObject({
  shownBefore: flag.default(false),
  criteria: z
    .array(
      z.strictObject({
        name: title.max(200),
        description: text.max(2000).default(""),
        levels: z
          .array(z.strictObject({ name: title.max(200), points, description: text.max(2000).default("") }))
          .min(2, "must have at least two levels.")
          .max(mostLevels),
      }),
    )
    .min(1, "must have at least one criterion.")
    .max(mostCriteria),
});

export const QuestionItem = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("single-choice"),
    ...shared,
    options: options.refine(oneCorrect, "must have exactly one option with correct: true."),
  }),
  z.strictObject({
    type: z.literal("multiple-choice"),
    ...shared,
    options: options.refine(someCorrect, "must have at least one option with correct: true."),
  }),
  z
    .strictObject({
      type: z.literal("true-false"),
      ...shared,
      answer: flag.optional(),
      options: options.length(2).refine(oneCorrect, "must have exactly one option with correct: true.").optional(),
    })
    .refine(
      (item) => (item.answer === undefined) !== (item.options === undefined),
      "must have answer: true or answer: false.",
    ),
  z
    .strictObject({
      type: z.literal("numeric"),
      ...shared,
      answer: decimal,
      tolerance: tolerance.default("0"),
      unit: text.default(""),
      units: z
        .array(z.strictObject({ unit: title, factor: positive }))
        .max(mostUnits)
        .default([]),
      asksUnit: flag.default(false),
      unitCost: percentage.default(0),
    })
    .refine(
      ({ unit, units, asksUnit }) => unit.trim() !== "" || (units.length === 0 && !asksUnit),
      "must have a unit of its own beside other units, or where students enter it.",
    ),
  z.strictObject({
    type: z.literal("short-answer"),
    ...shared,
    accept: z.array(Accepted).min(1, "must have at least one text."),
  }),
  z.strictObject({
    type: z.literal("ordering"),
    ...shared,
    items: z.array(Item).min(2, "must have at least two items."),
  }),
  z.strictObject({
    type: z.literal("matching"),
    ...shared,
    pairs: z
      .array(z.strictObject({ prompt: title, answer: title, feedback: text.default("") }))
      .min(2, "must have at least two pairs.")
      .max(40),
    extras: z.array(title).max(40).default([]),
  }),
  z
    .strictObject({
      type: z.literal("essay"),
      ...ofAll,
      minWords: words,
      maxWords: words,
      graderNotes: text.default(""),
      rubric: Rubric.optional(),
    })
    .refine(
      ({ minWords, maxWords }) => minWords === null || maxWords === null || minWords <= maxWords,
      "must have a minWords that is not above its maxWords.",
    ),
  z
    .strictObject({
      type: z.literal("code"),
      ...shared,
      language: z
        .enum(Object.keys(codeLanguages) as CodeLanguage[], {
          error: `must be one of ${Object.keys(codeLanguages).join(", ")}, or left out.`,
        })
        .nullable()
        .default(null),
      starter: text.default(""),
      graderNotes: text.default(""),
      rubric: Rubric.optional(),
      outputs: z
        .array(z.strictObject({ text: title, feedback: text.default("") }))
        .max(100)
        .default([]),
    })
    .refine(
      ({ outputs, penalty }) => outputs.length > 0 || penalty === 0,
      "can't have a penalty where a person grades: give it outputs, or leave the penalty out.",
    ),
  z.strictObject({ type: z.literal("file-upload"), ...ofAll, ...fileUploadFields, rubric: Rubric.optional() }),
  z.strictObject({ type: z.literal("hotspot"), ...shared, ...hotspotFields }),
  z
    .strictObject({
      type: z.literal("fill-in-blanks"),
      ...shared,
      blanks: z.array(Blank).min(1, "must have at least one blank.").max(50),
    })
    .refine(({ text, blanks }) => {
      const keys = blanks.map(({ blank }) => blank);
      return new Set(keys).size === keys.length && marksIn(text).every((key) => keys.includes(key));
    }, "must have one entry in blanks for each [[number]] of its text.")
    .refine(
      ({ text, blanks }) => blanks.every(({ blank }) => marksIn(text).includes(blank)),
      "must have the mark of each of its blanks in its text, such as [[1]].",
    ),
]);
export type QuestionItem = z.infer<typeof QuestionItem>;

/** A time with its zone, kept as the instant that it is. */
const moment = z.iso
  .datetime({ offset: true, error: "must be a date and time with its zone, such as 2027-03-01T09:00:00Z." })
  .transform((text) => new Date(text).toISOString())
  .nullable();

const Quiz = z.strictObject({
  title: text.optional(),
  description: text.default(""),
  passingScore: percentage.default(70),
  maxAttempts: whole.default(0),
  timeLimitMinutes: whole.default(0),
  opensAt: moment.default(null),
  closesAt: moment.default(null),
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
  questions: z.array(QuestionItem).min(1, "must hold at least one question."),
});

const StatedQuiz = Quiz.refine(({ opensAt, closesAt }) => opensAt === null || closesAt === null || opensAt < closesAt, {
  path: ["closesAt"],
  message: "must be later than opensAt.",
}).refine(
  ({ review, showResults, showCorrectAnswers }) =>
    review === undefined || (showResults === undefined && showCorrectAnswers === undefined),
  { path: ["review"], message: "can't be used beside showResults and showCorrectAnswers. Say all of it in review." },
);
export const QuizFile = StatedQuiz.superRefine(checkSections);
export type QuizFile = z.infer<typeof QuizFile>;
