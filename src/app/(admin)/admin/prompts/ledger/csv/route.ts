import { ledgerFilterIn } from "@/features/drafting/ledger-filter";
import { fileResponse } from "@/server/trpc/file-response";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

/** The requests that the ledger's page shows for the same query, all of them, as a CSV file that is read while it is sent. */
export async function GET(request: Request): Promise<Response> {
  await requireSite("admin.use");
  const { asked } = ledgerFilterIn(Object.fromEntries(new URL(request.url).searchParams));
  const { page: _, ...filter } = asked;
  const pieces = await orRefuse((await serverApi()).drafting.ledger.export(filter));
  return fileResponse(pieces, { name: "requests.csv", type: "text/csv" });
}
