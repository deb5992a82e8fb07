import * as z from "zod";
import { EditedQuestion } from "@/features/questions/edited-question";
import type { FieldValue } from "@/lib/field-value";
import { parsePrice } from "./brief";
import { BlockContent, LandingContent, ModulePlanContent, Stage } from "./suggestions";

/** What a source turned out to be, by its content. */
export const sourceKinds = ["pdf", "docx", "pptx", "markdown", "html", "text", "transcript"] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Why a source could not be read: one a file. */
export const sourceReasons = [
  "empty",
  "too_large",
  "too_long",
  "locked",
  "locked_or_old",
  "damaged",
  "bomb",
  "scanned",
  "no_text",
  "not_a_text",
  "wrong_type",
  "wrong_encoding",
  "tangled",
  "gone",
  "accident",
] as const;
export type SourceReason = (typeof sourceReasons)[number];

export const SourceFailure = z.object({
  reason: z.enum(sourceReasons).catch("accident"),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).catch({}),
});
export type SourceFailure = z.infer<typeof SourceFailure>;

export const briefLimits = {
  topic: 200,
  description: 4_000,
  item: 300,
  items: 40,
  minutes: 100_000,
  sources: 20,
} as const;

export const courseLevels = ["BEGINNER", "INTERMEDIATE", "ADVANCED", "ALL_LEVELS"] as const;
export const lengths = ["short", "medium", "long"] as const;
export const tones = ["plain", "friendly", "formal", "playful"] as const;

const list = z.array(z.string().regex(/\S/).max(briefLimits.item)).max(briefLimits.items);

/** What each field of a brief takes: the browser asks these before it sends, the server before it stores. */
export const briefValues = {
  topic: z.string().max(briefLimits.topic),
  description: z.string().max(briefLimits.description),
  audience: list,
  objectives: list,
  level: z.enum(courseLevels).nullable(),
  length: z.enum(lengths).nullable(),
  tone: z.enum(tones).nullable(),
  language: z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/),
  minutes: z.number().int().min(1).max(briefLimits.minutes).nullable(),
  price: z
    .string()
    .max(30)
    .refine((text) => text.trim() === "" || parsePrice(text) !== null),
} as const;

export const briefFields = [
  "topic",
  "description",
  "audience",
  "objectives",
  "level",
  "length",
  "tone",
  "language",
  "minutes",
  "price",
] as const satisfies readonly (keyof typeof briefValues)[];
export type BriefField = (typeof briefFields)[number];
export type BriefValue = FieldValue;

/** A brief as its fields show it. The price is an idea, as typed: "49 EUR", or empty. */
export type Brief = { [Field in BriefField]: z.infer<(typeof briefValues)[Field]> };

export const DraftRef = z.object({ draftId: z.uuid() });

/** The id is the browser's: asked for twice, one draft is made. */
export const CreateDraft = DraftRef.extend({ language: briefValues.language.default("en") });
export type CreateDraft = z.infer<typeof CreateDraft>;

const anyValue = z.union([z.string().max(10_000), z.array(z.string().max(1_000)).max(200), z.number().int(), z.null()]);

/** One field, with the value that its editor was shown: what is there now must be that, or the new one. */
export const SaveBrief = DraftRef.extend({ field: z.enum(briefFields), base: anyValue, value: anyValue }).refine(
  ({ field, value }) => briefValues[field].safeParse(value).success,
  { path: ["value"] },
);
export type SaveBrief = z.infer<typeof SaveBrief>;

export const SourceRef = DraftRef.extend({ sourceId: z.uuid() });
export type SourceRef = z.infer<typeof SourceRef>;

export const AddSource = SourceRef.extend({ fileId: z.uuid() });
export type AddSource = z.infer<typeof AddSource>;

/** Characters of a text that is pasted, or of a web page: more comes as a file. */
export const pastedCharacters = 1_000_000;

export const AddText = SourceRef.extend({
  title: z.string().trim().min(1).max(200),
  text: z.string().regex(/\S/).max(pastedCharacters),
  format: z.enum(["text", "markdown", "html"]),
});
export type AddText = z.infer<typeof AddText>;

export const ReadSpans = SourceRef.extend({ page: z.number().int().min(1).max(10_000).default(1) });
export type ReadSpans = z.infer<typeof ReadSpans>;

export const SuggestionRef = DraftRef.extend({ suggestionId: z.uuid() });

/** A run of a stage; the id is the browser's. Without `keys` and `suggestionId` all of the stage. */
export const StartStage = DraftRef.extend({
  runId: z.uuid(),
  stage: Stage,
  note: z.string().trim().max(1_000).default(""),
  /** Of the modules or lessons that it is to be written for. */
  keys: z.array(z.uuid()).min(1).max(500).optional(),
  /** The one suggestion that is to be written again. */
  suggestionId: z.uuid().optional(),
});
export type StartStage = z.infer<typeof StartStage>;

export const LessonPassageRef = DraftRef.extend({ lessonId: z.uuid() });
export type LessonPassageRef = z.infer<typeof LessonPassageRef>;

/** For one lesson, or for all that have no text yet. */
export const UsePassages = DraftRef.extend({ lessonId: z.uuid().optional() });
export type UsePassages = z.infer<typeof UsePassages>;

export const RunRef = DraftRef.extend({ runId: z.uuid() });
export type RunRef = z.infer<typeof RunRef>;

export const StageRef = DraftRef.extend({ stage: Stage, lessonId: z.uuid().optional() });
export type StageRef = z.infer<typeof StageRef>;

const Title = z.string().trim().min(1).max(200);

/** What an author makes of a suggestion that is still open: by kind, what may be changed in it. */
export const SuggestionEdit = z.discriminatedUnion("kind", [
  /** Titles as the author wants them. A lesson that is not among them is left out. */
  z.object({
    kind: z.literal("module"),
    title: Title,
    lessons: z.array(z.object({ lessonId: z.uuid(), title: Title })).max(200),
  }),
  z.object({ kind: z.literal("module-plan"), description: ModulePlanContent.shape.description }),
  z.object({ kind: z.literal("block"), markdown: BlockContent.shape.markdown }),
  z.object({ kind: z.literal("question"), question: EditedQuestion }),
  z.object({ kind: z.literal("landing"), value: LandingContent.shape.value }),
]);
export type SuggestionEdit = z.infer<typeof SuggestionEdit>;

export const EditSuggestion = SuggestionRef.extend({ edit: SuggestionEdit });
export type EditSuggestion = z.infer<typeof EditSuggestion>;

/** All open suggestions of a stage, or of one lesson in it. */
export const AcceptAll = DraftRef.extend({ stage: Stage.default("outline"), lessonId: z.uuid().optional() });
export type AcceptAll = z.infer<typeof AcceptAll>;

export const DecideSuggestion = SuggestionRef.extend({ decision: z.enum(["accept", "reject", "undo"]) });
export type DecideSuggestion = z.infer<typeof DecideSuggestion>;

/** Texts of suggestions to be shown as lessons show them. The locale is that of the words around code, tables and formulas. */
export const RenderTexts = z.object({
  texts: z.array(z.string().max(20_000)).max(100),
  locale: z.string().max(40),
});
export type RenderTexts = z.infer<typeof RenderTexts>;
