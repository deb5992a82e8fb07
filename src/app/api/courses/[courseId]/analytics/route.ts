import { periods } from "@/features/statistics/analytics";
import { fileResponse } from "@/server/trpc/file-response";
import { guardedRoute } from "@/server/trpc/guarded-route";

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** A course's figures of a period (`of=figures`), or the students behind them (`of=learners`), as a CSV file read while it is sent. */
export const GET = guardedRoute<{ courseId: string }>(
  ["course.viewAnalytics", "course.manageStudents"],
  async ({ api, params: { courseId }, query }) => {
    const period = periods.find((known) => known === query.get("period")) ?? "90d";
    const of = query.get("of") === "learners" ? "learners" : "figures";
    const { analytics } = api.statistics;
    const pieces =
      of === "learners"
        ? await analytics.exportLearners({ courseId, period })
        : once(await analytics.exportFigures({ courseId, period }));
    return fileResponse(pieces, { name: `${of}-${period}.csv`, type: "text/csv" });
  },
);
