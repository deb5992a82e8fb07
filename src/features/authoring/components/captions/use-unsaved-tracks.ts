"use client";
import { useEffect, useState } from "react";
import * as z from "zod";
import { keptCaptions, keptChanges } from "@/features/editor/hooks/kept-changes";
import { recoveredCopies } from "@/features/editor/hooks/recovered-copies";
import type { CaptionTrack } from "@/features/media/schema";
import { type Cue, parseCaptions, writeCaptions } from "@/features/media/web-vtt";

export type EditedTrack = Omit<CaptionTrack, "fileId"> & { fileId: string | null };

const Cues = z.array(
  z.object({ startMs: z.number(), endMs: z.number(), text: z.string(), id: z.string(), settings: z.string() }),
);
const Base = z.object({ fileId: z.uuid().nullable() });
const Value = z.object({ label: z.string().min(1), cues: Cues });

interface Home {
  lessonId: string;
  /** Of a video in the lesson's text. */
  path?: string | undefined;
  /** Whose cues they are: several people may share a device. */
  viewerId: string;
  stored: readonly CaptionTrack[];
}

/**
 * The captions of a video with what is not saved of each language, kept while another language is open and, on this device, when
 * the page goes. `round` changes when other cues have come in the place of those under edit.
 */
export function useUnsavedTracks({ lessonId, path, viewerId, stored }: Home) {
  const [tracks, setTracks] = useState<readonly EditedTrack[]>(stored);
  const [unsaved, setUnsaved] = useState<ReadonlyMap<string, readonly Cue[]>>(new Map());
  const [restored, setRestored] = useState<{ languages: string[]; at: Date } | null>(null);
  const [round, setRound] = useState(0);
  const [kept] = useState(() => keptChanges(viewerId, keptCaptions, [lessonId, path ?? ""]));

  function forget(language: string) {
    void kept.keep(language, null);
    setUnsaved((all) => new Map([...all].filter(([each]) => each !== language)));
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: an earlier visit is taken up once
  useEffect(() => {
    let isHere = true;
    void (async () => {
      await recoveredCopies(viewerId);
      const list = await kept.list();
      if (!isHere) return;
      const found = list.flatMap(({ id, keptAt, change }) => {
        const back = takeUp(id, change, stored);
        if (!back) void kept.keep(id, null);
        return back ? [{ ...back, keptAt }] : [];
      });
      const [newest] = found.map(({ keptAt }) => keptAt).sort((a, b) => b.getTime() - a.getTime());
      if (!newest) return;
      const back = new Map(found.map(({ track }) => [track.language, track]));
      setTracks((all) => [...all.filter(({ language }) => !back.has(language)), ...back.values()]);
      setUnsaved((all) => new Map([...found.map(({ track, cues }) => [track.language, cues] as const), ...all]));
      setRestored({ languages: [...back.keys()], at: newest });
      setRound((n) => n + 1);
    })();
    return () => {
      isHere = false;
    };
  }, []);

  useEffect(() => {
    if (unsaved.size === 0) return;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", stay);
    return () => window.removeEventListener("beforeunload", stay);
  }, [unsaved.size]);

  return {
    tracks,
    unsaved,
    restoredFrom: restored?.at ?? null,
    round,
    add: (track: EditedTrack) => setTracks((all) => [...all, track]),
    /** Null once what is shown is what is stored. */
    note: ({ language, label, fileId }: EditedTrack, cues: readonly Cue[] | null) => {
      if (!cues) return forget(language);
      void kept.keep(language, { base: { fileId }, value: { label, cues }, sent: null });
      setUnsaved((all) => new Map(all).set(language, cues));
    },
    noteSaved: (saved: CaptionTrack) =>
      setTracks((all) => all.map((each) => (each.language === saved.language ? saved : each))),
    remove: (language: string) => {
      forget(language);
      setTracks((all) => all.filter((each) => each.language !== language));
    },
    dismissRestored: () => setRestored(null),
    discardRestored: () => {
      for (const language of restored?.languages ?? []) {
        forget(language);
        const before = stored.find((each) => each.language === language);
        setTracks((all) => all.flatMap((each) => (each.language !== language ? [each] : before ? [before] : [])));
      }
      setRestored(null);
      setRound((n) => n + 1);
    },
  };
}

/** A kept track over what is stored; null for one that cannot be read, or that was stored after all. */
function takeUp(
  language: string,
  change: { base: object | null; value: object },
  stored: readonly CaptionTrack[],
): { track: EditedTrack; cues: readonly Cue[] } | null {
  const base = Base.safeParse(change.base);
  const value = Value.safeParse(change.value);
  if (!base.success || !value.success) return null;
  const { label, cues } = value.data;
  const now = stored.find((each) => each.language === language);
  if (now && writeCaptions(parseCaptions(now.source).cues) === writeCaptions(cues)) return null;
  // Over what it was written: where someone saved meanwhile, its save is refused and not laid over theirs.
  const fileId = now ? base.data.fileId : null;
  return { track: { language, label, fileId, source: now?.source ?? "WEBVTT\n" }, cues };
}
