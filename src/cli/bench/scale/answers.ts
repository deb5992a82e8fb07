import { CommandError } from "../../command-error";
import { statementsHeader } from "../page-budgets";
import type { Visitor } from "../visitor";

/** One page, as one of many people ask for it. */
export interface ScalePage {
  name: string;
  /** What 95 of 100 answers take less than, in milliseconds. */
  bound: number;
  /** The next visitor and address; another one each time, so that hardly any answer was made before. */
  ask: (turn: number) => { visitor: Visitor; path: string };
}

export interface Answer {
  milliseconds: number;
  /** Undefined where a copy was sent that the site had kept. */
  statements: number | undefined;
}

/**
 * Asks once and reads the whole answer.
 * @throws CommandError on any status but 200.
 */
export async function askPage({ name, ask }: ScalePage, turn: number): Promise<Answer> {
  const { visitor, path } = ask(turn);
  const started = performance.now();
  const answer = await fetch(visitor.url + path, {
    redirect: "manual",
    headers: visitor.cookie ? { cookie: visitor.cookie } : {},
  });
  const body = await answer.text();
  const milliseconds = performance.now() - started;
  if (answer.status !== 200)
    throw new CommandError(`${name} (${path}) answered ${answer.status}: ${body.slice(0, 300)}`);
  const statements = answer.headers.get(statementsHeader);
  return { milliseconds, statements: statements === null ? undefined : Number(statements) };
}

/** A value so large that that share of all is below it. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export interface Rounds {
  warmUps: number;
  rounds: number;
  requestsARound: number;
}

export interface PageFigures {
  /** The median of the rounds' p95: one noisy round says little. */
  p95: number;
  p50: number;
  /** Answers that were made, not kept. */
  made: number;
  asked: number;
}

/** Asks one request after the other, in rounds. What was kept is neither counted as fast nor as slow. */
export async function measurePage(page: ScalePage, { warmUps, rounds, requestsARound }: Rounds): Promise<PageFigures> {
  let turn = 0;
  for (; turn < warmUps; turn += 1) await askPage(page, turn);
  const p95: number[] = [];
  const p50: number[] = [];
  let made = 0;
  for (let round = 0; round < rounds; round += 1) {
    const times: number[] = [];
    for (let request = 0; request < requestsARound; request += 1, turn += 1) {
      const { milliseconds, statements } = await askPage(page, turn);
      if (statements !== undefined) times.push(milliseconds);
    }
    if (times.length < requestsARound / 2)
      throw new CommandError(
        `${page.name}: ${requestsARound - times.length} of ${requestsARound} answers came from the cache.`,
      );
    made += times.length;
    p95.push(quantile(times, 0.95));
    p50.push(median(times));
  }
  return { p95: median(p95), p50: median(p50), made, asked: rounds * requestsARound };
}
