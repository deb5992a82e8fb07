import "server-only";
import { TRPCError } from "@trpc/server";
import { NextResponse } from "next/server";
import { depsOfRequest } from "@/server/auth/request-deps";
import { refusalStatus, retryAfter } from "./refusal-status";
import { createCaller } from "./root";

type Caller = ReturnType<typeof createCaller>;

/**
 * Answers a click on a file's own address: on to a link that holds for minutes, or the procedure's refusal as a status. Whoever
 * has to sign in comes back to the page that the click was on.
 */
export async function redirectToFile(
  request: Request,
  page: string,
  find: (caller: Caller, path: string) => Promise<{ url: string }>,
): Promise<Response> {
  const path = new URL(request.url).searchParams.get("path") ?? "";
  const headers = { "cache-control": "no-store", "referrer-policy": "no-referrer" };
  try {
    const { url } = await find(createCaller(await depsOfRequest(request)), path);
    return new NextResponse(null, { status: 307, headers: { ...headers, location: url } });
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    const status = refusalStatus(error);
    if (status !== 401) return new NextResponse(null, { status, headers: { ...headers, ...retryAfter(error) } });
    const location = `/sign-in?next=${encodeURIComponent(page)}`;
    return new NextResponse(null, { status: 307, headers: { ...headers, location } });
  }
}
