import { useState } from "react";
import { type Cue, checkCues, mergeCues, splitCue } from "@/features/media/web-vtt";

/** A cue with an identity, so that rows keep their focus when others come and go. */
export interface EditedCue extends Cue {
  key: number;
}

const NEW_CUE_MILLISECONDS = 2_000;
let lastKey = 0;
const withKey = (cue: Cue): EditedCue => {
  lastKey += 1;
  return { ...cue, key: lastKey };
};

/** The cues under edit, in the order of their beginnings, and what can be done to them. */
export function useCues(initial: readonly Cue[], startsChanged: boolean) {
  const [cues, put] = useState<readonly EditedCue[]>(() => initial.map(withKey));
  const [saved, setSaved] = useState<readonly EditedCue[] | null>(startsChanged ? null : cues);
  const replace = (index: number, count: number, ...by: Cue[]) =>
    put([
      ...cues.slice(0, index),
      ...by.map((cue) => ("key" in cue ? (cue as EditedCue) : withKey(cue))),
      ...cues.slice(index + count),
    ]);
  const at = (index: number) => cues[index];
  return {
    cues,
    isChanged: cues !== saved,
    problems: checkCues(cues),
    /** The cues as they were when the save began; what was written meanwhile is not among them. */
    markSaved: () => setSaved(cues),
    load: (loaded: readonly Cue[]) => put(loaded.map(withKey)),
    /** Times may put a cue elsewhere in the list. */
    change: (index: number, change: Partial<Cue>) => {
      const next = cues.map((cue, place) => (place === index ? { ...cue, ...change } : cue));
      const isMoved = change.startMs !== undefined;
      put(isMoved ? [...next].sort((one, other) => one.startMs - other.startMs || one.key - other.key) : next);
    },
    split: (index: number, cursor: number, playerMs: number | null) => {
      const cue = at(index);
      if (!cue) return;
      const [first, second] = splitCue(cue, cursor, playerMs);
      const { key: _key, ...fresh } = second as EditedCue;
      replace(index, 1, { ...first, key: cue.key } as EditedCue, fresh);
    },
    merge: (index: number) => {
      const [one, next] = [at(index), at(index + 1)];
      if (one && next) replace(index, 2, { ...mergeCues(one, next), key: one.key } as EditedCue);
    },
    remove: (index: number) => replace(index, 1),
    add: (startMs: number) => {
      const cue = withKey({ startMs, endMs: startMs + NEW_CUE_MILLISECONDS, text: "", id: "", settings: "" });
      put([...cues, cue].sort((one, other) => one.startMs - other.startMs || one.key - other.key));
      return cue.key;
    },
  };
}
export type CuesUnderEdit = ReturnType<typeof useCues>;
