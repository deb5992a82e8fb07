import * as z from "zod";
import type { FieldValue } from "@/lib/field-value";
import { line, lines, link } from "@/lib/typed-text";

export const instructorTexts = [
  "displayName",
  "headline",
  "bio",
  "organization",
  "website",
  "linkedin",
  "twitter",
] as const;
export type InstructorText = (typeof instructorTexts)[number];

/** What a person says of themselves as an instructor, saved as it is typed. `areas` are slugs of categories. */
export const instructorFields = [...instructorTexts, "yearsExperience", "areas"] as const;
export type InstructorField = (typeof instructorFields)[number];

/** Lengths in characters, areas in entries. */
export const instructorLimits = {
  displayName: 120,
  headline: 160,
  bio: 4_000,
  organization: 160,
  website: 300,
  linkedin: 300,
  twitter: 300,
  years: 100,
  areas: 12,
} as const;

const sites = { linkedin: ["linkedin.com"], twitter: ["x.com", "twitter.com"] } as const;
export const siteOf = (field: InstructorField): string => sites[field as keyof typeof sites]?.[0] ?? "";

/** What each field takes. The browser asks these before it sends, the server before it stores. */
export const instructorValues = {
  displayName: line(instructorLimits.displayName).min(1),
  headline: line(instructorLimits.headline),
  bio: lines(instructorLimits.bio),
  organization: line(instructorLimits.organization),
  website: link(instructorLimits.website, null),
  linkedin: link(instructorLimits.linkedin, sites.linkedin),
  twitter: link(instructorLimits.twitter, sites.twitter),
  yearsExperience: z.number({ error: "years" }).int().min(0).max(instructorLimits.years),
  areas: z.array(z.string().min(1).max(200)).max(instructorLimits.areas),
} as const satisfies Record<InstructorField, z.ZodType>;

export type InstructorValues = Readonly<Record<InstructorField, FieldValue>>;
export type InstructorProblem = "missing" | "too_long" | "too_many" | "unreadable" | "link" | "site" | "years";

const named = ["unreadable", "link", "site"] as const;

/** What is wrong with a value, in one word; null where it can be stored. */
export function problemOf(field: InstructorField, value: FieldValue): InstructorProblem | null {
  const issue = instructorValues[field].safeParse(value).error?.issues[0];
  if (!issue) return null;
  if (field === "yearsExperience") return "years";
  if (issue.code === "too_big") return field === "areas" ? "too_many" : "too_long";
  return named.find((name) => name === issue.message) ?? "missing";
}

/** What no one can be judged by the absence of: an application without them is not sent. */
const neededFields = ["displayName", "headline", "bio", "areas"] as const;
export type NeededField = (typeof neededFields)[number];

/** What is missing of them. Areas are asked for where the site has any to choose from. */
export function gapsOf(values: InstructorValues, { hasAreas }: { hasAreas: boolean }): NeededField[] {
  const isEmpty = (value: FieldValue) => (typeof value === "string" ? value.trim() === "" : !hasEntries(value));
  return neededFields.filter((field) => (field !== "areas" || hasAreas) && isEmpty(values[field]));
}

const hasEntries = (value: FieldValue): boolean => typeof value === "object" && value !== null && value.length > 0;

export const instructorStates = ["DRAFT", "PENDING", "ACTIVE", "SUSPENDED", "REJECTED"] as const;
export type InstructorState = (typeof instructorStates)[number];

/** While someone reads an application, and while a person may not teach, what they wrote stays as it is. */
export const isEditable = (state: InstructorState): boolean => state !== "PENDING" && state !== "SUSPENDED";
/** From where an application can be sent, the first time or again. */
export const maySend = (state: InstructorState): boolean => state === "DRAFT" || state === "REJECTED";

/** What /admin/instructors shows at a time. `waiting` asks for a decision. */
export const instructorQueues = ["waiting", "teaching", "suspended", "rejected", "all"] as const;
export type InstructorQueue = (typeof instructorQueues)[number];

export const tiers = ["STANDARD", "TRUSTED", "PARTNER"] as const;
export type InstructorTier = (typeof tiers)[number];

export const longestReason = 1_000;
/** People of a page of the queue. */
export const queuePageSize = 20;
/** People of a page of /instructors. */
export const instructorsPageSize = 20;
/** How long an applicant waits at most, as the pages promise. */
export const promisedDays = 5;
