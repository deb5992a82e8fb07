import { checkReadiness } from "@/server/readiness";

export const dynamic = "force-dynamic";

/** Policy: everyone. Names what does not answer, never why: the reasons are for the doctor and the log. */
export async function GET(): Promise<Response> {
  const { isReady, parts } = await checkReadiness();
  return Response.json(
    { status: isReady ? "ready" : "not ready", ...parts },
    { status: isReady ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
