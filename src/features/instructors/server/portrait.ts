import "server-only";
import type { MediaDeps } from "@/features/media/server/media-deps";
import {
  dropPortrait,
  keepPortrait,
  type PortraitHome,
  portraitColumns,
  type ShownPortrait,
} from "@/features/media/server/portraits/keep-portrait";
import { AppError } from "@/lib/app-error";
import { holdInstructor } from "./hold-instructor";
import { touchInstructor } from "./touch-instructor";

const ofInstructor: PortraitHome = {
  read: async (db, userId) => {
    const row = await db.instructorProfile.findUnique({
      where: { userId },
      select: { pictureFile: { select: portraitColumns } },
    });
    return row?.pictureFile ?? null;
  },
  write: async (tx, { userId, fileId, at }) => {
    const own = await holdInstructor(tx, userId);
    if (own?.status !== "ACTIVE") throw new AppError("NOT_FOUND", "common.not_found");
    await tx.instructorProfile.update({ where: { id: own.id }, data: { pictureFileId: fileId, updatedAt: at } });
    await touchInstructor(tx, userId);
  },
};

/**
 * Makes what was uploaded the portrait on one's page as an instructor, in place of the one before.
 * @throws AppError NOT_FOUND for whoever does not teach; those of keepPortrait
 */
export const savePortrait = (deps: MediaDeps, upload: { uploadId: string }): Promise<ShownPortrait> =>
  keepPortrait(deps, upload, ofInstructor);

/** @throws AppError NOT_FOUND for whoever does not teach */
export const removePortrait = (deps: MediaDeps): Promise<{ savedAt: Date }> => dropPortrait(deps, ofInstructor);
