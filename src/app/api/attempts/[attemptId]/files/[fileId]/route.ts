import { guardedRoute, leadTo, withSignIn } from "@/server/trpc/guarded-route";

interface Params {
  attemptId: string;
  fileId: string;
}

/** A file of an answer, as a download. */
export const GET = guardedRoute<Params>(
  "attempt.read",
  async ({ api, params }) => leadTo((await api.assessment.files.open(params)).url),
  { refuse: (error) => withSignIn(error, "/dashboard") },
);
