import "server-only";
import type { PicturesOf } from "@/features/authoring/assessment/schema";
import { linkToShow } from "@/features/media/server/file-links";
import { type FileHome, readFilesAt } from "@/features/media/server/library/file-home";
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
  return linkImages(db, { versionId: (await newestVersionId(db, courseId)) ?? courseId }, paths);
}

/** Addresses of images by their paths. What isn't there, or is no image, is left out. */
export async function linkImages(db: Tx, home: FileHome, paths: readonly string[]): Promise<LinkedPicture[]> {
  const files = await readFilesAt(db, home, paths);
  const images = files.filter(({ mimeType }) => mimeType.startsWith("image/"));
  return Promise.all(
    images.map(async ({ path, width, height, ...file }) => ({
      ...{ path, type: file.mimeType, width, height },
      url: await linkToShow(file),
    })),
  );
}

/** Null for a course without any. */
export async function newestVersionId(db: Tx, courseId: string): Promise<string | null> {
  const newest = await db.courseVersion.findFirst({
    where: { courseId },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  return newest?.id ?? null;
}
