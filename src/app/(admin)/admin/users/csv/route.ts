import { userFilterIn } from "@/features/users/user-filter";
import { fileResponse } from "@/server/trpc/file-response";
import { guardedRoute } from "@/server/trpc/guarded-route";
import { asPage } from "@/server/trpc/rsc";

/** The people that /admin/users shows for the same query, all of them, as a file that is read while it is sent. */
export const GET = guardedRoute(
  "admin.use",
  async ({ api, query }) => {
    const { asked } = userFilterIn(Object.fromEntries(query));
    const { after: _, ...filter } = asked;
    const pieces = await api.users.export(filter);
    return fileResponse(pieces, { name: "users.csv", type: "text/csv" });
  },
  { refuse: asPage },
);
