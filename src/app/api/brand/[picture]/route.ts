import { TRPCError } from "@trpc/server";
import { BrandPictureRef } from "@/features/administration/branding/schema";
import { depsOfRequest } from "@/server/auth/request-deps";
import { refusalStatus, retryAfter } from "@/server/trpc/refusal-status";
import { createCaller } from "@/server/trpc/root";

type Params = { params: Promise<{ picture: string }> };

/** A logo of the site or its sign. Under the mark that pages write it never changes; without it, it is asked for again. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const asked = BrandPictureRef.safeParse(await params);
  if (!asked.success) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  try {
    const { mark, mimeType, base64 } = await createCaller(await depsOfRequest(request)).branding.picture(asked.data);
    const isNamed = new URL(request.url).searchParams.get("v") === mark;
    return new Response(Buffer.from(base64, "base64"), {
      headers: {
        "content-type": mimeType,
        "cache-control": isNamed ? "public, max-age=31536000, immutable" : "public, no-cache",
      },
    });
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const headers = { "cache-control": "no-store", ...retryAfter(error) };
    return new Response(null, { status: refusalStatus(error), headers });
  }
}
