import { depsOfRequest } from "@/server/auth/request-deps";
import { streamEvents } from "@/server/live/event-stream";
import { createCaller } from "@/server/trpc/root";

type Params = { params: Promise<{ draftId: string }> };

/** What happens in a draft while its author looks at it, as server-sent events. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { draftId } = await params;
  return streamEvents(request, {
    open: async (signal) => createCaller(await depsOfRequest(request), { signal }).drafting.watch({ draftId }),
  });
}
