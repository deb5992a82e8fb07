import "server-only";
import { CaptionsOf, CaptionsRef, SaveCaptions } from "@/features/media/schema";
import { getStorage } from "@/server/storage/get-storage";
import { onCourse, router } from "@/server/trpc/init";
import { deleteCaptions } from "./delete-captions";
import { listCaptions } from "./list-captions";
import { saveCaptions } from "./save-captions";

/** Captions of a course's films, in its draft. */
export const captionsRouter = router({
  list: onCourse("course.edit")
    .input(CaptionsOf)
    .query(({ ctx, input: { lessonId } }) =>
      listCaptions({ db: ctx.db, storage: getStorage() }, { courseId: ctx.course.id, lessonId }),
    ),
  save: onCourse("course.edit")
    .input(SaveCaptions)
    .mutation(({ ctx, input }) =>
      saveCaptions({ ...ctx, storage: getStorage() }, { ...input, courseId: ctx.course.id }),
    ),
  delete: onCourse("course.edit")
    .input(CaptionsRef)
    .mutation(({ ctx, input }) =>
      deleteCaptions({ ...ctx, storage: getStorage() }, { ...input, courseId: ctx.course.id }),
    ),
});
