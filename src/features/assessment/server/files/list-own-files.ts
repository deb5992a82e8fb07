import "server-only";
import type { OwnFiles } from "@/features/assessment/file-schema";
import type { MediaDeps } from "@/features/media/server/media-deps";
import { listUnfinishedUploads } from "@/features/media/server/uploads/list-unfinished";
import { ofAnswers } from "./bring-file";

/** What the page of a running attempt shows of its files, and which of them the answers name now. */
export async function listOwnFiles(deps: MediaDeps, attemptId: string): Promise<OwnFiles> {
  const where = { attemptId };
  const [brought, answers, uploads] = await Promise.all([
    deps.db.answerFile.findMany({
      where,
      orderBy: { id: "asc" },
      select: { id: true, questionVersionId: true, name: true, file: { select: { sizeBytes: true } } },
    }),
    deps.db.attemptAnswer.findMany({ where, select: { questionVersionId: true, selectedAnswers: true } }),
    listUnfinishedUploads(ofAnswers(deps)),
  ]);
  return {
    files: brought.flatMap(({ file, ...row }) => (file ? [{ ...row, sizeBytes: Number(file.sizeBytes) }] : [])),
    unfinished: uploads.flatMap((upload) => {
      const its = brought.find(({ id }) => id === upload.id);
      return its ? [{ ...upload, questionVersionId: its.questionVersionId }] : [];
    }),
    named: Object.fromEntries(answers.map((answer) => [answer.questionVersionId, answer.selectedAnswers])),
  };
}
