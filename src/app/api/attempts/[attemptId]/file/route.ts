import { guardedRoute, leadTo, withSignIn } from "@/server/trpc/guarded-route";

interface Params {
  attemptId: string;
}

/** A file that a question, or what is shown of its explanation, links to, `?path=media/map.pdf`. */
export const GET = guardedRoute<Params>(
  "attempt.read",
  async ({ api, params, query }) =>
    leadTo((await api.assessment.downloadFile({ ...params, path: query.get("path") ?? "" })).url),
  {
    refuse: (error) => withSignIn(error, "/dashboard"),
  },
);
