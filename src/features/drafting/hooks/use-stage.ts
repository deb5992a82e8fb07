"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { api } from "@/components/api/client";
import { useCall } from "@/components/api/use-call";
import { useRefusal } from "@/components/api/use-refusal";
import type { StageView } from "@/features/drafting/server/runs/stage-view";
import type { DraftEvent } from "@/features/drafting/server/runs/watch-draft";
import { applyEvent, atPlace, endedUnits, textsUnderWay, type WatchedStage } from "@/features/drafting/stage-events";
import { useDraftEvents } from "./use-draft-events";

/** Makes a call and shows what has become of the stage. @returns null, or what was refused, in words. */
export type RunCall = (call: () => Promise<unknown>) => Promise<string | null>;

const isRunning = ({ stages }: StageView): boolean => stages.some(({ state }) => state === "running");

/** A stage of a draft as it is, kept so while it is written and after each thing its author does. */
export function useStage(initial: StageView, lessonId: string | null, onEvent: (event: DraftEvent) => void) {
  const { draftId, stage } = initial;
  const words = useRefusal();
  const [watched, setWatched] = useState<WatchedStage>({ view: atPlace(initial, lessonId), texts: {} });
  const { isBusy, run: inTurn } = useCall({ inTurn: true });
  const [isStarting, setStarting] = useState(false);
  // What was heard while the server was being asked: its answer may be older.
  const late = useRef<DraftEvent[]>([]);
  const asking = useRef<Promise<void> | null>(null);

  async function ask(): Promise<void> {
    const heard: DraftEvent[] = [];
    late.current = heard;
    const asked = { draftId, stage, ...(lessonId !== null && { lessonId }) };
    const view = atPlace(await api.drafting.stage.query(asked), lessonId);
    setWatched(({ texts }) =>
      heard.reduce<WatchedStage>((seen, event) => applyEvent(seen, event, lessonId), {
        view,
        texts: textsUnderWay(view, texts),
      }),
    );
  }
  /** One question at a time; one that is asked meanwhile waits, so that its answer is newer than its reason. */
  function refresh(): Promise<void> {
    const next = (asking.current ?? Promise.resolve()).catch(() => undefined).then(ask);
    asking.current = next;
    return next;
  }
  const refreshQuietly = () => void refresh().catch(() => undefined);

  useDraftEvents(draftId, isStarting || isRunning(watched.view), {
    onEvent: (event) => {
      late.current.push(event);
      setWatched((seen) => applyEvent(seen, event, lessonId));
      onEvent(event);
      // Sources by use, gaps and what waits in each lesson come with an answer only.
      const isFurther =
        event.type === "state" && endedUnits({ stage, stages: event.stages }) !== endedUnits(watched.view);
      if (isFurther) refreshQuietly();
    },
    onGap: refreshQuietly,
  });

  // Something may have been started or decided in another window.
  const comeBack = useEffectEvent(() => {
    if (document.visibilityState === "visible") refreshQuietly();
  });
  useEffect(() => {
    const listen = () => comeBack();
    document.addEventListener("visibilitychange", listen);
    return () => document.removeEventListener("visibilitychange", listen);
  }, []);

  const run: RunCall = async (call) => {
    let refused: string | null = null;
    await inTurn(async () => {
      try {
        await call();
        await refresh();
      } catch (error) {
        // Refused because something has changed: what it is by now is shown beside the words.
        await refresh().catch(() => undefined);
        refused = words(error);
      }
    });
    return refused;
  };
  /** Listens before it asks, so that the first word is not missed. */
  const start: RunCall = async (call) => {
    setStarting(true);
    const refused = await run(call);
    setStarting(false);
    return refused;
  };
  return { ...watched, isBusy, isStarting, run, start };
}
