import { NextResponse } from "next/server";
import { refuseMails } from "@/features/mail/server/refuse-mails";
import { isAppError } from "@/lib/app-error";
import { depsOfRequest } from "@/server/auth/request-deps";
import { isSameOrigin } from "@/server/auth/same-origin";
import { statusOf } from "@/server/trpc/init";
import { retryAfter } from "@/server/trpc/refusal-status";

type Context = { params: Promise<{ token: string }> };

const pageOf = (token: string) => `/unsubscribe/${encodeURIComponent(token)}`;

/** People who follow the header's address get the page. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return new Response(null, { status: 303, headers: { location: pageOf((await params).token) } });
}

/**
 * The press on the page (`mails` is `stop` or `again`), and the mail programs' own button, which sends
 * `List-Unsubscribe=One-Click` without any cookie (RFC 8058). A page of another site has neither business here.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!isSameOrigin(request)) return NextResponse.json({ error: { message: "common.cross_origin" } }, { status: 403 });
  const { token } = await params;
  const form = await request.formData().catch(() => null);
  const mails = form?.get("mails");
  try {
    const deps = await depsOfRequest(request);
    await deps.limits?.take("change", deps);
    await refuseMails(deps, { token, isRefused: mails !== "again" });
  } catch (error) {
    if (!isAppError(error)) throw error;
    return NextResponse.json(
      { error: { message: error.reason } },
      { status: statusOf(error), headers: retryAfter(error) },
    );
  }
  if (mails === undefined || mails === null) return new Response(null, { status: 200 });
  return new Response(null, { status: 303, headers: { location: pageOf(token) } });
}
