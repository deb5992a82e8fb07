import "server-only";
import { AnswerRequest, ListRequests, RequestAccess, WithdrawRequest } from "@/features/enrollment/requests-schema";
import { onCourse, onSite, router } from "@/server/trpc/init";
import { answerRequest } from "./answer-request";
import { getRequestForm } from "./get-request-form";
import { listRequests } from "./list-requests";
import { requestAccess } from "./request-access";
import { withdrawRequest } from "./withdraw-request";

export const requestsRouter = router({
  form: onCourse("course.enroll").query(({ ctx }) => getRequestForm(ctx, ctx.course)),
  send: onCourse("course.requestAccess")
    .input(RequestAccess)
    .mutation(({ ctx, input }) => requestAccess(ctx, ctx.course.id, input)),
  /** Also where the course is no longer to be seen: one's own word can always be taken back. */
  withdraw: onSite("account.own")
    .input(WithdrawRequest)
    .mutation(({ ctx, input }) => withdrawRequest(ctx, input)),
  /** Of all courses. */
  list: onSite("admin.use")
    .input(ListRequests)
    .query(({ ctx, input }) => listRequests(ctx, null, input)),
  ofCourse: onCourse("course.manageStudents")
    .input(ListRequests)
    .query(({ ctx, input }) => listRequests(ctx, ctx.course.id, input)),
  answer: onCourse("course.manageStudents")
    .input(AnswerRequest)
    .mutation(({ ctx, input }) => answerRequest(ctx, ctx.course.id, input)),
});
