import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { inngest } from "@/server/inngest/client";
import { functions } from "@/server/inngest/functions";
import { isEmbedded } from "@/server/inngest/is-embedded";
import { ReplayMemory } from "@/server/inngest/replay-memory";

export const dynamic = "force-dynamic";

// Every method wants a signature, PUT included: an unsigned one would make the SDK introduce itself to a server of ours.
const handlers = serve({ client: inngest, functions, enableUnauthedSync: false });
const seen = new ReplayMemory();

/** Each call of the embedded runner is signed again; Inngest's own parallel calls may share a signature, so there it stays with time. */
async function refuseReplays(
  request: NextRequest,
  handle: (request: NextRequest) => Promise<Response>,
): Promise<Response> {
  const signature = request.headers.get("x-inngest-signature");
  if (signature === null || !isEmbedded()) return handle(request);
  if (!seen.claim(signature)) return Response.json({ message: "Unauthorized" }, { status: 401 });
  const response = await handle(request);
  if (response.status === 401) seen.release(signature);
  return response;
}

export const GET = (request: NextRequest) => refuseReplays(request, (signed) => handlers.GET(signed, undefined));
export const POST = (request: NextRequest) => refuseReplays(request, (signed) => handlers.POST(signed, undefined));
export const PUT = (request: NextRequest) => refuseReplays(request, (signed) => handlers.PUT(signed, undefined));
