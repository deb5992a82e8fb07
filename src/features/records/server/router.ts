import "server-only";
import { SaveDashboard } from "@/features/records/schema";
import { onSite, router } from "@/server/trpc/init";
import { getDashboard } from "./get-dashboard";
import { getTranscript } from "./get-transcript";
import { listRecommendations } from "./list-recommendations";
import { saveDashboard } from "./save-dashboard";

export const recordsRouter = router({
  /** The asker's time, streak, goal and habit. */
  dashboard: onSite("account.own").query(({ ctx }) => getDashboard(ctx)),
  saveDashboard: onSite("account.own")
    .input(SaveDashboard)
    .mutation(({ ctx, input }) => saveDashboard(ctx, input)),
  /** Courses that the asker does not have, each with its reason. */
  recommendations: onSite("account.own").query(({ ctx }) => listRecommendations(ctx)),

  /** All that the asker has studied, as it is now. */
  transcript: onSite("account.own").query(({ ctx }) => getTranscript(ctx)),
});
