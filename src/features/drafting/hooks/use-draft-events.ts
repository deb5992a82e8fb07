"use client";
import { useEffect, useEffectEvent } from "react";
import type { DraftEvent } from "@/features/drafting/server/runs/watch-draft";

const ASK_EVERY_MILLISECONDS = 2_000;

/**
 * Listens to what becomes of a draft while `isOn`. With each connection, and again and again while none holds, `onGap` is called:
 * something may have gone by unheard, and has to be asked for.
 */
export function useDraftEvents(
  draftId: string,
  isOn: boolean,
  { onEvent, onGap }: { onEvent: (event: DraftEvent) => void; onGap: () => void },
): void {
  const hear = useEffectEvent(onEvent);
  const ask = useEffectEvent(onGap);
  useEffect(() => {
    if (!isOn) return;
    let timer: ReturnType<typeof setInterval> | undefined;
    const source = new EventSource(`/api/drafts/${draftId}/events`);
    const stopAsking = () => {
      clearInterval(timer);
      timer = undefined;
    };
    source.onopen = () => {
      stopAsking();
      ask();
    };
    source.onmessage = ({ data }) => hear(JSON.parse(String(data)) as DraftEvent);
    source.onerror = () => {
      timer ??= setInterval(() => ask(), ASK_EVERY_MILLISECONDS);
    };
    return () => {
      source.close();
      stopAsking();
    };
  }, [draftId, isOn]);
}
