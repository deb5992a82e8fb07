import "server-only";
import { linkToDownload } from "@/features/media/server/file-links";
import { AppError } from "@/lib/app-error";
import { isPerson } from "@/policy/actor";
import type { AttemptFacts } from "@/policy/attempt";
import type { PersonDeps } from "@/server/trpc/context";
import { nameFor, readNamedFiles } from "./list-files";

/**
 * Where a file that an answer of the attempt names can be had for the next minutes, always as a download. Staff get those of ended
 * attempts alone, and under another name while names are hidden. @throws AppError NOT_FOUND
 */
export async function openAnswerFile(
  { db, actor }: Pick<PersonDeps, "db" | "actor">,
  { id: attemptId, userId }: Pick<AttemptFacts, "id" | "userId">,
  fileId: string,
): Promise<{ url: string }> {
  const isOwn = isPerson(actor) && actor.id === userId;
  const [file] = await readNamedFiles(db, attemptId, fileId);
  const isRunning =
    !isOwn && (await db.assessmentAttempt.count({ where: { id: attemptId, state: "IN_PROGRESS" } })) > 0;
  if (!file || isRunning) throw new AppError("NOT_FOUND", "common.not_found");
  return { url: await linkToDownload({ ...file, name: nameFor(file, isOwn) }) };
}
