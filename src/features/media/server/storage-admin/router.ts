import "server-only";
import { ListOwners, SetQuota } from "@/features/media/schema";
import { onSite, router } from "@/server/trpc/init";
import { askForCount } from "./ask-for-count";
import { getStorageOverview } from "./get-storage-overview";
import { setQuota } from "./set-quota";

/** For those who look after the whole site. */
export const storageAdminRouter = router({
  get: onSite("admin.use")
    .input(ListOwners)
    .query(({ ctx, input }) => getStorageOverview(ctx, input)),
  countAgain: onSite("admin.use").mutation(({ ctx }) => askForCount(ctx)),
  setQuota: onSite("admin.use")
    .input(SetQuota)
    .mutation(({ ctx, input }) => setQuota(ctx, input)),
});
