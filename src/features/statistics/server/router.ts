import "server-only";
import { AskRecount, ListRowsBehind } from "@/features/statistics/schema";
import { onSite, router } from "@/server/trpc/init";
import { analyticsRouter } from "./analytics/router";
import { askRecount } from "./ask-recount";
import { getSiteFigures } from "./get-site-figures";
import { listRowsBehind } from "./list-rows-behind";

export const statisticsRouter = router({
  analytics: analyticsRouter,
  site: onSite("admin.use").query(({ ctx }) => getSiteFigures(ctx)),
  rowsBehind: onSite("admin.use")
    .input(ListRowsBehind)
    .query(({ ctx, input }) => listRowsBehind(ctx, input)),
  recount: onSite("admin.use")
    .input(AskRecount)
    .mutation(({ ctx, input }) => askRecount(ctx, input)),
});
