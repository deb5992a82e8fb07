import { periods } from "@/features/statistics/analytics";
import { fileResponse } from "@/server/trpc/file-response";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** What /admin/figures says of a period, as a CSV file. */
export async function GET(request: Request): Promise<Response> {
  await requireSite("admin.use");
  const asked = new URL(request.url).searchParams.get("period");
  const period = periods.find((known) => known === asked) ?? "90d";
  const text = await orRefuse((await serverApi()).statistics.exportSite({ period }));
  return fileResponse(once(text), { name: `site-figures-${period}.csv`, type: "text/csv" });
}
