import "server-only";
import { recountAsked } from "@/features/statistics/events";
import {
  type Counted,
  mendSums,
  reconcilePage,
  refreshPage,
  refreshSite,
} from "@/features/statistics/server/reconcile";
import { courseSources, recountCoursePage, refreshCourse } from "@/features/statistics/server/recount-course";
import { sourceNames } from "@/features/statistics/server/sources/sources";
import { db } from "@/server/db/client";
import { inngest, on } from "@/server/inngest/client";

const deps = { db, now: () => new Date() };

type RunStep = (name: string, work: () => Promise<Counted>) => Promise<Counted>;

/** All pages of a thing, a step each, so that a kill costs a page. Resolves to how many changed. */
async function eachPage(run: RunStep, name: string, page: (after: string | null) => Promise<Counted>): Promise<number> {
  let changed = 0;
  let after: string | null = null;
  for (let at = 1; ; at += 1) {
    const from: string | null = after;
    const read: Counted = await run(`${name} ${at}`, () => page(from));
    changed += read.changed;
    after = read.next;
    if (after === null) return changed;
  }
}

/** One course's rows, and what is shown of it. */
async function countCourse(run: RunStep, courseId: string): Promise<number> {
  let changed = 0;
  for (const name of courseSources)
    changed += await eachPage(run, name, (after) => recountCoursePage(deps, { courseId, name, after }));
  await run("course", async () => {
    await refreshCourse(deps, courseId);
    return { changed: 0, next: null };
  });
  return changed;
}

/**
 * Every night, and when an admin asks: all rows are compared with what was counted of them and counted again where they differ; then
 * everything that is shown is written again, with its history. An instructor asks for one course, and only that is counted.
 */
export const reconcileFigures = inngest.createFunction(
  {
    id: "statistics.reconcile",
    concurrency: 1,
    retries: 5,
    triggers: [{ cron: "17 3 * * *" }, on(recountAsked)],
  },
  async ({ event, step }) => {
    const run = step.run as unknown as RunStep;
    const courseId = recountAsked.data.safeParse(event.data).data?.courseId;
    if (courseId) return { stale: await countCourse(run, courseId), wrong: 0 };
    let stale = 0;
    for (const name of sourceNames) stale += await eachPage(run, name, (after) => reconcilePage(deps, name, after));
    const wrong = await step.run("sums", async () => (await mendSums(deps)).length);
    for (const shown of ["courses", "teachers", "people"] as const)
      await eachPage(run, shown, (after) => refreshPage(deps, shown, after));
    await step.run("site", () => refreshSite(deps));
    return { stale, wrong };
  },
);
