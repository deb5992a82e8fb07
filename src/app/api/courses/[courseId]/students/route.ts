import { fileResponse } from "@/server/trpc/file-response";
import { guardedRoute } from "@/server/trpc/guarded-route";

/** The students of a course, or of a group of it, as a CSV file, read while it is sent. */
export const GET = guardedRoute<{ courseId: string }>("course.manageStudents", async ({ api, params, query }) =>
  fileResponse(await api.enrollment.students.export({ ...params, groupId: query.get("group") }), {
    name: "students.csv",
    type: "text/csv",
  }),
);
