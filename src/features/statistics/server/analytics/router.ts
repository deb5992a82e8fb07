import "server-only";
import * as z from "zod";
import { AskAnalytics, ListAnalyticsRows, ListRisks, WriteToLearners } from "@/features/statistics/analytics-schema";
import { AskRecount } from "@/features/statistics/schema";
import { onCourse, onSite, router } from "@/server/trpc/init";
import { askCourseRecount, getRecountedAt } from "./ask-course-recount";
import { exportFigures } from "./export-figures";
import { exportLearners } from "./export-learners";
import { getAnalytics } from "./get-analytics";
import { getCourseAnalytics } from "./get-course-analytics";
import { listAnalyticsRows } from "./list-analytics-rows";
import { listRisks } from "./list-risks";
import { writeToLearners } from "./write-to-learners";

const Asked = AskAnalytics.pick({ period: true });

/** The figures of courses, for those who teach them: of all that someone may see, or of one. */
export const analyticsRouter = router({
  all: onSite("portal.use")
    .input(Asked)
    .query(({ ctx, input }) => getAnalytics(ctx, input.period)),
  allRows: onSite("portal.use")
    .input(ListAnalyticsRows)
    .query(({ ctx, input }) => listAnalyticsRows(ctx, null, input)),
  course: onCourse("course.viewAnalytics")
    .input(AskAnalytics)
    .query(({ ctx, input }) => getCourseAnalytics(ctx, ctx.course.id, input)),
  rows: onCourse("course.viewAnalytics")
    .input(ListAnalyticsRows)
    .query(({ ctx, input }) => listAnalyticsRows(ctx, ctx.course.id, input)),
  risks: onCourse("course.manageStudents")
    .input(ListRisks)
    .query(({ ctx, input }) => listRisks(ctx, ctx.course.id, input)),
  write: onCourse("course.announce")
    .input(WriteToLearners)
    .output(z.object({ recipients: z.int() }))
    .mutation(({ ctx, input }) => writeToLearners(ctx, ctx.course.id, input)),
  recount: onCourse("course.viewAnalytics")
    .input(AskRecount)
    .output(z.object({ askedAt: z.date() }))
    .mutation(({ ctx, input }) => askCourseRecount(ctx, ctx.course.id, input)),
  recounted: onCourse("course.viewAnalytics").query(({ ctx }) => getRecountedAt(ctx, ctx.course.id)),
  exportFigures: onCourse("course.viewAnalytics")
    .input(Asked)
    .query(({ ctx, input }) => exportFigures(ctx, ctx.course.id, input)),
  exportLearners: onCourse("course.manageStudents")
    .input(Asked)
    .query(({ ctx, input }) => exportLearners(ctx, ctx.course.id, input)),
});
