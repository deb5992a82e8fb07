import { ledgerFilterIn } from "@/features/drafting/ledger-filter";
import { fileResponse } from "@/server/trpc/file-response";
import { guardedRoute } from "@/server/trpc/guarded-route";
import { asPage } from "@/server/trpc/rsc";

/** The requests that the ledger's page shows for the same query, all of them, as a CSV file that is read while it is sent. */
export const GET = guardedRoute(
  "admin.use",
  async ({ api, query }) => {
    const { asked } = ledgerFilterIn(Object.fromEntries(query));
    const { page: _, ...filter } = asked;
    const pieces = await api.drafting.ledger.export(filter);
    return fileResponse(pieces, { name: "requests.csv", type: "text/csv" });
  },
  { refuse: asPage },
);
