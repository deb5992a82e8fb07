import type { BareServer, Baseline } from "./baselines";
import { type Figure, figure, type Verdict } from "./figure";
import { type Asked, type Figures, type Load, type Sample, sendBurst, summarize } from "./measure";
import { captureAnswer, type Target } from "./targets";

export interface Plan {
  connections: readonly number[];
  rounds: number;
  secondsABurst: number;
  warmUpSeconds: number;
  /** Of a target that uses people up: requests a burst, at one connection and at more. */
  counted: { one: number; more: number };
}

export const fullPlan: Plan = {
  connections: [1, 8, 32],
  rounds: 3,
  secondsABurst: 1,
  warmUpSeconds: 1,
  counted: { one: 60, more: 150 },
};

/** Everything is asked once and must be right; what it says about speed is next to nothing. */
export const shortPlan: Plan = {
  connections: [8],
  rounds: 1,
  secondsABurst: 0.5,
  warmUpSeconds: 0.5,
  counted: { one: 20, more: 40 },
};

/** How many prepared people the plan uses up, with what the load generator asks for ahead of time. */
export function peopleFor({ connections, rounds, counted }: Plan): number {
  const perRound = connections.map((count) => (count === 1 ? counted.one : counted.more) + 2 * count + 1);
  return rounds * perRound.reduce((sum, people) => sum + people, 0) + counted.more + 50;
}

export interface Servers {
  site: string;
  emptyPage: Baseline;
  bare: BareServer;
}

const emptyPage = (): Asked => ({
  method: "GET",
  path: "/",
  headers: { "accept-encoding": "gzip, deflate, br, zstd" },
});

type Side = Omit<Load, "connections" | "extent"> & { isCounted: boolean };

/** The site and the two that it is measured against. The bare server gets the very same requests. */
function sidesOf({ ask, isRight, isCounted = false }: Target, { site, emptyPage: next, bare }: Servers, sample: Asked) {
  return {
    site: { url: site, ask, isRight, isCounted },
    next: { url: next.url, ask: emptyPage, isCounted: false },
    node: { url: bare.url, ask: () => sample, isCounted: false },
  } satisfies Record<string, Side>;
}

export interface Measured {
  target: Target;
  connections: number;
  site: Figures;
  next: Figures;
  node: Figures;
}

/** Measures one target at each number of connections: after the same warm-up, in short bursts that take turns. */
export async function measureTarget(target: Target, servers: Servers, plan: Plan): Promise<Measured[]> {
  const sample = target.ask(0);
  await servers.bare.send(await captureAnswer(servers.site, sample));
  const sides = sidesOf(target, servers, sample);
  const burst = ({ isCounted, ...side }: Side, connections: number, seconds: number) => {
    const requests = connections === 1 ? plan.counted.one : plan.counted.more;
    return sendBurst({ ...side, connections, extent: isCounted ? { requests } : { seconds } });
  };
  for (const side of Object.values(sides)) await burst(side, 8, plan.warmUpSeconds);
  const measured: Measured[] = [];
  for (const connections of plan.connections) {
    const samples: Record<keyof typeof sides, Sample[]> = { site: [], next: [], node: [] };
    for (let round = 0; round < plan.rounds; round++) {
      for (const name of ["site", "next", "node"] as const) {
        samples[name].push(await burst(sides[name], connections, plan.secondsABurst));
      }
    }
    const { site, next, node } = samples;
    measured.push({ target, connections, site: summarize(site), next: summarize(next), node: summarize(node) });
  }
  return measured;
}

/** Four figures against each of the two baselines. */
export function figuresOf({ target, connections, site, next, node }: Measured): Figure[] {
  const place = `${target.name}, ${connections} ${connections === 1 ? "connection" : "connections"}`;
  const against = (baseline: Figures, whom: string) => [
    figure(`${place}: requests, against ${whom}`, "requests/s", site.requestsPerSecond, baseline.requestsPerSecond),
    ...(["p50", "p95", "p99"] as const).map((name) =>
      figure(`${place}: ${name}, against ${whom}`, "ms", site[name], baseline[name]),
    ),
  ];
  return [...against(next, "an empty Next page"), ...against(node, "the same bytes from Node")];
}

/** The bound of a page, where it has one. */
export function judgeSpeed({ target, connections, site, next }: Measured): Verdict[] {
  if (target.least === undefined) return [];
  const ratio = site.requestsPerSecond / next.requestsPerSecond;
  const what = `${target.name} at ${connections}: ${ratio.toFixed(2)} of an empty Next page, at least ${target.least.toFixed(1)}`;
  return [{ what, isKept: ratio >= target.least }];
}
