import * as z from "zod";
import type { FieldValue } from "@/lib/field-value";

/** What an author may type about a course, with the most that each takes. Lengths in characters, lists in entries. */
export const detailLimits = {
  title: 200,
  subtitle: 300,
  description: 20_000,
  metaDescription: 320,
  item: 300,
  items: 40,
  minutes: 100_000,
} as const;

export const detailTexts = ["title", "subtitle", "description", "metaDescription", "language", "level"] as const;
export const detailLists = ["objectives", "requirements", "skills", "audience", "metaKeywords"] as const;
export const detailFields = [...detailTexts, ...detailLists, "durationMinutes"] as const;

export type DetailText = (typeof detailTexts)[number];
export type DetailList = (typeof detailLists)[number];
export type DetailField = (typeof detailFields)[number];
export type DetailValue = FieldValue;

export const courseLevels = ["BEGINNER", "INTERMEDIATE", "ADVANCED", "ALL_LEVELS"] as const;

/** The draft's own words, as they are in their fields. */
export interface CourseDetails {
  title: string;
  subtitle: string;
  description: string;
  metaDescription: string;
  language: string;
  level: (typeof courseLevels)[number];
  objectives: string[];
  requirements: string[];
  skills: string[];
  audience: string[];
  metaKeywords: string[];
  durationMinutes: number | null;
}

const text = (most: number) => z.string().max(most);
const list = z.array(z.string().regex(/\S/).max(detailLimits.item)).max(detailLimits.items);

/** What each field takes. The browser asks these before it sends, the server before it stores. */
export const detailValues = {
  title: text(detailLimits.title).regex(/\S/),
  subtitle: text(detailLimits.subtitle),
  description: text(detailLimits.description),
  metaDescription: text(detailLimits.metaDescription),
  language: z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/),
  level: z.enum(courseLevels),
  objectives: list,
  requirements: list,
  skills: list,
  audience: list,
  metaKeywords: list,
  durationMinutes: z.number().int().min(1).max(detailLimits.minutes).nullable(),
} as const satisfies Record<DetailField, z.ZodType>;

const anyValue = z.union([
  z.string().max(100_000),
  z.array(z.string().max(10_000)).max(1_000),
  z.number().int(),
  z.null(),
]);

/** One field, with the value that its editor was shown: what is there now must be that, or the new one. */
export const SaveDetail = z
  .object({
    courseId: z.uuid(),
    /** Of the builder, where it is saved from there. */
    sessionId: z.uuid().optional(),
    field: z.enum(detailFields),
    base: anyValue,
    value: anyValue,
  })
  .refine(({ field, value }) => detailValues[field].safeParse(value).success, { path: ["value"] });
export type SaveDetail = z.infer<typeof SaveDetail>;

/** The course's image, over the one that its editor was shown; null for none. */
export const SavePicture = z.object({ courseId: z.uuid(), fileId: z.uuid().nullable(), base: z.uuid().nullable() });
export type SavePicture = z.infer<typeof SavePicture>;

/** Whether two values of a field are the same. */
export type DetailProblem = "missing" | "too_long" | "too_many" | "whole";

/** What is wrong with a value, in one code; null where it can be stored. */
export function problemOf(field: DetailField, value: DetailValue): DetailProblem | null {
  const parsed = detailValues[field].safeParse(value);
  const issue = parsed.error?.issues[0];
  if (!issue) return null;
  if (field === "durationMinutes") return "whole";
  if (issue.code === "too_big") return issue.origin === "array" ? "too_many" : "too_long";
  return "missing";
}
