import * as z from "zod";
import type { PublicFiles } from "../../question-type";
import { Rubric } from "../../rubric-schema";
import { fileGroups } from "./file-groups";

export const mostFiles = 10;
/** Of a file, in MB. A site may allow less (MAX_FILE_BYTES). */
export const mostMegabytes = 2000;
export const MB = 1_000_000;

export const FileUploadBody = z.strictObject({
  /** How many files an answer may have. */
  most: z.number().int().min(1).max(mostFiles),
  /** Which kinds of files are taken; none while its author hasn't said. */
  accepts: z.array(z.enum(fileGroups)).max(fileGroups.length),
  /** How large a file may be, in MB. */
  megabytes: z.number().int().min(1).max(mostMegabytes),
  /** What a good answer has, as Markdown: for those who grade, never for students. */
  graderNotes: z.string().max(50_000),
  /** Left out where there is none. */
  rubric: Rubric.optional(),
});
export type FileUploadBody = z.infer<typeof FileUploadBody>;

export const emptyFileUpload: FileUploadBody = {
  most: 1,
  accepts: ["documents", "images"],
  megabytes: 20,
  graderNotes: "",
};

/** As stored; the defaults where it can't be read. */
export function readFileUpload(body: unknown): FileUploadBody {
  const read = FileUploadBody.safeParse(body);
  return read.success ? read.data : emptyFileUpload;
}

export function filesAskedFor(body: unknown): PublicFiles {
  const { most, accepts, megabytes } = readFileUpload(body);
  return { most, accepts, maxBytes: megabytes * MB };
}
