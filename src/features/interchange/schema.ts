import * as z from "zod";

/** Of a packed course that is about to be sent, in bytes. */
export const CourseFileSize = z.object({ sizeBytes: z.int().min(0).max(1e15) });

export const ImportRef = z.object({ importId: z.uuid() });

/** One version of a course, or the course as it is now. */
export const ExportRef = z.object({ versionId: z.uuid().optional() });

export const importStages = ["opening", "reading", "pictures", "files", "saving", "publishing"] as const;

const Entry = z.object({ where: z.string(), what: z.string(), why: z.string() });

/** How far a running import has come. */
export const ImportProgress = z.object({ stage: z.enum(importStages), done: z.number(), total: z.number() });
export type ImportProgress = z.infer<typeof ImportProgress>;
export type ImportStage = ImportProgress["stage"];

/** What a finished import leaves to be read. */
export const ImportResult = z.object({
  course: z.object({ id: z.string().nullable(), slug: z.string(), title: z.string() }),
  isNew: z.boolean(),
  carried: z.object({
    modules: z.number(),
    lessons: z.number(),
    assessments: z.number(),
    questions: z.number(),
    files: z.number(),
  }),
  notCarried: z.array(Entry),
  conflicts: z.array(Entry),
  notes: z.array(z.string()),
});
export type ImportResult = z.infer<typeof ImportResult>;

const Place = { file: z.string().nullable(), line: z.number().nullable() };

/** Why it stopped. Without a message it was an accident of ours. */
export const ImportFailure = z.object({
  ...Place,
  message: z.string().nullable(),
  /** What else is wrong with the course. */
  others: z.array(z.object({ ...Place, message: z.string() })).default([]),
});
export type ImportFailure = z.infer<typeof ImportFailure>;

export interface ImportStatus {
  id: string;
  fileName: string;
  sizeBytes: number;
  state: "PENDING" | "PROCESSING" | "DONE" | "FAILED";
  progress: ImportProgress | null;
  result: ImportResult | null;
  failure: ImportFailure | null;
}
