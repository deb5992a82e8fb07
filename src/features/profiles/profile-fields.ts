import * as z from "zod";
import { PersonName } from "@/features/accounts/schema";
import type { FieldValue } from "@/lib/field-value";
import { line, lines, link } from "@/lib/typed-text";

/** The fields in the order of the pages that show them. */
export const profileTexts = [
  "bio",
  "expertise",
  "educationalBackground",
  "website",
  "linkedin",
  "twitter",
  "github",
  "phone",
  "address",
  "city",
  "state",
  "postalCode",
  "country",
] as const;
export type ProfileText = (typeof profileTexts)[number];

/** What others may be shown, each automatically. */
export const visibleFields = ["picture", ...profileTexts, "dateOfBirth", "teachingExperience", "interests"] as const;
export type VisibleField = (typeof visibleFields)[number];

/** What is saved as it is typed. Lists have one entry a line. */
export const profileFields = ["name", ...profileTexts, "dateOfBirth", "teachingExperience", "interests"] as const;
export type ProfileField = (typeof profileFields)[number];

/** Lengths in characters, lists in entries. */
export const profileLimits = {
  bio: 4_000,
  expertise: 1_000,
  educationalBackground: 1_000,
  website: 300,
  linkedin: 300,
  twitter: 300,
  github: 300,
  phone: 40,
  address: 300,
  city: 100,
  state: 100,
  postalCode: 20,
  country: 100,
  interest: 60,
  interests: 30,
  years: 100,
} as const;

const sites = {
  linkedin: ["linkedin.com"],
  twitter: ["x.com", "twitter.com"],
  github: ["github.com"],
} as const;
export type ProfileSite = keyof typeof sites;

/** Names of the hosts that a field of this kind may lead to. */
export const hostsOf = (field: ProfileSite): readonly string[] => sites[field];

const earliestYear = 1900;

/** A day that was, written as the calendar field of a browser gives it. */
const DateOfBirth = z.iso
  .date({ error: "date" })
  .refine((text) => Number(text.slice(0, 4)) >= earliestYear && Date.parse(text) <= Date.now(), { error: "date" })
  .nullable();

/** What each field takes. The browser asks these before it sends, the server before it stores. */
export const profileValues = {
  name: PersonName,
  bio: lines(profileLimits.bio),
  expertise: lines(profileLimits.expertise),
  educationalBackground: lines(profileLimits.educationalBackground),
  website: link(profileLimits.website, null),
  linkedin: link(profileLimits.linkedin, sites.linkedin),
  twitter: link(profileLimits.twitter, sites.twitter),
  github: link(profileLimits.github, sites.github),
  phone: line(profileLimits.phone).regex(/^[\p{N}+() ./-]*$/u, { error: "phone" }),
  address: lines(profileLimits.address),
  city: line(profileLimits.city),
  state: line(profileLimits.state),
  postalCode: line(profileLimits.postalCode),
  country: line(profileLimits.country),
  dateOfBirth: DateOfBirth,
  teachingExperience: z.number({ error: "years" }).int().min(0).max(profileLimits.years),
  interests: z.array(line(profileLimits.interest).min(1)).max(profileLimits.interests),
} as const satisfies Record<ProfileField, z.ZodType>;

export type ProfileProblem =
  | "missing"
  | "too_long"
  | "too_many"
  | "unreadable"
  | "link"
  | "site"
  | "phone"
  | "date"
  | "years";

const named = ["unreadable", "link", "site", "phone", "date"] as const;

/** What is wrong with a value, in one word; null where it can be stored. */
export function problemOf(field: ProfileField, value: FieldValue): ProfileProblem | null {
  const issue = profileValues[field].safeParse(value).error?.issues[0];
  if (!issue) return null;
  if (field === "teachingExperience") return "years";
  if (field === "dateOfBirth") return "date";
  if (issue.code === "too_big") return issue.origin === "array" ? "too_many" : "too_long";
  const known = named.find((name) => name === issue.message);
  if (known) return known;
  return issue.message === "accounts.name_too_long" ? "too_long" : field === "name" ? nameProblem(value) : "missing";
}

const nameProblem = (value: FieldValue): ProfileProblem => (String(value).trim() === "" ? "missing" : "unreadable");
