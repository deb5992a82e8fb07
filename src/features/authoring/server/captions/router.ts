import "server-only";
import { CaptionsOf, CaptionsRef, SaveCaptions } from "@/features/media/schema";
import { getStorage } from "@/server/storage/get-storage";
import { onCourse, router } from "@/server/trpc/init";
import { deleteCaptions } from "./delete-captions";
import { deleteTextCaptions } from "./delete-text-captions";
import { listCaptions } from "./list-captions";
import { listTextCaptions } from "./list-text-captions";
import { saveCaptions } from "./save-captions";
import { saveTextCaptions } from "./save-text-captions";

/** Captions of a course's films, in its draft: of a lesson's own, or (`film`, its path) of one that stands in the lesson's text. */
export const captionsRouter = router({
  list: onCourse("course.edit")
    .input(CaptionsOf)
    .query(({ ctx, input: { lessonId, film } }) => {
      const deps = { db: ctx.db, locale: ctx.locale, storage: getStorage() };
      const place = { courseId: ctx.course.id, lessonId };
      return film === undefined ? listCaptions(deps, place) : listTextCaptions(deps, { ...place, film });
    }),
  save: onCourse("course.edit")
    .input(SaveCaptions)
    .mutation(({ ctx, input: { film, ...input } }) => {
      const deps = { ...ctx, storage: getStorage() };
      const place = { ...input, courseId: ctx.course.id };
      return film === undefined ? saveCaptions(deps, place) : saveTextCaptions(deps, { ...place, film });
    }),
  delete: onCourse("course.edit")
    .input(CaptionsRef)
    .mutation(({ ctx, input: { film, ...input } }) => {
      const deps = { ...ctx, storage: getStorage() };
      const place = { ...input, courseId: ctx.course.id };
      return film === undefined ? deleteCaptions(deps, place) : deleteTextCaptions(deps, { ...place, film });
    }),
});
