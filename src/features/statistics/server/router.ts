import "server-only";
import * as z from "zod";
import { AskRecount, AskSiteFigures, ListRowsBehind } from "@/features/statistics/schema";
import { onSite, router } from "@/server/trpc/init";
import { analyticsRouter } from "./analytics/router";
import { askRecount } from "./ask-recount";
import { exportSite } from "./site/export-site";
import { getSiteAnalytics, getSiteRecountedAt } from "./site/get-site-analytics";
import { listRowsBehind } from "./site/list-rows-behind";

export const statisticsRouter = router({
  analytics: analyticsRouter,
  site: onSite("admin.use")
    .input(AskSiteFigures)
    .query(({ ctx, input }) => getSiteAnalytics(ctx, input.period)),
  rowsBehind: onSite("admin.use")
    .input(ListRowsBehind)
    .query(({ ctx, input }) => listRowsBehind(ctx, input)),
  exportSite: onSite("admin.use")
    .input(AskSiteFigures)
    .query(({ ctx, input }) => exportSite(ctx, input.period)),
  recounted: onSite("admin.use").query(({ ctx }) => getSiteRecountedAt(ctx)),
  recount: onSite("admin.use")
    .input(AskRecount)
    .output(z.object({ askedAt: z.date() }))
    .mutation(({ ctx, input }) => askRecount(ctx, input)),
});
