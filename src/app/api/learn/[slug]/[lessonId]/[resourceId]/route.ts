import { guardedRoute, leadTo, withSignIn } from "@/server/trpc/guarded-route";

interface Params {
  slug: string;
  lessonId: string;
  resourceId: string;
}

/** A resource of a lesson: whoever may have it is sent to its bytes. */
export const GET = guardedRoute<Params>(
  "lesson.read",
  async ({ api, params }) => leadTo((await api.learning.downloadResource(params)).url),
  {
    refuse: (error, { params }) => withSignIn(error, `/learn/${params.slug}/${params.lessonId}`),
  },
);
