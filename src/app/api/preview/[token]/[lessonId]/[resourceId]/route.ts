import { guardedRoute, leadTo } from "@/server/trpc/guarded-route";

interface Params {
  token: string;
  lessonId: string;
  resourceId: string;
}

/** A resource of a previewed lesson: whoever holds the link is sent to its bytes, on an address that holds for minutes. */
export const GET = guardedRoute<Params>("preview.read", async ({ api, params }) =>
  leadTo((await api.learning.preview.downloadResource(params)).url),
);
