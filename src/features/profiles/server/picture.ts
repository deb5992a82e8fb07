import "server-only";
import { personTag } from "@/features/accounts/server/person-tag";
import type { MediaDeps } from "@/features/media/server/media-deps";
import {
  dropPortrait,
  keepPortrait,
  type PortraitHome,
  portraitColumns,
  type ShownPortrait,
} from "@/features/media/server/portraits/keep-portrait";
import { touchTags } from "@/server/cache/tag-cache";
import { setProfile } from "./write-profile";

const ofProfile: PortraitHome = {
  shape: "portrait",
  read: async (db, userId) => {
    const row = await db.profile.findUnique({
      where: { userId },
      select: { pictureFile: { select: portraitColumns } },
    });
    return row?.pictureFile ?? null;
  },
  write: async (tx, { userId, fileId, at }) => {
    await setProfile(tx, userId, { pictureFileId: fileId, updatedAt: at });
    await touchTags(tx, [personTag(userId)]);
  },
};

/** Makes what was uploaded the image of one's profile. @throws AppError those of keepPortrait */
export const savePicture = (deps: MediaDeps, upload: { uploadId: string }): Promise<ShownPortrait> =>
  keepPortrait(deps, upload, ofProfile);

/** Takes it away. Where there is none, nothing happens. */
export const removePicture = (deps: MediaDeps): Promise<{ savedAt: Date }> => dropPortrait(deps, ofProfile);
