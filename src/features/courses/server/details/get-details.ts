import "server-only";
import type { CourseDetails } from "@/features/courses/details";
import { AppError } from "@/lib/app-error";
import type { Deps } from "@/server/trpc/context";
import { detailColumns } from "./save-detail";

/**
 * The words of the version that is being worked on: the draft, or what is live where nothing waits. One query.
 * @throws AppError NOT_FOUND.
 */
export async function getDetails({ db }: Pick<Deps, "db">, courseId: string): Promise<CourseDetails> {
  const version = await db.courseVersion.findFirst({
    where: { courseId },
    orderBy: { number: "desc" },
    select: detailColumns,
  });
  if (!version) throw new AppError("NOT_FOUND", "common.not_found");
  return version;
}
