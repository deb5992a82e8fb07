import "server-only";
import * as z from "zod";
import { LessonSettings, type SaveLessonSetting } from "@/features/authoring/lesson/schema";
import { type EditDeps, editDraft } from "@/features/courses/server/draft/edit-draft";
import { readGate, writeGate } from "@/features/courses/server/gates/write-gate";
import { findUsableFile } from "@/features/courses/server/usable-file";
import type { Prisma } from "@/generated/prisma/client";
import { AppError } from "@/lib/app-error";
import type { Tx } from "@/server/db/client";
import { Saved } from "@/server/trpc/saved";
import { findDraftLesson } from "./find-lesson";

/** As they are stored: what came with an import was never typed in. */
export const SavedSettings = Saved.extend({
  settings: LessonSettings.extend({
    durationMinutes: z.number().nullable(),
    section: z.string().nullable(),
    videoUrl: z.string(),
    embedUrl: z.string(),
    transcript: z.string(),
    labChecks: z.array(z.string()),
  }),
});

/** What each kind of lesson asks of students, until the author says otherwise. */
const activityOf = {
  VIDEO: "WATCH",
  READING: "READ",
  INTERACTIVE: "DO",
  QUIZ: "DO",
  LAB: "DO",
  DISCUSSION: "DISCUSS",
} as const satisfies Record<LessonSettings["type"], LessonSettings["activityType"]>;

/**
 * Changes settings of a lesson, each only while it is still as the author saw it. The same change again is none.
 * @throws AppError CONFLICT `authoring.setting_changed_meanwhile` (facts: setting, value); CONFLICT `authoring.lesson_gone`;
 * CONFLICT `courses.outline_changed` when what it is to wait for is gone; RULE_BROKEN `authoring.two_videos`,
 * `courses.no_such_file`.
 */
export function saveLessonSetting(
  deps: EditDeps,
  { courseId, lessonId, change, base }: SaveLessonSetting,
): Promise<z.infer<typeof SavedSettings>> {
  return editDraft(deps, courseId, async (tx, { versionId, at }) => {
    const { id } = await findDraftLesson(tx, versionId, lessonId);
    const owner = { versionId, lessonId };
    const now = await readSettings(tx, id, owner);
    for (const name of Object.keys(change) as (keyof LessonSettings)[]) {
      const stands = JSON.stringify(now[name]);
      if (stands !== JSON.stringify(base[name]) && stands !== JSON.stringify(change[name]))
        throw new AppError("CONFLICT", "authoring.setting_changed_meanwhile", { setting: name, value: stands });
    }
    const next = { ...now, ...change };
    if (change.type && change.type !== now.type && change.activityType === undefined)
      next.activityType = activityOf[change.type];
    // Whatever has something to tick off has a lab; students meet it as that list.
    if ((change.type || change.labChecks) && change.hasLab === undefined)
      next.hasLab = next.type === "LAB" || next.labChecks.length > 0;
    if (next.videoUrl !== "" && next.videoFileId !== null) throw new AppError("RULE_BROKEN", "authoring.two_videos");
    const seconds =
      next.videoFileId === now.videoFileId ? {} : { videoSeconds: await secondsOf(tx, deps, courseId, next) };
    await tx.lessonVersion.update({ where: { id }, data: { ...columnsOf(next), ...seconds } });
    if (change.gate !== undefined) await writeGate(tx, owner, next.gate);
    return { settings: next, savedAt: at };
  });
}

function columnsOf({
  videoUrl,
  embedUrl,
  transcript,
  gate: _,
  ...rest
}: LessonSettings): Prisma.LessonVersionUncheckedUpdateInput {
  return { ...rest, videoUrl: videoUrl || null, embedUrl: embedUrl || null, transcript: transcript || null };
}

async function secondsOf(
  tx: Tx,
  { actor }: EditDeps,
  courseId: string,
  { videoFileId }: LessonSettings,
): Promise<number | null> {
  if (videoFileId === null) return null;
  const file = await findUsableFile(tx, actor, { courseId, fileId: videoFileId, kind: "video" });
  return file.durationSeconds;
}

const settingColumns = {
  type: true,
  activityType: true,
  accessLevel: true,
  isRequired: true,
  isFreePreview: true,
  durationMinutes: true,
  section: true,
  videoUrl: true,
  videoFileId: true,
  embedUrl: true,
  transcript: true,
  hasLab: true,
  labChecks: true,
} as const satisfies Prisma.LessonVersionSelect;

/** A lesson's settings as an author sees them: an empty address or text where there is none. */
export async function readSettings(
  tx: Tx,
  lessonVersionId: string,
  owner: { versionId: string; lessonId: string },
): Promise<LessonSettings> {
  const { videoUrl, embedUrl, transcript, ...rest } = await tx.lessonVersion.findUniqueOrThrow({
    where: { id: lessonVersionId },
    select: settingColumns,
  });
  const gate = await readGate(tx, owner);
  return { ...rest, gate, videoUrl: videoUrl ?? "", embedUrl: embedUrl ?? "", transcript: transcript ?? "" };
}
