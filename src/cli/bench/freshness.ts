import { setVariable } from "@/env/server";
import { startOwnSite } from "../test/own-site";
import { type Answer, askEveryProcess } from "./ask-every-process";
import { type Figure, figure, type Verdict } from "./figure";
import { mutate, query, signIn, type Visitor } from "./visitor";

const processes = 2;
const mostStaleMilliseconds = 1000;
const slug = "reading-a-tide-table";

interface Settings {
  revision: number;
  [name: string]: unknown;
}

/** What a course's settings are saved with, of all that is read, beside the price. */
const saved = [
  "visibility",
  "categoryId",
  "discountPriceMinor",
  "discountEndsAt",
  "capacity",
  "enrollmentOpensAt",
  "enrollmentClosesAt",
  "hasCertificate",
];

/** Changes the price of a course, whose old one every process keeps; resolves to the milliseconds after which one still said it. */
async function changePrice(teacher: Visitor, courseId: string, price: number): Promise<number> {
  const addresses = [`${teacher.url}/courses`, `${teacher.url}/courses/${slug}`];
  const course = await query<Settings>(teacher, "courses.settings", { courseId });
  const settings = Object.fromEntries(saved.map((name) => [name, course[name]]));
  for (const address of addresses) await askEveryProcess(address, processes, ({ isKept }) => isKept);
  await mutate(teacher, "courses.saveSettings", {
    courseId,
    revision: course.revision,
    settings: { ...settings, priceMinor: price * 100, currency: "EUR" },
  });
  const changedAt = Date.now();
  let worst = 0;
  const isChanged = ({ body }: Answer) => body.includes(`€${price}`);
  const noteStale = ({ askedAt }: Answer) => {
    worst = Math.max(worst, askedAt - changedAt);
  };
  await Promise.all(addresses.map((address) => askEveryProcess(address, processes, isChanged, noteStale)));
  return worst;
}

/**
 * How long at worst, in milliseconds, a web process still answers as before after a change by another: the catalog and the
 * page of a course. On a site of its own, of two web processes.
 */
export async function measureFreshness(
  dataDir: string,
  changes: number,
): Promise<{ figures: Figure[]; verdicts: Verdict[] }> {
  setVariable("WEB_PROCESSES", String(processes));
  const site = await startOwnSite(dataDir);
  try {
    const teacher = await signIn(site.url, "instructor@demo.test", "lectern-demo");
    const { courseId } = await query<{ courseId: string }>(teacher, "courses.header", { slug });
    let worst = 0;
    for (let change = 0; change < changes; change += 1)
      worst = Math.max(worst, await changePrice(teacher, courseId, 411 + change));
    const name = `a change on all of ${processes} web processes, at worst, against the most allowed`;
    return {
      figures: [figure(name, "milliseconds", worst, mostStaleMilliseconds)],
      verdicts: [
        {
          what: `a change is on every web process within ${mostStaleMilliseconds} ms (${worst} ms)`,
          isKept: worst <= mostStaleMilliseconds,
        },
      ],
    };
  } finally {
    await site.stop();
  }
}
