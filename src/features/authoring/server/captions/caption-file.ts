import "server-only";
import { createHash } from "node:crypto";
import { editDraft, type OpenDraft } from "@/features/courses/server/draft/edit-draft";
import { checkCues, parseCaptions, writeCaptions } from "@/features/media/web-vtt";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import type { Storage } from "@/server/storage/storage";
import { makeStorageKey } from "@/server/storage/storage-key";
import type { PersonDeps } from "@/server/trpc/context";

export type CaptionDeps = Pick<PersonDeps, "db" | "actor" | "now"> & { storage: Storage };

/** A state of captions that is in storage and has no row yet. */
export interface CaptionFile {
  id: string;
  ownerId: string;
  storageKey: string;
  sha256: string;
  sizeBytes: bigint;
}

export interface PutCaptions {
  fileId: string;
  /** False where the same was stored already. */
  isNew: boolean;
  /** Keys of states that nothing holds anymore. */
  dropped: string[];
}

/**
 * Stores WebVTT or SubRip as a file of its own, because published versions keep theirs, and lets `put` give it its place in the
 * draft. Of what the draft does not take, or no longer holds, nothing stays in storage.
 * @throws AppError RULE_BROKEN "media.captions_faulty" { line, problem }, and what `put` throws
 */
export async function storeCaptionFile(
  deps: CaptionDeps,
  { courseId, source }: { courseId: string; source: string },
  put: (tx: Tx, draft: OpenDraft, file: CaptionFile) => Promise<PutCaptions>,
): Promise<{ fileId: string; source: string }> {
  const written = writeCaptions(readCues(source));
  const bytes = Buffer.from(written, "utf8");
  const file: CaptionFile = {
    id: uuidV7(),
    ownerId: deps.actor.id,
    storageKey: makeStorageKey("captions", deps.now()),
    sha256: createHash("sha256").update(bytes).digest("hex"),
    sizeBytes: BigInt(bytes.length),
  };
  await deps.storage.put(file.storageKey, bytes, { mimeType: "text/vtt", maxBytes: bytes.length });
  let unused: string[] = [];
  try {
    const saved = await editDraft(deps, courseId, (tx, draft) => put(tx, draft, file));
    unused = saved.isNew ? saved.dropped : [file.storageKey];
    return { fileId: saved.fileId, source: written };
  } catch (error) {
    unused = [file.storageKey];
    throw error;
  } finally {
    await deps.storage.delete(unused);
  }
}

function readCues(source: string) {
  const { cues, problems } = parseCaptions(source);
  const [first] = problems;
  if (first) throw new AppError("RULE_BROKEN", "media.captions_faulty", { ...first });
  const [wrong] = checkCues(cues);
  if (wrong)
    throw new AppError("RULE_BROKEN", "media.captions_faulty", { cue: wrong.index + 1, problem: wrong.problem });
  return cues;
}

/** The row of such a file. Its bytes are counted by the caller, after what it replaces has given back its own. */
export async function createCaptionRow(tx: Tx, file: CaptionFile, originalName: string, at: Date): Promise<void> {
  await tx.storedFile.create({
    data: { ...file, mimeType: "text/vtt", originalName, state: "READY", uploadedAt: at, createdAt: at },
  });
}
