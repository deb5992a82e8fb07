/**
 * A number in [0, 1) that looks random and follows from its arguments alone: rows can be made in any order, and again.
 * The mixing is that of MurmurHash3's finaliser.
 */
export function draw(stream: number, n: number): number {
  let mixed = Math.imul(stream + 1, 0x9e3779b1) ^ Math.imul(n + 1, 0x85ebca77);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

/** A whole number below `count`. */
export const drawBelow = (stream: number, n: number, count: number): number => Math.floor(draw(stream, n) * count);

/** What has ids. Each kind numbers its rows from 0. */
const kinds = [
  ...(["learner", "instructor", "admin", "email", "category", "course", "courseVersion", "module", "lesson"] as const),
  ...(["moduleVersion", "lessonVersion", "assessment", "assessmentVersion", "teaching", "profile"] as const),
  ...(["grant", "seat", "progress", "attempt", "certificate", "review", "setting"] as const),
] as const;
export type Kind = (typeof kinds)[number];

const prefixes = Object.fromEntries(
  kinds.map((kind, at) => [kind, `019a0000-${at.toString(16).padStart(4, "0")}-7000-8000-`]),
) as Record<Kind, string>;

/** The id of a row, of version 7 in form. Ascending with `n`, as the ids of rows that are written one after the other are. */
export const idOf = (kind: Kind, n: number): string => prefixes[kind] + n.toString(16).padStart(12, "0");
