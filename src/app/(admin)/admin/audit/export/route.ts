import { auditFilterIn } from "@/features/audit/audit-filter";
import { auditForms } from "@/features/audit/schema";
import { fileResponse } from "@/server/trpc/file-response";
import { guardedRoute } from "@/server/trpc/guarded-route";
import { asPage } from "@/server/trpc/rsc";

const typeOf = { csv: "text/csv", jsonl: "application/jsonl" };

/** The rows that /admin/audit shows for the same query, all of them, as a file that is read while it is sent. */
export const GET = guardedRoute(
  "audit.read",
  async ({ api, query }) => {
    const asked = Object.fromEntries(query);
    const { after: _, ...filter } = auditFilterIn(asked).asked;
    const as = auditForms.find((form) => form === asked.as) ?? "csv";
    const pieces = await api.audit.export({ ...filter, as });
    return fileResponse(pieces, { name: `audit.${as}`, type: typeOf[as] });
  },
  { refuse: asPage },
);
