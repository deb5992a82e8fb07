import "server-only";
import * as z from "zod";
import { SaveDetail, SavePicture } from "@/features/courses/details";
import { MoveCourse, PublishCourse, SaveCourseSettings, ScheduleCourse, SharePreview } from "@/features/courses/schema";
import { onCourse, onSite, router } from "@/server/trpc/init";
import { getCoursePicture, SavedPicture, saveCoursePicture } from "./details/course-picture";
import { getDetails } from "./details/get-details";
import { getSettings } from "./details/get-settings";
import { saveDetail } from "./details/save-detail";
import { getCourseHeader } from "./get-course-header";
import { listGaps } from "./list-gaps";
import { listTaughtCourses } from "./list-taught-courses";
import { moveCourse } from "./move-course";
import { previewState, revokePreview, sharePreview } from "./preview/preview-link";
import { PublishedCourse, publishCourse } from "./publish-course";
import { SavedSettings, saveCourseSettings } from "./save-course-settings";
import { scheduleCourse } from "./schedule-course";
import { listDraftChanges } from "./versions/list-draft-changes";
import { versionsRouter } from "./versions/router";

export const coursesRouter = router({
  taught: onSite("portal.use").query(({ ctx }) => listTaughtCourses(ctx)),
  header: onCourse("course.manage").query(({ ctx }) => getCourseHeader(ctx, ctx.course)),
  gaps: onCourse("course.manage").query(({ ctx }) => listGaps(ctx, ctx.course.id)),
  /** What the draft changes in the live version, and the mark of each lesson and module; null without a draft over one. */
  draftChanges: onCourse("course.manage").query(({ ctx }) => listDraftChanges(ctx, ctx.course.id)),
  details: onCourse("course.manage").query(({ ctx }) => getDetails(ctx, ctx.course.id)),
  saveDetail: onCourse("course.edit")
    .input(SaveDetail)
    .mutation(({ ctx, input }) => saveDetail(ctx, input)),
  picture: onCourse("course.manage").query(({ ctx }) => getCoursePicture(ctx, ctx.course.id)),
  savePicture: onCourse("course.edit")
    .input(SavePicture)
    .output(SavedPicture)
    .mutation(({ ctx, input }) => saveCoursePicture(ctx, input)),
  settings: onCourse("course.manage").query(({ ctx }) => getSettings(ctx, ctx.course.id)),
  saveSettings: onCourse("course.edit")
    .input(SaveCourseSettings)
    .output(SavedSettings)
    .mutation(({ ctx, input }) => saveCourseSettings(ctx, input)),
  publish: onCourse("course.publish")
    .input(PublishCourse)
    .output(PublishedCourse)
    .mutation(({ ctx, input }) => publishCourse(ctx, input)),
  schedule: onCourse("course.publish")
    .input(ScheduleCourse)
    .mutation(({ ctx, input }) => scheduleCourse(ctx, input)),
  move: onCourse("course.publish")
    .input(MoveCourse)
    .mutation(({ ctx, input }) => moveCourse(ctx, input)),
  versions: versionsRouter,
  previewLink: router({
    state: onCourse("course.sharePreview").query(({ ctx }) => previewState(ctx, ctx.course.id)),
    share: onCourse("course.sharePreview")
      .input(SharePreview)
      .output(z.object({ token: z.string(), expiresAt: z.date() }))
      .mutation(({ ctx, input }) => sharePreview(ctx, input)),
    revoke: onCourse("course.sharePreview").mutation(({ ctx }) => revokePreview(ctx, ctx.course.id)),
  }),
});
