import { guardedRoute, leadTo } from "@/server/trpc/guarded-route";

interface Params {
  token: string;
  lessonId: string;
}

/** A file that a previewed lesson's text links to: whoever holds the link is sent to it, on an address that holds for minutes. */
export const GET = guardedRoute<Params>("preview.read", async ({ api, params, query }) =>
  leadTo((await api.learning.preview.downloadFile({ ...params, path: query.get("path") ?? "" })).url),
);
