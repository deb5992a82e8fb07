import "server-only";
import type { PicturesOf } from "@/features/authoring/assessment/schema";
import { linkToShow } from "@/features/media/server/file-links";
import type { Tx } from "@/server/db/client";

export interface LinkedPicture {
  path: string;
  url: string;
  /** image/png */
  type: string;
  /** In pixels; null where they aren't known. */
  width: number | null;
  height: number | null;
}

/** Addresses of a course's images, by their paths in its newest version. What it doesn't have is left out. */
export async function linkPictures({ db }: { db: Tx }, { courseId, paths }: PicturesOf): Promise<LinkedPicture[]> {
  const newest = await db.courseVersion.findFirst({
    where: { courseId },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  const files = await db.courseFile.findMany({
    where: {
      versionId: newest?.id ?? courseId,
      path: { in: paths },
      file: { state: "READY", mimeType: { startsWith: "image/" } },
    },
    select: {
      path: true,
      file: { select: { storageKey: true, originalName: true, mimeType: true, width: true, height: true } },
    },
  });
  return Promise.all(
    files.map(async ({ path, file: { storageKey, originalName: name, mimeType: type, width, height } }) => ({
      ...{ path, type, width, height },
      url: await linkToShow({ storageKey, name, mimeType: type }),
    })),
  );
}
