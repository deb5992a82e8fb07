import "server-only";
import { linkPicture } from "@/features/media/server/file-links";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";

/** As wide as the course page and previews of links show it, in pixels, at twice the density. */
const enough = 1_600;

/** A link to the image of a course's live version, or to the smaller one of it that is wide enough. @throws AppError NOT_FOUND */
export async function getCoursePictureLink({ db }: Pick<Deps, "db">, courseId: string): Promise<{ url: string }> {
  const course = await db.course.findUnique({
    where: { id: courseId },
    select: { liveVersion: { select: { thumbnailFile: true } } },
  });
  const file = course?.liveVersion?.thumbnailFile;
  if (file?.state !== "READY") throw new AppError("NOT_FOUND", "common.not_found");
  const { url, sources = [] } = await linkPicture({ ...file, name: file.originalName });
  const fitting = sources.filter(({ width }) => width >= enough).toSorted((a, b) => a.width - b.width)[0];
  return { url: fitting?.url ?? url };
}
