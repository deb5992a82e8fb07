import { idIn } from "@/features/notifications/schema";
import type { NotificationEvent } from "@/features/notifications/server/watch-notifications";
import { streamEvents } from "@/server/live/event-stream";
import { guardedRoute } from "@/server/trpc/guarded-route";

/** What reaches the person who asks, as server-sent events; with Last-Event-ID also what came in between. */
export const GET = guardedRoute("account.own", ({ request, apiUntil }) =>
  streamEvents<NotificationEvent>(request, {
    open: (signal) => apiUntil(signal).notifications.watch({ lastId: idIn(request.headers.get("last-event-id")) }),
    idOf: (event) => (event.type === "new" ? event.id : null),
  }),
);
