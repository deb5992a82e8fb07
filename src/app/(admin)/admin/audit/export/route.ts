import { auditFilterIn } from "@/features/audit/audit-filter";
import { auditForms } from "@/features/audit/schema";
import { fileResponse } from "@/server/trpc/file-response";
import { orRefuse, requireSite, serverApi } from "@/server/trpc/rsc";

const typeOf = { csv: "text/csv", jsonl: "application/jsonl" };

/** The rows that /admin/audit shows for the same query, all of them, as a file that is read while it is sent. */
export async function GET(request: Request): Promise<Response> {
  await requireSite("audit.read");
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const { after: _, ...filter } = auditFilterIn(query).asked;
  const as = auditForms.find((form) => form === query.as) ?? "csv";
  const pieces = await orRefuse((await serverApi()).audit.export({ ...filter, as }));
  return fileResponse(pieces, { name: `audit.${as}`, type: typeOf[as] });
}
