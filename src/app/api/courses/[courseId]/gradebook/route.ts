import { fileResponse } from "@/server/trpc/file-response";
import { guardedRoute } from "@/server/trpc/guarded-route";

/** The grades of a course, or of a group of it, as a CSV file, read while it is sent. */
export const GET = guardedRoute<{ courseId: string }>("course.viewGrades", async ({ api, params, query }) =>
  fileResponse(await api.gradebook.export({ ...params, groupId: query.get("group") }), {
    name: "grades.csv",
    type: "text/csv",
  }),
);
