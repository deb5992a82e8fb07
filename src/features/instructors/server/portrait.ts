import "server-only";
import type { MediaDeps } from "@/features/media/server/media-deps";
import {
  type PictureHome,
  pictureColumns,
  removePicture,
  type ShownPicture,
  savePicture,
} from "@/features/profiles/server/save-picture";
import { AppError } from "@/lib/app-error";
import { holdInstructor } from "./hold-instructor";
import { touchInstructor } from "./touch-instructor";

const ofInstructor: PictureHome = {
  read: async (db, userId) => {
    const row = await db.instructorProfile.findUnique({
      where: { userId },
      select: { pictureFile: { select: pictureColumns } },
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
 * Makes what was uploaded the portrait on one's page as an instructor, as savePicture does for the profile.
 * @throws AppError NOT_FOUND for whoever does not teach; those of savePicture
 */
export const savePortrait = (deps: MediaDeps, upload: { uploadId: string }): Promise<ShownPicture> =>
  savePicture(deps, upload, ofInstructor);

/** @throws AppError NOT_FOUND for whoever does not teach */
export const removePortrait = (deps: MediaDeps): Promise<{ savedAt: Date }> => removePicture(deps, ofInstructor);
