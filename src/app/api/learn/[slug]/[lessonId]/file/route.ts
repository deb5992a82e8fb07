import { guardedRoute, leadTo, withSignIn } from "@/server/trpc/guarded-route";

interface Params {
  slug: string;
  lessonId: string;
}

/** A file that a lesson's text links to, `?path=media/map.pdf`: who reads the text is sent to it. */
export const GET = guardedRoute<Params>(
  "lesson.read",
  async ({ api, params, query }) =>
    leadTo((await api.learning.downloadFile({ ...params, path: query.get("path") ?? "" })).url),
  {
    refuse: (error, { params }) => withSignIn(error, `/learn/${params.slug}/${params.lessonId}`),
  },
);
