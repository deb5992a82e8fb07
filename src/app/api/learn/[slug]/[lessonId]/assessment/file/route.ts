import { guardedRoute, leadTo, withSignIn } from "@/server/trpc/guarded-route";

interface Params {
  slug: string;
  lessonId: string;
}

/** A file that the description of a lesson's assessment links to, `?path=media/map.pdf`. */
export const GET = guardedRoute<Params>(
  "lesson.read",
  async ({ api, params, query }) =>
    leadTo((await api.assessment.downloadDescribedFile({ ...params, path: query.get("path") ?? "" })).url),
  {
    refuse: (error, { params }) => withSignIn(error, `/learn/${params.slug}/${params.lessonId}`),
  },
);
