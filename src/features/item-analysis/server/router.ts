import "server-only";
import { AskAnalysis } from "@/features/item-analysis/schema";
import { onCourse, router } from "@/server/trpc/init";
import { getAnalysis } from "./get-analysis";

export const itemAnalysisRouter = router({
  get: onCourse("course.viewAnalytics")
    .input(AskAnalysis)
    .query(({ ctx, input }) => getAnalysis(ctx, ctx.course.id, input)),
});
