import "server-only";
import * as z from "zod";
import { ImportFailure, ImportProgress, ImportResult, type ImportStatus } from "@/features/interchange/schema";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";

const Metadata = z.object({ progress: ImportProgress.optional(), result: ImportResult.optional() });

/** The state of an import of one's own. @throws AppError NOT_FOUND, also for someone else's. */
export async function getImport(
  { db, actor }: Pick<PersonDeps, "db" | "actor">,
  importId: string,
): Promise<ImportStatus> {
  const upload = await db.uploadedContent.findFirst({
    where: { id: importId, ownerId: actor.id, contentType: "course" },
    select: { id: true, originalFilename: true, sizeBytes: true, state: true, metadata: true, error: true },
  });
  if (upload === null) throw new AppError("NOT_FOUND", "common.not_found");
  const metadata = Metadata.safeParse(upload.metadata);
  const failure = ImportFailure.safeParse(upload.error);
  return {
    id: upload.id,
    fileName: upload.originalFilename,
    sizeBytes: Number(upload.sizeBytes),
    state: upload.state,
    progress: metadata.data?.progress ?? null,
    result: metadata.data?.result ?? null,
    failure: upload.state === "FAILED" ? (failure.data ?? { file: null, line: null, message: null, others: [] }) : null,
  };
}
