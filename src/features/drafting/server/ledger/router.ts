import "server-only";
import { LedgerFilter, ReadLedger, ReadUse, SaveCredits, SavePrice } from "@/features/drafting/prompts-schema";
import { saveCredits, savePrice } from "@/features/drafting/server/credits/save-settings";
import { onSite, router } from "@/server/trpc/init";
import { exportLedger } from "./export-ledger";
import { listRequests } from "./list-requests";
import { readUse } from "./read-use";

const forAdmins = onSite("admin.use");

export const ledgerRouter = router({
  use: forAdmins.input(ReadUse).query(({ ctx, input }) => readUse(ctx, input)),
  list: forAdmins.input(ReadLedger).query(({ ctx, input }) => listRequests(ctx, input)),
  /** All that the filter lets through, as the pieces of a CSV file. */
  export: forAdmins.input(LedgerFilter).query(({ ctx, input }) => exportLedger(ctx, input)),
  saveCredits: forAdmins.input(SaveCredits).mutation(({ ctx, input }) => saveCredits(ctx, input)),
  savePrice: forAdmins.input(SavePrice).mutation(({ ctx, input }) => savePrice(ctx, input)),
});
