import { TRPCError } from "@trpc/server";
import { NextResponse } from "next/server";
import { depsOfRequest } from "@/server/auth/request-deps";
import { refusalStatus } from "@/server/trpc/refusal-status";
import { createCaller } from "@/server/trpc/root";

type Params = { params: Promise<{ slug: string; lessonId: string; resourceId: string }> };

/** A resource of a lesson: whoever may have it is sent to its bytes, on a link that holds for minutes. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { slug, lessonId, resourceId } = await params;
  const headers = { "cache-control": "no-store", "referrer-policy": "no-referrer" };
  try {
    const caller = createCaller(await depsOfRequest(request));
    const { url } = await caller.learning.downloadResource({ slug, lessonId, resourceId });
    return new NextResponse(null, { status: 307, headers: { ...headers, location: url } });
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const status = refusalStatus(error);
    if (status === 401) {
      const next = encodeURIComponent(`/learn/${slug}/${lessonId}`);
      return new NextResponse(null, { status: 307, headers: { ...headers, location: `/sign-in?next=${next}` } });
    }
    return new NextResponse(null, { status, headers });
  }
}
