import { periods } from "@/features/statistics/analytics";
import { depsOfRequest } from "@/server/auth/request-deps";
import { fileResponse, refusedResponse } from "@/server/trpc/file-response";
import { createCaller } from "@/server/trpc/root";

type Params = { params: Promise<{ courseId: string }> };

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** A course's figures of a period (`of=figures`), or the students behind them (`of=learners`), as a CSV file read while it is sent. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { courseId } = await params;
  const query = new URL(request.url).searchParams;
  const period = periods.find((known) => known === query.get("period")) ?? "90d";
  const of = query.get("of") === "learners" ? "learners" : "figures";
  try {
    const { analytics } = createCaller(await depsOfRequest(request)).statistics;
    const pieces =
      of === "learners"
        ? await analytics.exportLearners({ courseId, period })
        : once(await analytics.exportFigures({ courseId, period }));
    return fileResponse(pieces, { name: `${of}-${period}.csv`, type: "text/csv" });
  } catch (error) {
    return refusedResponse(error);
  }
}
