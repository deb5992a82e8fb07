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
