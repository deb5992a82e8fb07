import "server-only";
import { GrantTier, ListTiers } from "@/features/subscriptions/schema";
import { onSite, router } from "@/server/trpc/init";
import { GrantedTier, grantTier } from "./grant-tier";
import { listTiers } from "./list-tiers";

export const subscriptionsRouter = router({
  list: onSite("admin.use")
    .input(ListTiers)
    .query(({ ctx, input }) => listTiers(ctx, input)),
  grant: onSite("admin.use")
    .input(GrantTier)
    .output(GrantedTier)
    .mutation(({ ctx, input }) => grantTier(ctx, input)),
});
