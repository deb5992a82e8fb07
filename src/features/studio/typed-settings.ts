import { z } from "zod";
import { parseAmount } from "@/features/courses/amounts";
import { CourseSettings } from "@/features/courses/schema";
import type { KeptKind } from "@/lib/kept/kept-store";
import { isCurrency, plainAmount } from "@/lib/money";

/** An instant in ISO 8601, or nothing. Devices still keep some without a zone, from when these fields asked for UTC. */
const TypedInstant = z.string().transform((text) => (/T\d\d:\d\d$/.test(text) ? `${text}:00Z` : text));

/** The settings of a course as they are in their fields. */
const TypedSettings = z.object({
  visibility: z.string(),
  categoryId: z.string(),
  price: z.string(),
  currency: z.string(),
  discount: z.string(),
  discountEndsAt: TypedInstant,
  enrollmentOpensAt: TypedInstant,
  enrollmentClosesAt: TypedInstant,
  capacity: z.string(),
  hasCertificate: z.boolean(),
});
export type TypedSettings = z.infer<typeof TypedSettings>;

/** What was typed and not stored, over what stood there when it was. */
const SettingsCopy = z.object({ base: TypedSettings, typed: TypedSettings });
export type SettingsCopy = z.infer<typeof SettingsCopy>;

/** Null for what is no copy. */
export const readSettingsCopy = (kept: unknown): SettingsCopy | null => SettingsCopy.safeParse(kept).data ?? null;

export const keptSettings: KeptKind<SettingsCopy> = { name: "settings", parse: readSettingsCopy };

/** What is there now, with the fields that were typed in put over it: no one else's fields are taken back. */
export function mergeTyped(now: TypedSettings, { base, typed }: SettingsCopy): TypedSettings {
  const names = Object.keys(typed) as (keyof TypedSettings)[];
  const own = names.filter((name) => typed[name] !== base[name]).map((name) => [name, typed[name]]);
  return { ...now, ...Object.fromEntries(own) };
}

/** The settings as they are stored. */
export interface StoredSettings {
  visibility: string;
  categoryId: string | null;
  priceMinor: number;
  currency: string;
  discountPriceMinor: number | null;
  discountEndsAt: Date | null;
  enrollmentOpensAt: Date | null;
  enrollmentClosesAt: Date | null;
  capacity: number | null;
  hasCertificate: boolean;
}

/** The settings as they are typed. */
export const writeSettings = (course: StoredSettings): TypedSettings => ({
  visibility: course.visibility,
  categoryId: course.categoryId ?? "",
  price: plainAmount(course.priceMinor, course.currency),
  currency: course.currency,
  discount: course.discountPriceMinor === null ? "" : plainAmount(course.discountPriceMinor, course.currency),
  discountEndsAt: course.discountEndsAt?.toISOString() ?? "",
  enrollmentOpensAt: course.enrollmentOpensAt?.toISOString() ?? "",
  enrollmentClosesAt: course.enrollmentClosesAt?.toISOString() ?? "",
  capacity: course.capacity === null ? "" : String(course.capacity),
  hasCertificate: course.hasCertificate,
});

export type SettingsField = Exclude<keyof TypedSettings, "hasCertificate">;
export type SettingsProblem =
  | "amount"
  | "currency"
  | "whole"
  | "discount_not_below_price"
  | "discount_end_without_discount"
  | "discount_end_passed"
  | "closes_before_it_opens";

export interface ReadSettings {
  settings: CourseSettings | null;
  problems: Partial<Record<SettingsField, SettingsProblem>>;
}

/** Reads the fields through the same schema as the server; each problem is at its field. */
export function readSettings(typed: TypedSettings): ReadSettings {
  const problems: ReadSettings["problems"] = {};
  const currency = typed.currency.trim().toUpperCase();
  const priceMinor = parseAmount(typed.price || "0", currency);
  const discountPriceMinor = typed.discount.trim() === "" ? null : parseAmount(typed.discount, currency);
  const capacity = typed.capacity.trim() === "" ? null : Number(typed.capacity);
  if (!isCurrency(currency)) problems.currency = "currency";
  else if (priceMinor === null) problems.price = "amount";
  if (typed.discount.trim() !== "" && discountPriceMinor === null && !problems.currency) problems.discount = "amount";
  if (capacity !== null && (!Number.isInteger(capacity) || capacity < 1)) problems.capacity = "whole";
  if (Object.keys(problems).length > 0) return { settings: null, problems };
  const parsed = CourseSettings.safeParse({
    visibility: typed.visibility,
    categoryId: typed.categoryId || null,
    priceMinor,
    currency,
    discountPriceMinor,
    discountEndsAt: typed.discountEndsAt || null,
    enrollmentOpensAt: typed.enrollmentOpensAt || null,
    enrollmentClosesAt: typed.enrollmentClosesAt || null,
    capacity,
    hasCertificate: typed.hasCertificate,
  });
  if (parsed.success) return { settings: parsed.data, problems: {} };
  for (const issue of parsed.error.issues) {
    const place = fieldOf[String(issue.path[0])];
    if (place && isProblem(issue.message)) problems[place] = issue.message;
  }
  return { settings: null, problems };
}

const fieldOf: Readonly<Record<string, SettingsField>> = {
  discountPriceMinor: "discount",
  discountEndsAt: "discountEndsAt",
  enrollmentClosesAt: "enrollmentClosesAt",
};

const isProblem = (message: string): message is SettingsProblem =>
  ["discount_not_below_price", "discount_end_without_discount", "closes_before_it_opens"].includes(message);
