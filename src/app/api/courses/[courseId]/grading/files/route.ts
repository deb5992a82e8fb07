import { gradingFilters } from "@/features/grading/rules";
import { idIn } from "@/features/grading/schema";
import { packFiles } from "@/features/grading/server/files/pack-files";
import { getDeps } from "@/server/auth/viewer";
import { logger } from "@/server/log/logger";
import { getStorage } from "@/server/storage/get-storage";
import { archiveResponse } from "@/server/trpc/file-response";
import { guardedRoute, withSignIn } from "@/server/trpc/guarded-route";

const queueOf = (courseId: string) => `/instructor/courses/${courseId}/grading`;

/** The files of the answers that a list of the queue shows (`?show=`, `?assessment=`), or of one answer (`?answer=`), as a .zip. */
export const GET = guardedRoute<{ courseId: string }>(
  "course.grade",
  async ({ api, params, query }) => {
    const { files } = await api.grading.files({
      ...params,
      show: gradingFilters.find((filter) => filter === query.get("show")) ?? "all",
      assessmentId: idIn(query.get("assessment") ?? undefined),
      answerId: idIn(query.get("answer") ?? undefined),
    });
    // They have left the list since its page was shown.
    if (files.length === 0) return new Response(null, { status: 303, headers: { location: queueOf(params.courseId) } });
    const { db, now, requestId } = await getDeps();
    const archive = await packFiles({ db, now, storage: getStorage() }, files);
    archive.on("error", (error) =>
      logger.warn({ requestId, ...params, err: error }, "an archive of files was cut off"),
    );
    return archiveResponse(archive, "files.zip");
  },
  { refuse: (error, { params }) => withSignIn(error, queueOf(params.courseId)) },
);
