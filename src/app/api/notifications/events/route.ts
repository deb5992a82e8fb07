import { idIn } from "@/features/notifications/schema";
import type { NotificationEvent } from "@/features/notifications/server/watch-notifications";
import { depsOfRequest } from "@/server/auth/request-deps";
import { streamEvents } from "@/server/live/event-stream";
import { createCaller } from "@/server/trpc/root";

/** What reaches the person who asks, as server-sent events; with Last-Event-ID also what came in between. */
export async function GET(request: Request): Promise<Response> {
  return streamEvents<NotificationEvent>(request, {
    open: async (signal) =>
      createCaller(await depsOfRequest(request), { signal }).notifications.watch({
        lastId: idIn(request.headers.get("last-event-id")),
      }),
    idOf: (event) => (event.type === "new" ? event.id : null),
  });
}
