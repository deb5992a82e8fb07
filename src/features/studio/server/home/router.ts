import "server-only";
import { DashboardSettings } from "@/features/studio/dashboard";
import { onSite, router } from "@/server/trpc/init";
import { saveDashboard } from "./dashboard-settings";
import { getHome } from "./get-home";

export const homeRouter = router({
  get: onSite("portal.use").query(({ ctx }) => getHome(ctx)),
  customise: onSite("portal.use")
    .input(DashboardSettings)
    .mutation(({ ctx, input }) => saveDashboard(ctx, input)),
});
