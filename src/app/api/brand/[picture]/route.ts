import { BrandPictureRef } from "@/features/administration/branding/schema";
import { guardedRoute } from "@/server/trpc/guarded-route";

/** A logo of the site or its sign. Under the mark that pages write it never changes; without it, it is asked for again. */
export const GET = guardedRoute<{ picture: string }>("site.read", async ({ api, params, query }) => {
  const asked = BrandPictureRef.safeParse(params);
  if (!asked.success) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  const { mark, mimeType, base64 } = await api.branding.picture(asked.data);
  const isNamed = query.get("v") === mark;
  return new Response(Buffer.from(base64, "base64"), {
    headers: {
      "content-type": mimeType,
      "cache-control": isNamed ? "public, max-age=31536000, immutable" : "public, no-cache",
    },
  });
});
