import { periods } from "@/features/statistics/analytics";
import { fileResponse } from "@/server/trpc/file-response";
import { guardedRoute } from "@/server/trpc/guarded-route";
import { asPage } from "@/server/trpc/rsc";

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

/** What /admin/figures says of a period, as a CSV file. */
export const GET = guardedRoute(
  "admin.use",
  async ({ api, query }) => {
    const asked = query.get("period");
    const period = periods.find((known) => known === asked) ?? "90d";
    const text = await api.statistics.exportSite({ period });
    return fileResponse(once(text), { name: `site-figures-${period}.csv`, type: "text/csv" });
  },
  { refuse: asPage },
);
