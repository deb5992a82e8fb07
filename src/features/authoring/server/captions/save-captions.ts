import "server-only";
import { createHash } from "node:crypto";
import type { CaptionTrack, SaveCaptions } from "@/features/media/schema";
import { takeBytes } from "@/features/media/server/uploads/quota";
import { checkCues, parseCaptions, writeCaptions } from "@/features/media/web-vtt";
import { AppError } from "@/lib/app-error";
import { uuidV7 } from "@/lib/uuid-v7";
import type { Tx } from "@/server/db/client";
import type { Storage } from "@/server/storage/storage";
import { makeStorageKey } from "@/server/storage/storage-key";
import type { Deps } from "@/server/trpc/context";
import { editDraft } from "../draft/edit-draft";
import { dropUnusedCaptionFile } from "./drop-unused-caption-file";

type CaptionDeps = Pick<Deps, "db" | "actor" | "now"> & { storage: Storage };

/**
 * Stores what is said in a lesson's film in one language, in the draft. Each state is a file of its own, because published
 * versions keep theirs. Storing the same again changes nothing.
 * @throws AppError RULE_BROKEN "media.captions_faulty" { line, problem }, CONFLICT "authoring.edited_meanwhile",
 * QUOTA_EXCEEDED "media.quota", NOT_FOUND
 */
export async function saveCaptions(
  deps: CaptionDeps,
  { courseId, ...input }: SaveCaptions & { courseId: string },
): Promise<CaptionTrack> {
  if (deps.actor.kind !== "person") throw new AppError("SIGN_IN_REQUIRED", "common.sign_in_required");
  const ownerId = deps.actor.id;
  const source = writeCaptions(readCues(input.source));
  const bytes = Buffer.from(source, "utf8");
  const file = {
    id: uuidV7(),
    ownerId,
    storageKey: makeStorageKey("captions", deps.now()),
    sha256: createHash("sha256").update(bytes).digest("hex"),
    sizeBytes: BigInt(bytes.length),
  };
  await deps.storage.put(file.storageKey, bytes, { mimeType: "text/vtt", maxBytes: bytes.length });
  let unused: string[] = [];
  try {
    const saved = await editDraft(deps, courseId, (tx, { versionId, at }) => put(tx, { versionId, at, file, input }));
    unused = saved.isNew ? saved.dropped : [file.storageKey];
    return { language: input.language, label: input.label, fileId: saved.fileId, source };
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

interface Put {
  versionId: string;
  at: Date;
  file: { id: string; ownerId: string; storageKey: string; sha256: string; sizeBytes: bigint };
  input: Omit<SaveCaptions, "courseId">;
}

async function put(
  tx: Tx,
  { versionId, at, file, input }: Put,
): Promise<{ fileId: string; isNew: boolean; dropped: string[] }> {
  const { lessonId, language, label } = input;
  const lesson = await tx.lessonVersion.findUnique({
    where: { versionId_lessonId: { versionId, lessonId } },
    select: {
      id: true,
      captions: { where: { language }, select: { id: true, fileId: true, file: { select: { sha256: true } } } },
    },
  });
  if (!lesson) throw new AppError("NOT_FOUND", "common.not_found");
  const [known] = lesson.captions;
  if (known && known.file.sha256 === file.sha256) {
    await tx.caption.update({ where: { id: known.id }, data: { label } });
    return { fileId: known.fileId, isNew: false, dropped: [] };
  }
  if ((known?.fileId ?? null) !== input.seenFileId)
    throw new AppError("CONFLICT", "authoring.edited_meanwhile", { language });
  await tx.storedFile.create({
    data: {
      ...file,
      mimeType: "text/vtt",
      originalName: `${label} (${language}).vtt`,
      state: "READY",
      uploadedAt: at,
      createdAt: at,
    },
  });
  await tx.caption.upsert({
    where: { lessonVersionId_language: { lessonVersionId: lesson.id, language } },
    create: { lessonVersionId: lesson.id, language, label, fileId: file.id },
    update: { label, fileId: file.id },
  });
  const dropped = known ? await dropUnusedCaptionFile(tx, known.fileId) : [];
  // After the state before has given its bytes back: rewriting captions needs no room for both.
  await takeBytes(tx, file.ownerId, Number(file.sizeBytes));
  return { fileId: file.id, isNew: true, dropped };
}
