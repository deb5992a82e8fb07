import { TRPCError } from "@trpc/server";
import { NextResponse } from "next/server";
import { depsOfRequest } from "@/server/auth/request-deps";
import { refusalStatus } from "@/server/trpc/refusal-status";
import { createCaller } from "@/server/trpc/root";

type Params = { params: Promise<{ token: string; lessonId: string }> };

/** A file that a previewed lesson's text links to: whoever holds the link is sent to it, on an address that holds for minutes. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const path = new URL(request.url).searchParams.get("path") ?? "";
  const headers = { "cache-control": "no-store" };
  try {
    const caller = createCaller(await depsOfRequest(request));
    const { url } = await caller.learning.preview.downloadFile({ ...(await params), path });
    return new NextResponse(null, { status: 307, headers: { ...headers, location: url } });
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return new NextResponse(null, { status: refusalStatus(error), headers });
  }
}
