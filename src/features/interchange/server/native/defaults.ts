import "server-only";
import type { ActivityType, LessonType, ResourceDocument } from "@/features/interchange/course-document";

const activities: Readonly<Record<LessonType, ActivityType>> = {
  VIDEO: "WATCH",
  READING: "READ",
  INTERACTIVE: "DO",
  QUIZ: "DO",
  LAB: "DO",
  DISCUSSION: "DISCUSS",
};

export function defaultActivity(type: LessonType): ActivityType {
  return activities[type];
}

const endings: readonly [RegExp, ResourceDocument["type"]][] = [
  [/\.(pdf|docx?|odt|rtf|txt|md|pptx?|odp|epub)$/i, "DOCUMENT"],
  [/\.(py|js|ts|java|c|cpp|h|rb|go|rs|html|css|ipynb|sql|sh)$/i, "CODE"],
  [/\.(csv|tsv|json|xml|xlsx?|ods|ya?ml|parquet)$/i, "DATA"],
  [/\.(png|jpe?g|gif|webp|avif|svg)$/i, "IMAGE"],
  [/\.(mp3|ogg|wav|m4a|flac)$/i, "AUDIO"],
  [/\.(mp4|webm|mov|mkv|m4v)$/i, "VIDEO"],
  [/\.(zip|tar|gz|tgz|7z)$/i, "ARCHIVE"],
];

/** The kind of a resource by the ending of its file; a link when it has none. */
export function resourceTypeOf(filePath: string | null): ResourceDocument["type"] {
  if (filePath === null) return "LINK";
  return endings.find(([pattern]) => pattern.test(filePath))?.[1] ?? "OTHER";
}
