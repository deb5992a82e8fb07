import "server-only";
import * as z from "zod";
import { AnswerFileRef, AnswerUploadRef, SignAnswerParts, StartAnswerFile } from "@/features/assessment/file-schema";
import { MediaFile, UploadPlan } from "@/features/media/schema";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { SignedPart } from "@/features/media/server/uploads/sign-parts";
import { getStorage } from "@/server/storage/get-storage";
import type { PersonDeps } from "@/server/trpc/context";
import { onAttempt, router } from "@/server/trpc/init";
import { cancelAnswerFile, completeAnswerFile, signAnswerParts, startAnswerFile } from "./bring-file";
import { listOwnFiles } from "./list-own-files";
import { openAnswerFile } from "./open-file";

const withStorage = (ctx: PersonDeps): MediaDeps => ({ ...ctx, storage: getStorage() });

/** Files of answers, each of one attempt: whoever may answer it brings them, and whoever may read it fetches them. */
export const answerFilesRouter = router({
  start: onAttempt("attempt.answer")
    .input(StartAnswerFile)
    .output(UploadPlan)
    .mutation(({ ctx, input }) => startAnswerFile(withStorage(ctx), input)),
  signParts: onAttempt("attempt.answer")
    .input(SignAnswerParts)
    .output(z.array(SignedPart))
    .mutation(({ ctx, input }) => signAnswerParts(withStorage(ctx), input)),
  complete: onAttempt("attempt.answer")
    .input(AnswerUploadRef)
    .output(MediaFile)
    .mutation(({ ctx, input }) => completeAnswerFile(withStorage(ctx), input)),
  cancel: onAttempt("attempt.answer")
    .input(AnswerUploadRef)
    .mutation(({ ctx, input }) => cancelAnswerFile(withStorage(ctx), input)),
  list: onAttempt("attempt.answer").query(({ ctx, input }) => listOwnFiles(withStorage(ctx), input.attemptId)),
  open: onAttempt("attempt.read")
    .input(AnswerFileRef)
    .query(({ ctx, input }) => openAnswerFile(ctx, ctx.attempt, input.fileId)),
});
