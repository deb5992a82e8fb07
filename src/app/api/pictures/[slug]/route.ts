import { guardedRoute, leadTo } from "@/server/trpc/guarded-route";

interface Params {
  slug: string;
}

/** The image of a live course at an address that stays, for pages elsewhere that link to it: leads to the bytes. */
export const GET = guardedRoute<Params>("course.read", async ({ api, params }) =>
  leadTo((await api.catalog.pictureLink(params)).url),
);
