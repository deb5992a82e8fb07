import * as z from "zod";
import { SignParts, StartUpload, type UnfinishedUpload, UploadRef } from "@/features/media/schema";

export const StartAnswerFile = StartUpload.extend({ attemptId: z.uuid(), questionVersionId: z.uuid() });
export type StartAnswerFile = z.infer<typeof StartAnswerFile>;

export const SignAnswerParts = SignParts.extend({ attemptId: z.uuid() });
export const AnswerUploadRef = UploadRef.extend({ attemptId: z.uuid() });
export const AnswerFileRef = z.object({ attemptId: z.uuid(), fileId: z.uuid() });

/** What a student has brought to the questions of an attempt. */
export interface OwnFiles {
  /** Those that have arrived. */
  files: { id: string; questionVersionId: string; name: string; sizeBytes: number }[];
  /** Those that were begun and can be gone on with. */
  unfinished: (UnfinishedUpload & { questionVersionId: string })[];
  /** Ids of files by question, as the server has the answers now. */
  named: Record<string, string[]>;
}
