import { userFilterIn } from "@/features/users/user-filter";
import { fileResponse } from "@/server/trpc/file-response";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

/** The people that /admin/users shows for the same query, all of them, as a file that is read while it is sent. */
export async function GET(request: Request): Promise<Response> {
  await requireSite("admin.use");
  const { asked } = userFilterIn(Object.fromEntries(new URL(request.url).searchParams));
  const { after: _, ...filter } = asked;
  const pieces = await orRefuse((await serverApi()).users.export(filter));
  return fileResponse(pieces, { name: "users.csv", type: "text/csv" });
}
