import { useTranslations } from "next-intl";
import { useSize } from "@/components/i18n/use-size";
import type { FileKind } from "@/features/media/schema";

/** Lengths of videos and sounds: "12:34", "1:02:03". */
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

/** What to tell someone whose file was refused, with the figures that say why. */
export function useFailureText(): (failure: { reason: string; facts: Readonly<Record<string, unknown>> }) => string {
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
