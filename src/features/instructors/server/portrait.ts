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

const pictureOfInstructor = (
  shape: PortraitHome["shape"],
  read: PortraitHome["read"],
  dataOf: (fileId: string | null) => { pictureFileId: string | null } | { coverFileId: string | null },
): PortraitHome => ({
  shape,
  read,
  write: async (tx, { userId, fileId, at }) => {
    const own = await holdInstructor(tx, userId);
    if (own?.status !== "ACTIVE") throw new AppError("NOT_FOUND", "common.not_found");
    await tx.instructorProfile.update({ where: { id: own.id }, data: { ...dataOf(fileId), updatedAt: at } });
    await touchInstructor(tx, userId);
  },
});

const portrait = pictureOfInstructor(
  "portrait",
  async (db, userId) => {
    const select = { pictureFile: { select: portraitColumns } } as const;
    return (await db.instructorProfile.findUnique({ where: { userId }, select }))?.pictureFile ?? null;
  },
  (pictureFileId) => ({ pictureFileId }),
);

const cover = pictureOfInstructor(
  "cover",
  async (db, userId) => {
    const select = { coverFile: { select: portraitColumns } } as const;
    return (await db.instructorProfile.findUnique({ where: { userId }, select }))?.coverFile ?? null;
  },
  (coverFileId) => ({ coverFileId }),
);

/**
 * Makes what was uploaded the portrait on one's page as an instructor, in place of the one before.
 * @throws AppError NOT_FOUND for whoever does not teach; those of keepPortrait
 */
export const savePortrait = (deps: MediaDeps, upload: { uploadId: string }): Promise<ShownPortrait> =>
  keepPortrait(deps, upload, portrait);

/** @throws AppError NOT_FOUND for whoever does not teach */
export const removePortrait = (deps: MediaDeps): Promise<{ savedAt: Date }> => dropPortrait(deps, portrait);

/**
 * Makes what was uploaded the cover of that page: a strip across its top.
 * @throws AppError NOT_FOUND for whoever does not teach; those of keepPortrait
 */
export const saveCover = (deps: MediaDeps, upload: { uploadId: string }): Promise<ShownPortrait> =>
  keepPortrait(deps, upload, cover);

/** @throws AppError NOT_FOUND for whoever does not teach */
export const removeCover = (deps: MediaDeps): Promise<{ savedAt: Date }> => dropPortrait(deps, cover);
