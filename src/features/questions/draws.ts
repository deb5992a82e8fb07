/** A draw as far as an attempt needs it: how many questions of its pool it has. */
export interface Draw {
  key: string;
  count: number;
}

/** A question of an assessment, with the draw whose pool it is in; null: every attempt has it. */
interface Placed {
  drawKey: string | null;
}

/**
 * The questions of one attempt: those that everyone has and then, for each draw, `count` of its pool, all sets of that size equally
 * likely (Floyd's algorithm F2, Bentley and Floyd, CACM 30/9, 1987). Both keep the order that the questions are given in. A pool with
 * fewer gives all it has. `random` gives numbers in [0, 1).
 */
export function drawQuestions<Question extends Placed>(
  questions: readonly Question[],
  draws: readonly Draw[],
  random: () => number,
): Question[] {
  return pick(questions, draws, (size, count) => {
    const chosen = new Set<number>();
    for (let last = size - count; last < size; last++) {
      const at = Math.floor(random() * (last + 1));
      chosen.add(chosen.has(at) ? last : at);
    }
    return chosen;
  });
}

/** The questions that one attempt may have, always the same: for totals, which don't depend on the draw, and for previews. */
export function exampleOfDraws<Question extends Placed>(
  questions: readonly Question[],
  draws: readonly Draw[],
): Question[] {
  return pick(questions, draws, (_, count) => new Set(Array.from({ length: count }, (_each, at) => at)));
}

function pick<Question extends Placed>(
  questions: readonly Question[],
  draws: readonly Draw[],
  choose: (size: number, count: number) => ReadonlySet<number>,
): Question[] {
  const drawn = draws.flatMap(({ key, count }) => {
    const pool = questions.filter(({ drawKey }) => drawKey === key);
    const chosen = choose(pool.length, Math.min(count, pool.length));
    return pool.filter((_, at) => chosen.has(at));
  });
  return [...questions.filter(({ drawKey }) => drawKey === null), ...drawn];
}
