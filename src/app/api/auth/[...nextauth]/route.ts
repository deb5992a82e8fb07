import type { NextRequest } from "next/server";
import { answerReturn, handlers } from "@/server/auth/next-auth";
import { isSameOrigin } from "@/server/auth/same-origin";

export const GET = answerReturn;

/** Before the library's own token against forged requests, which a sibling of this host could set as a cookie. */
export async function POST(request: NextRequest): Promise<Response> {
  if (!isSameOrigin(request)) return Response.json({ reason: "common.cross_origin" }, { status: 403 });
  return handlers.POST(request);
}
