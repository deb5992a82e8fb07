import { streamEvents } from "@/server/live/event-stream";
import { guardedRoute } from "@/server/trpc/guarded-route";

/** What happens in a draft while its author looks at it, as server-sent events. */
export const GET = guardedRoute<{ draftId: string }>("course.create", ({ request, params, apiUntil }) =>
  streamEvents(request, { open: (signal) => apiUntil(signal).drafting.watch(params) }),
);
