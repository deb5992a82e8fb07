import "server-only";
import type { TakeBankFile } from "@/features/authoring/banks/schema";
import { linkToShow } from "@/features/media/server/file-links";
import { attachFiles } from "@/features/media/server/library/file-home";
import { AppError } from "@/lib/app-error";
import type { PersonDeps } from "@/server/trpc/context";
import { findBank } from "./own-banks";

/**
 * Gives a stored file the path by which questions of a bank name it, with a link to see it. The same file keeps its path.
 * @throws AppError NOT_FOUND when the bank isn't the actor's, or the file neither theirs nor the bank's.
 */
export function takeBankFile(
  { db, actor }: Pick<PersonDeps, "db" | "actor">,
  { bankId, fileId }: TakeBankFile,
): Promise<{ path: string; url: string }> {
  return db.$transaction(async (tx) => {
    await findBank(tx, actor, bankId);
    const mayUse = { OR: [{ ownerId: actor.id }, { bankFiles: { some: { bankId } } }] };
    const file = await tx.storedFile.findFirst({
      where: { id: fileId, state: "READY", isOfAnswer: false, ...mayUse },
      select: { storageKey: true, originalName: true, mimeType: true },
    });
    const path = file && (await attachFiles(tx, { bankId }, [fileId])).get(fileId);
    if (!path) throw new AppError("NOT_FOUND", "common.not_found");
    return { path, url: await linkToShow({ ...file, name: file.originalName }) };
  });
}
