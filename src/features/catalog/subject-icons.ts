import type { IconName } from "@/components/ui/icon-names";

/** Icons of the interface that can stand for a subject; the back office names each (`categories.icons`). */
export const subjectIcons = [
  "book-open",
  "building-2",
  "calendar-clock",
  "clipboard-check",
  "code-xml",
  "file-text",
  "flask-conical",
  "git-compare-arrows",
  "image",
  "key-round",
  "layout-grid",
  "message-square",
  "monitor-smartphone",
  "pen-line",
  "quote",
  "radio",
  "shield-check",
  "sigma",
  "square-play",
  "star",
  "sun-moon",
  "table",
  "timer",
  "users",
  "volume-2",
] as const satisfies readonly IconName[];
export type SubjectIcon = (typeof subjectIcons)[number];

/** What was stored by hand or by an import may name none of ours. */
export const subjectIconOf = (stored: string | null): SubjectIcon | null =>
  subjectIcons.find((icon) => icon === stored) ?? null;
