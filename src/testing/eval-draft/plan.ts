/** How much is tried: a little within `npm test`, more by `npm run eval:draft`. */
export interface Plan {
  isFull: boolean;
  /** Chooses where a run is killed; the ids of runs, and with them the places of keys. */
  seed: string;
  kills: number;
  /** Drafts that are written from end to end, for the places of keys. */
  drafts: number;
  /** Drafts at the same time, for how soon their authors see them. */
  watched: number;
}

/** Any seed will do; a failure is repeated with its own. */
export function readPlan({ EVAL_FULL, EVAL_SEED, EVAL_KILLS }: Readonly<Record<string, string | undefined>>): Plan {
  const isFull = EVAL_FULL === "1";
  const kills = Number(EVAL_KILLS || (isFull ? 10 : 1));
  if (!Number.isInteger(kills) || kills < 0) throw new Error("EVAL_KILLS is a whole number.");
  return { isFull, seed: EVAL_SEED || "lectern", kills, drafts: isFull ? 8 : 1, watched: isFull ? 20 : 6 };
}
