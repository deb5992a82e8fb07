import { TRPCError } from "@trpc/server";
import { NextResponse } from "next/server";
import { depsOfRequest } from "@/server/auth/request-deps";
import { refusalStatus, retryAfter } from "@/server/trpc/refusal-status";
import { createCaller } from "@/server/trpc/root";

type Params = { params: Promise<{ slug: string }> };

/** The image of a live course at an address that stays, for pages elsewhere that link to it: leads to the bytes. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  try {
    const caller = createCaller(await depsOfRequest(request));
    const { url } = await caller.catalog.pictureLink(await params);
    return new NextResponse(null, { status: 307, headers: { ...headers, location: url } });
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return new NextResponse(null, { status: refusalStatus(error), headers: { ...headers, ...retryAfter(error) } });
  }
}
