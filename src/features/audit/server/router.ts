import "server-only";
import { ExportAudit, ListAudit } from "@/features/audit/schema";
import { onSite, router } from "@/server/trpc/init";
import { exportEvents } from "./export-events";
import { listEvents } from "./list-events";

export const auditRouter = router({
  list: onSite("audit.read")
    .input(ListAudit)
    .query(({ ctx, input }) => listEvents(ctx, input)),
  /** All that the filter lets through, as the pieces of a file. */
  export: onSite("audit.read")
    .input(ExportAudit)
    .query(({ ctx, input }) => exportEvents(ctx, input)),
});
