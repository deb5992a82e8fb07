"use client";
import { useEffect, useEffectEvent } from "react";
import type { NotificationEvent } from "@/features/notifications/server/watch-notifications";

/** Said to the page whenever something of its reader's notifications is different. */
export const notificationsChanged = "lectern:notifications";

function listenAlone(hear: (data: string) => void): () => void {
  const source = new EventSource("/api/notifications/events");
  source.onmessage = ({ data }) => hear(String(data));
  return () => source.close();
}

/** Through the one stream of this browser, where it has shared workers. */
function listen(personId: string, hear: (data: string) => void): () => void {
  if (typeof SharedWorker === "undefined") return listenAlone(hear);
  let port: MessagePort;
  try {
    // By person: after another has signed in, nothing of the first one's is heard.
    port = new SharedWorker("/notifications-worker.js", `notifications ${personId}`).port;
  } catch {
    return listenAlone(hear);
  }
  port.onmessage = ({ data }) => hear(String(data));
  return () => {
    port.postMessage("bye");
    port.close();
  };
}

/** Hears what reaches this person while the page is open, also after it was left and come back to. */
export function useNotificationEvents(personId: string, onEvent: (event: NotificationEvent) => void): void {
  const hear = useEffectEvent((data: string) => {
    onEvent(JSON.parse(data) as NotificationEvent);
    dispatchEvent(new Event(notificationsChanged));
  });
  useEffect(() => {
    let leave: (() => void) | null = null;
    const begin = () => {
      leave ??= listen(personId, (data) => hear(data));
    };
    const end = () => {
      leave?.();
      leave = null;
    };
    begin();
    addEventListener("pagehide", end);
    addEventListener("pageshow", begin);
    return () => {
      removeEventListener("pagehide", end);
      removeEventListener("pageshow", begin);
      end();
    };
  }, [personId]);
}
