import { guardedRoute, leadTo, withSignIn } from "@/server/trpc/guarded-route";

interface Params {
  requestId: string;
}

/** The asker's own export, by a link that holds for minutes. */
export const GET = guardedRoute<Params>(
  "account.change",
  async ({ api, params }) => leadTo((await api.privacy.openExport(params)).url),
  {
    refuse: (error) => withSignIn(error, "/account/data"),
  },
);
