import "server-only";
import { enroll } from "@/features/enrollment/server/enroll";
import { getEntry } from "@/features/enrollment/server/get-entry";
import { leave } from "@/features/enrollment/server/leave";
import { listMyCourses } from "@/features/enrollment/server/my-courses";
import { requestsRouter } from "@/features/enrollment/server/requests/router";
import { studentsRouter } from "@/features/enrollment/server/students/router";
import { onCourse, onSite, router } from "@/server/trpc/init";

export const enrollmentRouter = router({
  /** The viewer's own courses, last opened first. */
  mine: onSite("account.own").query(({ ctx }) => listMyCourses(ctx)),
  /** The viewer's enrollment, or how to get one. */
  entry: onCourse("course.read").query(({ ctx }) => getEntry(ctx, ctx.course)),
  enroll: onCourse("course.enroll").mutation(({ ctx }) => enroll(ctx, { courseId: ctx.course.id })),
  requests: requestsRouter,
  students: studentsRouter,
  leave: onCourse("course.progress").mutation(({ ctx }) => leave(ctx, { courseId: ctx.course.id })),
});
