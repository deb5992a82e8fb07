import "server-only";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { NonRetriableError } from "inngest";
import * as z from "zod";
import { startSession } from "@/features/courses/server/sessions/start-session";
import { importErrorOf } from "@/features/interchange/import-error";
import type { ImportFailure, ImportProgress } from "@/features/interchange/schema";
import type { FetchImage } from "@/features/interchange/server/carry-remote-images";
import { type ImportDeps, type ImportReport, importCourse } from "@/features/interchange/server/import-course";
import { settleBytes } from "@/features/media/server/uploads/quota";
import type { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/server/db/client";
import { stateOf } from "@/server/db/transaction";

const Metadata = z.object({ storageKey: z.string() });
/** How often at most a running import writes down how far it is. */
const PROGRESS_MILLISECONDS = 500;
/** check_violation: the same course would be refused again. */
const isRefused = (error: unknown): error is Error => error instanceof Error && stateOf(error) === "23514";

/**
 * Imports a course file that was handed in, and keeps what became of it. Safe to repeat: a finished import is left alone,
 * an interrupted one starts again.
 * @throws NonRetriableError where a CHECK or a trigger refuses the course.
 */
export async function runImport(
  deps: ImportDeps,
  { importId, folder, fetchImage }: { importId: string; folder: string; fetchImage?: FetchImage },
): Promise<void> {
  const { db, storage, now } = deps;
  const upload = await db.uploadedContent.findUnique({
    where: { id: importId },
    include: { owner: { select: { role: true } } },
  });
  if (upload === null || upload.state === "DONE" || upload.state === "FAILED") return;
  const { storageKey } = Metadata.parse(upload.metadata);
  await db.$transaction((tx) => beginWork(tx, importId));
  await mkdir(folder, { recursive: true });
  const workplace = await mkdtemp(join(folder, "upload-"));
  try {
    const path = join(workplace, "course");
    const stored = await storage.open(storageKey);
    if (stored === null) throw new Error(`the file of import ${importId} is not in storage`);
    await pipeline(stored.stream, createWriteStream(path, { flags: "wx", mode: 0o600 }));
    const report = await importCourse(deps, {
      path,
      name: upload.originalFilename,
      owner: { id: upload.ownerId, isAdmin: upload.owner.role === "ADMIN" },
      stagingRoot: folder,
      fetchImage,
      onProgress: progressWriter(deps, importId, storageKey),
    });
    const courseId = report.course.id;
    if (courseId) await beginSession(deps, { importId, courseId, ownerId: upload.ownerId });
    await finish(deps, importId, { state: "DONE", metadata: { storageKey, result: resultOf(report) } });
  } catch (error) {
    const known = importErrorOf(error);
    if (known === null) throw isRefused(error) ? new NonRetriableError(error.message, { cause: error }) : error;
    const { file, line, message } = known;
    const others = known.others.map((other) => ({ file: other.file, line: other.line, message: other.message }));
    await failImport(deps, importId, { file, line, message, others });
  } finally {
    await rm(workplace, { recursive: true, force: true });
  }
  await storage.delete([storageKey]);
  await db.uploadedContent.update({ where: { id: importId }, data: { processedAt: now() } });
}

/** What was set aside for the file is free again: what is in it takes room of its own, and has it. */
async function beginWork(tx: Tx, importId: string): Promise<void> {
  const begun = await tx.uploadedContent.updateManyAndReturn({
    where: { id: importId, state: "PENDING" },
    data: { state: "PROCESSING" },
    select: { ownerId: true, sizeBytes: true },
  });
  for (const { ownerId, sizeBytes } of begun) await settleBytes(tx, ownerId, Number(sizeBytes), false);
}

/** A course that was never published goes on in the builder, once; the import's id is that of its session. */
async function beginSession(
  { db, now }: Pick<ImportDeps, "db" | "now">,
  { importId, courseId, ownerId }: { importId: string; courseId: string; ownerId: string },
): Promise<void> {
  const course = { id: courseId, publishedAt: null, builderSessions: { none: {} } };
  if ((await db.course.count({ where: course })) === 0) return;
  const session = { sessionId: importId, instructorId: ownerId, courseId, at: now(), userAgent: "" };
  await db.$transaction((tx) => startSession(tx, { ...session, method: "IMPORT" }));
}

/** Ends an import that cannot go on; without a failure for an accident of ours. */
export async function failImport(
  deps: Pick<ImportDeps, "db" | "now">,
  importId: string,
  failure: ImportFailure = { file: null, line: null, message: null, others: [] },
): Promise<void> {
  await finish(deps, importId, { state: "FAILED", error: { ...failure } });
}

async function finish(
  { db, now }: Pick<ImportDeps, "db" | "now">,
  importId: string,
  data: Prisma.UploadedContentUpdateManyMutationInput,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await beginWork(tx, importId);
    await tx.uploadedContent.updateMany({
      where: { id: importId, state: "PROCESSING" },
      data: { ...data, processedAt: now() },
    });
  });
}

function resultOf({ course, isNew, carried, notCarried, conflicts, notes }: ImportReport): Prisma.InputJsonObject {
  const entries = (list: ImportReport["notCarried"]) => list.map((entry) => ({ ...entry }));
  return { course, isNew, carried, notCarried: entries(notCarried), conflicts: entries(conflicts), notes };
}

function progressWriter({ db }: ImportDeps, importId: string, storageKey: string) {
  let last = { stage: "", at: 0 };
  return async (progress: ImportProgress) => {
    const at = Date.now();
    if (progress.stage === last.stage && at - last.at < PROGRESS_MILLISECONDS) return;
    last = { stage: progress.stage, at };
    await db.uploadedContent.update({ where: { id: importId }, data: { metadata: { storageKey, progress } } });
  };
}
