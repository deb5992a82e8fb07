import { TRPCError } from "@trpc/server";
import { NextResponse } from "next/server";
import { depsOfRequest } from "@/server/auth/request-deps";
import { refusalStatus } from "@/server/trpc/refusal-status";
import { createCaller } from "@/server/trpc/root";

type Params = { params: Promise<{ slug: string; lessonId: string }> };

/** A file that a lesson's text links to, `?path=media/map.pdf`: who reads the text is sent to it, on a link that holds for minutes. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { slug, lessonId } = await params;
  const path = new URL(request.url).searchParams.get("path") ?? "";
  const headers = { "cache-control": "no-store", "referrer-policy": "no-referrer" };
  try {
    const caller = createCaller(await depsOfRequest(request));
    const { url } = await caller.learning.downloadFile({ slug, lessonId, path });
    return new NextResponse(null, { status: 307, headers: { ...headers, location: url } });
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const status = refusalStatus(error);
    if (status !== 401) return new NextResponse(null, { status, headers });
    const next = encodeURIComponent(`/learn/${slug}/${lessonId}`);
    return new NextResponse(null, { status: 307, headers: { ...headers, location: `/sign-in?next=${next}` } });
  }
}
