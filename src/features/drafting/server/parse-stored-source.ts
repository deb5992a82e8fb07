import "server-only";
import { buffer } from "node:stream/consumers";
import type { SourceFailure } from "@/features/drafting/schema";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Db } from "@/server/db/client";
import { insertRows } from "@/server/db/insert-rows";
import type { Storage } from "@/server/storage/storage";
import { sourceLimits } from "./sources/limits";
import { type ParsedSource, parseSource } from "./sources/parse-source";
import { SourceProblem } from "./sources/source-problem";

interface ParseDeps {
  db: Db;
  storage: Storage;
}

/** How often at most a running job writes down how far it is. */
const PROGRESS_MILLISECONDS = 500;
/** Thousands of spans take longer than the five seconds that a transaction has by default. */
const limits = { maxWait: 10_000, timeout: 60_000 };

/** Marks a source as being read. False where there is nothing to read: it was removed, or has come to an end. */
export async function beginParsing({ db }: Pick<ParseDeps, "db">, sourceId: string): Promise<boolean> {
  const { count } = await db.draftSource.updateMany({
    where: { id: sourceId, state: { in: ["PENDING", "PROCESSING"] } },
    data: { state: "PROCESSING" },
  });
  return count > 0;
}

/**
 * Reads a source and stores its spans: all of them or none. Safe to repeat; a source that is read already is left alone.
 * What is wrong with the file is stored with the source, everything else is thrown.
 */
export async function parseStoredSource(deps: ParseDeps, sourceId: string): Promise<void> {
  const source = await deps.db.draftSource.findFirst({
    where: { id: sourceId, state: "PROCESSING" },
    select: { file: { select: { storageKey: true, originalName: true, sizeBytes: true } } },
  });
  if (!source) return;
  try {
    if (!source.file) throw new SourceProblem("gone");
    const { storageKey, originalName, sizeBytes } = source.file;
    if (Number(sizeBytes) > sourceLimits.fileBytes)
      throw new SourceProblem("too_large", { mebibytes: sourceLimits.fileBytes / 1024 ** 2 });
    const opened = await deps.storage.open(storageKey);
    if (!opened) throw new SourceProblem("gone");
    const bytes = await buffer(opened.stream);
    const parsed = await parseSource({ bytes, name: originalName }, { onProgress: progressWriter(deps, sourceId) });
    await storeSpans(deps, sourceId, parsed);
  } catch (error) {
    if (!(error instanceof SourceProblem)) throw error;
    await failSource(deps, sourceId, { reason: error.reason, facts: { ...error.facts } });
  }
}

/** Ends the reading of a source that cannot be read. */
export async function failSource(
  { db }: Pick<ParseDeps, "db">,
  sourceId: string,
  failure: SourceFailure,
): Promise<void> {
  await db.draftSource.updateMany({
    where: { id: sourceId, state: { in: ["PENDING", "PROCESSING"] } },
    data: { state: "FAILED", error: { ...failure } },
  });
}

async function storeSpans({ db }: ParseDeps, sourceId: string, parsed: ParsedSource): Promise<void> {
  const { kind, pages, text, spans, headings, forms } = parsed;
  const metadata = {
    pages,
    characters: text.length,
    spans: spans.length,
    headings: headings.map((each) => ({ ...each })),
    ...forms,
  };
  await db.$transaction(async (tx) => {
    // The state in the WHERE is the lock: of two runs one stores, and none stores for a source that was removed.
    const { count } = await tx.draftSource.updateMany({
      where: { id: sourceId, state: "PROCESSING" },
      data: { state: "DONE", kind, metadata },
    });
    if (count === 0) return;
    await tx.sourceSpan.deleteMany({ where: { sourceId } });
    const createdAt = new Date();
    await insertRows(
      tx,
      "source_span",
      spans.map((span) => ({ id: uuidV7(), sourceId, ...span, createdAt })),
    );
  }, limits);
}

function progressWriter({ db }: ParseDeps, sourceId: string) {
  let last = 0;
  return async (done: number, total: number) => {
    if (Date.now() - last < PROGRESS_MILLISECONDS) return;
    last = Date.now();
    const metadata = { progress: { done, total } };
    await db.draftSource.updateMany({ where: { id: sourceId, state: "PROCESSING" }, data: { metadata } });
  };
}
