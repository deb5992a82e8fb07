import "server-only";
import { createHash } from "node:crypto";
import { slugOf } from "@/lib/slug-of";

/** "02-first-steps" is number 2 and "first-steps"; a name without a number in front sorts last. */
export function numberedName(name: string): { number: number; rest: string } {
  const match = /^(\d{1,9})(?:[-_. ]+(.*))?$/.exec(name);
  return match ? { number: Number(match[1]), rest: match[2] ?? "" } : { number: Number.POSITIVE_INFINITY, rest: name };
}

/** Order of numbered names: by number, then by name. */
export function byNumber(a: string, b: string): number {
  const first = numberedName(a);
  const second = numberedName(b);
  if (first.number !== second.number) return first.number < second.number ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** "getting-started_lessons" as a heading: "Getting started lessons". */
export function titleOfName(name: string): string {
  const words = numberedName(name).rest.replace(/[-_]+/g, " ").trim() || name;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A source key made from a file or folder name: its words, or its number where no ASCII letter is in it. */
export function keyOfName(name: string, kind: string): string {
  const { number, rest } = numberedName(name);
  const unnamed = Number.isFinite(number)
    ? `${kind}-${number}`
    : `${kind}-${createHash("sha256").update(name).digest("hex").slice(0, 8)}`;
  return slugOf(rest, unnamed);
}
