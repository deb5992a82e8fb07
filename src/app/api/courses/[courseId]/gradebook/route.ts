import { fileResponse } from "@/server/trpc/file-response";
import { guardedRoute } from "@/server/trpc/guarded-route";

/** The grades of a course as a CSV file, read while it is sent. */
export const GET = guardedRoute<{ courseId: string }>("course.viewGrades", async ({ api, params }) =>
  fileResponse(await api.gradebook.export(params), { name: "grades.csv", type: "text/csv" }),
);
