import { ledgerFilterIn } from "@/features/drafting/ledger-filter";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

/** The requests that the ledger's page shows for the same query, all of them, as a CSV file that is read while it is sent. */
export async function GET(request: Request): Promise<Response> {
  await requireSite("admin.use");
  const { asked } = ledgerFilterIn(Object.fromEntries(new URL(request.url).searchParams));
  const { page: _, ...filter } = asked;
  const pieces = await orRefuse((await serverApi()).drafting.ledger.export(filter));
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="requests.csv"',
      "cache-control": "private, no-store",
    },
  });
}
