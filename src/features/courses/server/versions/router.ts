import "server-only";
import {
  CompareVersions,
  DiscardDraft,
  MoveLearners,
  PublishModule,
  RestoreVersion,
  ScheduleModule,
  StopMove,
} from "@/features/courses/schema";
import { requestLinkCheck } from "@/features/courses/server/checks/check-links";
import { getContentChecks } from "@/features/courses/server/checks/read-content-checks";
import { onCourse, router } from "@/server/trpc/init";
import { discardDraft } from "./discard-draft";
import { publishModule, scheduleModule } from "./publish-module";
import { moveLearners, stopMove } from "./request-move";
import { restoreVersion } from "./restore-version";
import { getComparison, listVersions } from "./version-queries";

export const versionsRouter = router({
  list: onCourse("course.manage").query(({ ctx }) => listVersions(ctx, ctx.course.id)),
  compare: onCourse("course.manage")
    .input(CompareVersions)
    .query(({ ctx, input }) => getComparison(ctx, input)),
  /** What the texts lack and whether their links answer. */
  contentChecks: onCourse("course.manage").query(({ ctx }) => getContentChecks(ctx, ctx.course.id)),
  checkLinks: onCourse("course.edit").mutation(({ ctx }) => requestLinkCheck(ctx, ctx.course.id)),
  restore: onCourse("course.edit")
    .input(RestoreVersion)
    .mutation(({ ctx, input }) => restoreVersion(ctx, input)),
  discard: onCourse("course.edit")
    .input(DiscardDraft)
    .mutation(({ ctx, input }) => discardDraft(ctx, input)),
  moveLearners: onCourse("course.publish")
    .input(MoveLearners)
    .mutation(({ ctx, input }) => moveLearners(ctx, input)),
  stopMove: onCourse("course.publish")
    .input(StopMove)
    .mutation(({ ctx, input }) => stopMove(ctx, input)),
  publishModule: onCourse("course.publish")
    .input(PublishModule)
    .mutation(({ ctx, input }) => publishModule(ctx, input)),
  scheduleModule: onCourse("course.publish")
    .input(ScheduleModule)
    .mutation(({ ctx, input }) => scheduleModule(ctx, input)),
});
