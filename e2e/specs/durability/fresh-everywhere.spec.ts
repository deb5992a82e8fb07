import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, ask, askEveryProcess } from "../../../src/cli/bench/ask-every-process";
import { expect, testsOfOneSite as test } from "../../fixtures/own-site";
import { callSite, type SiteApi } from "../../flows/call-site";
import { shippedCourse } from "../../flows/course-answers";
import { withSiteDatabase } from "../../flows/site-database";

const processes = 2;
/** However busy the machine is: it looks for what is due once a second. */
const mostRunnerMilliseconds = 30_000;

test.use({ sharedVariables: { WEB_PROCESSES: String(processes) } });

type Shows = (answer: Answer) => boolean;

const isFound =
  (...words: string[]): Shows =>
  ({ status, body }) =>
    status === 200 && words.every((word) => body.includes(word));
const isWithout =
  (...words: string[]): Shows =>
  ({ status, body }) =>
    status === 200 && !words.some((word) => body.includes(word));
const isGone: Shows = ({ status }) => status === 404;

/** Has every process keep a copy of the page as it is now, which `shows` describes. */
async function warm(url: string, shows: Shows): Promise<void> {
  await askEveryProcess(url, processes, (answer) => shows(answer) && answer.isKept);
}

/** Every process comes to show the change; how long it took is returned. That it takes a second at most, `npm run bench` holds. */
async function expectFresh(url: string, changedAt: number, shows: Shows): Promise<number> {
  const found = await askEveryProcess(url, processes, shows);
  // And never the old one again.
  await askEveryProcess(url, processes, shows, ({ process }) => {
    throw new Error(`${url} from process ${process} went back to what it was.`);
  });
  return Math.max(...[...found.values()].map(({ askedAt }) => askedAt - changedAt));
}

/**
 * Waits for another process to change what the page shows: resolves as soon as one web process shows it, or when the change
 * is known to be made.
 */
async function changeBy(change: Promise<unknown>, url: string, shows: Shows): Promise<number> {
  let isOver = false;
  const over = change.finally(() => {
    isOver = true;
  });
  over.catch(() => undefined);
  while (!isOver && !shows(await ask(url))) await sleep(50);
  const changedAt = Date.now();
  if (isOver) await over;
  return changedAt;
}

/** A copy of a shipped course under an identity of its own. */
function writeCourse(folder: string, title: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(shippedCourse, folder, { recursive: true });
  const file = join(folder, "course.yaml");
  const text = readFileSync(file, "utf8")
    .replace(/^id: .*$/m, "id: 0199f3c2-7a10-7c44-8b1e-3d5a9e0c11ff")
    .replace(/^slug: .*$/m, "slug: weighing-smoke")
    .replace(/^title: .*$/m, `title: ${title}`);
  writeFileSync(file, text);
}

/** No one waits for the full minute. A page takes five fields; the runner reads one for seconds as well. */
async function publishEachSecond(dataDir: string): Promise<void> {
  await withSiteDatabase(async (client) => {
    await client.query(
      `INSERT INTO job_setting (id, function_id, cron, time_zone, changed_at)
       VALUES (gen_random_uuid(), 'lectern-authoring.publish-due', '* * * * * *', 'UTC', now())`,
    );
  }, dataDir);
}

async function saveSettings(api: SiteApi, slug: string, changes: Partial<Settings>): Promise<number> {
  const { courseId } = await api.courses.header.query({ slug });
  const course = await api.courses.settings.query({ courseId });
  const { visibility, categoryId, priceMinor, currency, discountPriceMinor, discountEndsAt, capacity } = course;
  const { enrollmentOpensAt, enrollmentClosesAt, hasCertificate } = course;
  const before = { visibility, categoryId, priceMinor, currency, discountPriceMinor, discountEndsAt, capacity };
  await api.courses.saveSettings.mutate({
    courseId,
    revision: course.revision,
    settings: { ...before, enrollmentOpensAt, enrollmentClosesAt, hasCertificate, ...changes },
  });
  return Date.now();
}

type Settings = Parameters<SiteApi["courses"]["saveSettings"]["mutate"]>[0]["settings"];

