import { useFormatter, useTranslations } from "next-intl";
import type { FileKind } from "@/features/media/schema";

const steps = [
  ["kilobyte", 1_000],
  ["megabyte", 1_000_000],
  ["gigabyte", 1_000_000_000],
] as const;

/** Sizes as people say them: "512 kB", "4.2 MB", "1.3 GB". */
export function useSize(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const [unit, one] = bytes < 1_000_000 ? steps[0] : bytes < 1_000_000_000 ? steps[1] : steps[2];
    const value = unit === "kilobyte" ? Math.ceil(bytes / one) : bytes / one;
    return format.number(value, { style: "unit", unit, maximumFractionDigits: unit === "kilobyte" ? 0 : 1 });
  };
}

/** Lengths of films and sounds: "12:34", "1:02:03". */
export function clockOf(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}

export const kindIcons = {
  image: "image",
  video: "square-play",
  audio: "volume-2",
  document: "file-text",
  other: "file",
} as const satisfies Record<FileKind, string>;

const known = [
  "offline",
  "forbidden",
  "sign_in_required",
  "too_large",
  "quota",
  "empty_file",
  "upload_differs",
  "no_upload",
  "completing",
  "file_changed",
  "web_page",
  "program",
  "not_what_it_says",
  "unplayable",
  "drawing_with_program",
  "in_use",
  "not_found",
] as const;
type Known = (typeof known)[number];

/** What to tell somebody whose file was refused, with the figures that say why. */
export function useFailureWords(): (failure: { reason: string; facts: Readonly<Record<string, unknown>> }) => string {
  const t = useTranslations("media.failures");
  const size = useSize();
  return ({ reason, facts }) => {
    const name = reason.split(".").at(-1) ?? "";
    const bytes = (fact: string) => size(Number(facts[fact] ?? 0));
    return t((known as readonly string[]).includes(name) ? (name as Known) : "unknown", {
      size: bytes("sizeBytes"),
      limit: bytes("maxBytes"),
      free: bytes("freeBytes"),
    });
  };
}
