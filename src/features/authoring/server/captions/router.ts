import "server-only";
import { CaptionsOf, CaptionsRef, CaptionTrack, SaveCaptions } from "@/features/media/schema";
import { getStorage } from "@/server/storage/get-storage";
import { onCourse, router } from "@/server/trpc/init";
import { deleteCaptions } from "./delete-captions";
import { deleteTextCaptions } from "./delete-text-captions";
import { listCaptions } from "./list-captions";
import { listTextCaptions } from "./list-text-captions";
import { saveCaptions } from "./save-captions";
import { saveTextCaptions } from "./save-text-captions";

/** Captions of a course's videos, in its draft: of a lesson's own, or (`film`, its path) of one that is in the lesson's text. */
export const captionsRouter = router({
  list: onCourse("course.edit")
    .input(CaptionsOf)
    .query(({ ctx, input: { lessonId, video } }) => {
      const deps = { db: ctx.db, locale: ctx.locale, storage: getStorage() };
      const place = { courseId: ctx.course.id, lessonId };
      return video === undefined ? listCaptions(deps, place) : listTextCaptions(deps, { ...place, video });
    }),
  save: onCourse("course.edit")
    .input(SaveCaptions)
    .output(CaptionTrack)
    .mutation(({ ctx, input: { video, ...input } }) => {
      const deps = { ...ctx, storage: getStorage() };
      const place = { ...input, courseId: ctx.course.id };
      return video === undefined ? saveCaptions(deps, place) : saveTextCaptions(deps, { ...place, video });
    }),
  delete: onCourse("course.edit")
    .input(CaptionsRef)
    .mutation(({ ctx, input: { video, ...input } }) => {
      const deps = { ...ctx, storage: getStorage() };
      const place = { ...input, courseId: ctx.course.id };
      return video === undefined ? deleteCaptions(deps, place) : deleteTextCaptions(deps, { ...place, video });
    }),
});
