import "server-only";
import * as z from "zod";
import { emptyFileUpload, mostFiles, mostMegabytes } from "@/features/questions/types/file-upload/body";
import { fileGroups } from "@/features/questions/types/file-upload/file-groups";
import { text, whole } from "./native-values";

/** What a question about files has beside what all questions have and its rubric. */
export const fileUploadFields = {
  mostFiles: whole
    .refine((number) => number >= 1 && number <= mostFiles, `must be between 1 and ${mostFiles}.`)
    .default(emptyFileUpload.most),
  accepts: z
    .array(z.enum(fileGroups, { error: `must be kinds of files: ${fileGroups.join(", ")}.` }))
    .min(1, "must have at least one kind of file.")
    .default(emptyFileUpload.accepts),
  megabytes: whole
    .refine((number) => number >= 1 && number <= mostMegabytes, `must be between 1 and ${mostMegabytes}.`)
    .default(emptyFileUpload.megabytes),
  graderNotes: text.default(""),
};