test("what any process changes comes to every web process and stays there", async ({ site, page, signInAs }, info) => {
  test.setTimeout(240_000);
  const catalog = `${site.url}/courses`;
  const coursePage = `${site.url}/courses/weighing-smoke`;
  const sameTeacher = `${site.url}/courses/estimation-without-fear`;
  const folder = info.outputPath("course");
  const took: string[] = [];
  const expectBoth = async (what: string, changedAt: number, inList: Shows, onPage: Shows) => {
    const [list, own] = await Promise.all([
      expectFresh(catalog, changedAt, inList),
      expectFresh(coursePage, changedAt, onPage),
    ]);
    took.push(`${what}: ${list} ms and ${own} ms after it`);
  };

  await test.step("the command line publishes a course", async () => {
    await warm(catalog, isWithout("Weighing Smoke"));
    writeCourse(folder, "Weighing Smoke");
    const importing = site.command("course-import", folder, "--instructor", "instructor@demo.test", "--publish");
    const changedAt = await changeBy(importing, catalog, isFound("Weighing Smoke"));
    await expectBoth("import", changedAt, isFound("Weighing Smoke"), isFound("Weighing Smoke"));
    await importing;
  });

  await test.step("the command line publishes its next version", async () => {
    await warm(catalog, isFound("Weighing Smoke"));
    await warm(coursePage, isFound("Weighing Smoke"));
    writeCourse(folder, "Weighing Breath");
    const importing = site.command("course-import", folder, "--instructor", "instructor@demo.test", "--publish");
    const changedAt = await changeBy(importing, coursePage, isFound("Weighing Breath"));
    await expectBoth("next version", changedAt, isFound("Weighing Breath"), isFound("Weighing Breath"));
    await importing;
  });

  await signInAs("instructor");
  const api = await callSite(site.url, page.context());

  await test.step("the portal changes the price", async () => {
    await warm(catalog, isWithout("€47"));
    await warm(coursePage, isWithout("€47"));
    const changedAt = await saveSettings(api, "weighing-smoke", { priceMinor: 4700, currency: "EUR" });
    await expectBoth("price", changedAt, isFound("€47"), isFound("€47"));
  });

  await test.step("the portal takes the course off the catalog, and off the pages of its instructor's others", async () => {
    await warm(catalog, isFound("Weighing Breath"));
    await warm(coursePage, isFound("Weighing Breath"));
    await warm(sameTeacher, isFound("Weighing Breath"));
    const { courseId } = await api.courses.header.query({ slug: "weighing-smoke" });
    await api.courses.move.mutate({ courseId, move: "unpublish" });
    const changedAt = Date.now();
    await Promise.all([
      expectBoth("unpublish", changedAt, isWithout("Weighing Breath"), isGone),
      expectFresh(sameTeacher, changedAt, isWithout("Weighing Breath")),
    ]);
  });

  await test.step("the job runner publishes it when its hour has come", async () => {
    await publishEachSecond(site.dataDir);
    await warm(catalog, isWithout("Weighing Breath"));
    const { courseId } = await api.courses.header.query({ slug: "weighing-smoke" });
    await api.courses.schedule.mutate({ courseId, publishAt: new Date(Date.now() + 1000).toISOString() });
    const changedAt = await changeBy(
      sleep(mostRunnerMilliseconds, null, { ref: false }),
      catalog,
      isFound("Weighing Breath"),
    );
    await expectBoth("runner", changedAt, isFound("Weighing Breath"), isFound("Weighing Breath"));
  });
  info.annotations.push({ type: "freshness", description: took.join("; ") });
});

test("a discount is on no answer after its end, though nothing was written then", async ({ site, page, signInAs }) => {
  const slug = "reading-a-tide-table";
  const addresses = [`${site.url}/courses`, `${site.url}/courses/${slug}`];
  await signInAs("instructor");
  const api = await callSite(site.url, page.context());
  await saveSettings(api, slug, { priceMinor: 5300, currency: "EUR" });

  // Long enough for every process to have kept the discounted pages: a busy machine gets more time.
  for (let seconds = 2; ; seconds *= 2) {
    const endsAt = Date.now() + seconds * 1000;
    const discount = { discountPriceMinor: 3100, discountEndsAt: new Date(endsAt).toISOString() };
    await saveSettings(api, slug, discount);
    const seen = await Promise.all(addresses.map((address) => seeKept(address, endsAt)));
    if (!seen.every(Boolean) && seconds < 60) continue;
    expect(seen, "every process kept the discounted pages").toEqual([true, true]);
    await sleep(endsAt - Date.now() + 20);
    for (const address of addresses) {
      await askEveryProcess(address, processes, isFound("€53"), ({ process, askedAt }) => {
        throw new Error(
          `${address} from process ${process} has no full price ${askedAt - endsAt} ms after the discount.`,
        );
      });
      await askEveryProcess(address, processes, isWithout("€31"));
    }
    return;
  }
});

/** True if every process keeps a copy with the discount before that ends. */
async function seeKept(address: string, endsAt: number): Promise<boolean> {
  try {
    await askEveryProcess(
      address,
      processes,
      (answer) => isFound("€31")(answer) && answer.isKept,
      ({ askedAt }) => {
        if (askedAt >= endsAt) throw new Error("too late");
      },
    );
    return Date.now() < endsAt;
  } catch {
    return false;
  }
}
