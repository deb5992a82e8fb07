import "server-only";
import { SaveDetail, SavePicture } from "@/features/authoring/details";
import { MoveCourse, PublishCourse, SaveCourseSettings, ScheduleCourse } from "@/features/authoring/schema";
import { SharePreview } from "@/features/authoring/team-schema";
import { onCourse, onSite, router } from "@/server/trpc/init";
import { assessmentEditingRouter } from "./assessment/router";
import { builderRouter } from "./builder/router";
import { getCoursePicture, saveCoursePicture } from "./details/course-picture";
import { getDetails } from "./details/get-details";
import { getSettings } from "./details/get-settings";
import { saveDetail } from "./details/save-detail";
import { getCourseHeader } from "./get-course-header";
import { homeRouter } from "./home/router";
import { lessonRouter } from "./lesson/router";
import { listGaps } from "./list-gaps";
import { moveCourse } from "./move-course";
import { outlineRouter } from "./outline/router";
import { previewState, revokePreview, sharePreview } from "./preview/preview-link";
import { publishCourse } from "./publish-course";
import { listTaughtCourses } from "./queries";
import { saveCourseSettings } from "./save-course-settings";
import { scheduleCourse } from "./schedule-course";
import { teamRouter } from "./team/router";
import { templatesRouter } from "./templates/router";
import { listDraftChanges } from "./versions/list-draft-changes";
import { versionsRouter } from "./versions/router";

export const authoringRouter = router({
  outline: outlineRouter,
  lesson: lessonRouter,
  assessment: assessmentEditingRouter,
  courseHeader: onCourse("course.manage").query(({ ctx }) => getCourseHeader(ctx, ctx.course)),
  gaps: onCourse("course.manage").query(({ ctx }) => listGaps(ctx, ctx.course.id)),
  taught: onSite("portal.use").query(({ ctx }) => listTaughtCourses(ctx)),
  /** What the draft changes in the live version, and the mark of each lesson and module; null without a draft over one. */
  draftChanges: onCourse("course.manage").query(({ ctx }) => listDraftChanges(ctx, ctx.course.id)),
  builder: builderRouter,
  templates: templatesRouter,
  home: homeRouter,
  details: onCourse("course.manage").query(({ ctx }) => getDetails(ctx, ctx.course.id)),
  settings: onCourse("course.manage").query(({ ctx }) => getSettings(ctx, ctx.course.id)),
  saveDetail: onCourse("course.edit")
    .input(SaveDetail)
    .mutation(({ ctx, input }) => saveDetail(ctx, input)),
  picture: onCourse("course.manage").query(({ ctx }) => getCoursePicture(ctx, ctx.course.id)),
  savePicture: onCourse("course.edit")
    .input(SavePicture)
    .mutation(({ ctx, input }) => saveCoursePicture(ctx, input)),
  publish: onCourse("course.publish")
    .input(PublishCourse)
    .mutation(({ ctx, input }) => publishCourse(ctx, input)),
  schedule: onCourse("course.publish")
    .input(ScheduleCourse)
    .mutation(({ ctx, input }) => scheduleCourse(ctx, input)),
  move: onCourse("course.publish")
    .input(MoveCourse)
    .mutation(({ ctx, input }) => moveCourse(ctx, input)),
  team: teamRouter,
  versions: versionsRouter,
  previewLink: router({
    state: onCourse("course.sharePreview").query(({ ctx }) => previewState(ctx, ctx.course.id)),
    share: onCourse("course.sharePreview")
      .input(SharePreview)
      .mutation(({ ctx, input }) => sharePreview(ctx, input)),
    revoke: onCourse("course.sharePreview").mutation(({ ctx }) => revokePreview(ctx, ctx.course.id)),
  }),
  saveSettings: onCourse("course.edit")
    .input(SaveCourseSettings)
    .mutation(({ ctx, input }) => saveCourseSettings(ctx, input)),
});
