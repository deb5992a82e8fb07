import { readListAddress } from "@/features/gradebook/list-address";
import { fileResponse } from "@/server/trpc/file-response";
import { guardedRoute } from "@/server/trpc/guarded-route";

/** The grades of a course, or of the students that its gradebook shows by this query, as a CSV file, read while it is sent. */
export const GET = guardedRoute<{ courseId: string }>("course.viewGrades", async ({ api, params, query }) =>
  fileResponse(await api.gradebook.export({ ...params, ...readListAddress(Object.fromEntries(query)) }), {
    name: "grades.csv",
    type: "text/csv",
  }),
);
