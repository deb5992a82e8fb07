import { existsSync } from "node:fs";
import { loadavg } from "node:os";
import { join, resolve } from "node:path";
import { setVariable } from "@/env/server";
import { databaseUrl, embeddedFolder } from "@/server/db/database-url";
import { joinEmbeddedPostgres } from "@/server/db/embedded-postgres";
import { closePool, getPool } from "@/server/db/pool";
import { CommandError } from "../../command-error";
import { sizeFor } from "../../scale/size";
import { type OwnSite, startOwnSite } from "../../test/own-site";
import { runTool } from "../../test/suite";
import { figure, printFigure, say, type Verdict } from "../figure";
import { measurePage, type Rounds, type ScalePage } from "./answers";
import { measureEvents } from "./event-cost";
import { explainAll, explainNothing, keepPlans } from "./keep-plans";
import { listPages, signInCast } from "./scale-pages";
import { peakOfWeb } from "./web-memory";

/** The promises hold for this many. */
const promisedLearners = 100_000;
const mostMegabytes = 500;
const mostRatio = 1.5;
const eventTurns = 60;
const rounds: Rounds = { warmUps: 20, rounds: 5, requestsARound: 40 };

/** Kept from run to run: filling it takes far longer than measuring. */
const placeOf = (learners: number) => resolve("node_modules/.cache/lectern/scale", String(learners));
/** Plans of the promised size are part of the project; others lie beside their site. */
const plansOf = (learners: number) =>
  learners === promisedLearners ? resolve("docs/plans") : join(placeOf(learners), "plans");

async function prepareSite(learners: number): Promise<void> {
  say(`A site with ${learners} students in ${placeOf(learners)}:`);
  const { code } = await runTool([process.execPath, "src/cli/bootstrap.mjs", "seed-scale", String(learners)], {
    env: { DATA_DIR: placeOf(learners) },
    quiet: existsSync(placeOf(learners)),
  });
  if (code !== 0) throw new CommandError("Filling the site failed.");
}

const tellLoad = (when: string) =>
  say(
    `Machine load ${when}: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(", ")}.`,
  );

type OnSite<T> = (pages: ScalePage[], site: OwnSite) => Promise<T>;

/** With the real processes of a site on the database that is there. */
async function onSite<T>(learners: number, variables: Record<string, string>, work: OnSite<T>): Promise<T> {
  const site = await startOwnSite(placeOf(learners), variables);
  try {
    setVariable("APP_URL", site.url);
    return await work(listPages(site.url, await signInCast(site.url, sizeFor(learners))), site);
  } finally {
    await closePool();
    await site.stop();
  }
}

async function measurePages(learners: number): Promise<Verdict[]> {
  return onSite(learners, {}, async (pages, { pid }) => {
    const verdicts: Verdict[] = [];
    for (const page of pages) {
      const { p95, p50, made, asked } = await measurePage(page, rounds);
      printFigure(figure(`${page.name}: p95, against the most allowed`, "ms", p95, page.bound));
      say(`${page.name}: p50 ${p50.toFixed(1)} ms; ${made} of ${asked} answers were rendered for the visitor.`);
      verdicts.push({
        what: `${page.name}: p95 ${p95.toFixed(1)} ms, at most ${page.bound}`,
        isKept: p95 <= page.bound,
      });
    }
    const peak = peakOfWeb(pid);
    if (peak === undefined) return verdicts;
    const megabytes = peak / 1e6;
    printFigure(figure("web process: most memory, against the most allowed", "MB", megabytes, mostMegabytes));
    const what = `web process: ${megabytes.toFixed(0)} MB at most, less than ${mostMegabytes}`;
    return [...verdicts, { what, isKept: megabytes < mostMegabytes }];
  });
}

/** Without the job runner, whose own statements would be among those of the pages. */
async function explainPages(learners: number): Promise<void> {
  const variables = { ROLE: "web", DATABASE_URL: databaseUrl() };
  await explainAll(getPool());
  await closePool();
  try {
    const log = join(embeddedFolder(), "postgres.log");
    await onSite(learners, variables, (pages) => keepPlans(pages, log, plansOf(learners)));
  } finally {
    await explainNothing(getPool());
    await closePool();
  }
  say(`Plans of all statements: ${plansOf(learners)}`);
}

/** The large site's cluster is the caller's: a process that leaves one twice takes it from under itself. */
async function compareEvents(large: string, small: number): Promise<Verdict[]> {
  const cluster = await joinEmbeddedPostgres({ folder: join(placeOf(small), "postgres"), durable: true });
  try {
    const costs = await measureEvents({ large, small: cluster.url }, eventTurns);
    return costs.map((cost) => {
      printFigure(figure(`counting when ${cost.name}, against ${small} learners`, "ms", cost.large, cost.small));
      const ratio = cost.large / cost.small;
      return {
        what: `counting when ${cost.name}: ${ratio.toFixed(2)} of what it takes among ${small} learners, at most ${mostRatio}`,
        isKept: ratio <= mostRatio,
      };
    });
  } finally {
    await cluster.leave();
  }
}

/** Measures a site of so many students and what it promises; keeps the plan of each statement that its pages send. */
export async function runScale(learners: number): Promise<Verdict[]> {
  const small = Math.max(1, Math.round(learners / 100));
  await prepareSite(small);
  await prepareSite(learners);
  setVariable("DATA_DIR", placeOf(learners));
  const cluster = await joinEmbeddedPostgres({ folder: embeddedFolder(), durable: true });
  try {
    tellLoad("at the start");
    const verdicts = [...(await measurePages(learners)), ...(await compareEvents(cluster.url, small))];
    await explainPages(learners);
    tellLoad("at the end");
    return verdicts;
  } finally {
    await cluster.leave();
  }
}
