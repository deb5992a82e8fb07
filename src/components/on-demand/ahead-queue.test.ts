import { expect, test } from "vitest";
import { AheadQueue } from "./ahead-queue";

/** A page whose reader, and whose idle moments, the test decides about. */
function aPage({ savesData = false } = {}) {
  const fetched: string[] = [];
  const idle: (() => void)[] = [];
  let sign: () => void = () => undefined;
  const queue = new AheadQueue({
    onFirstAct: (run) => {
      sign = run;
    },
    whenIdle: (run) => void idle.push(run),
    savesData: () => savesData,
  });
  const add = (name: string, isReachable = true) =>
    queue.add(() => {
      fetched.push(name);
      return isReachable ? Promise.resolve() : Promise.reject(new Error("offline"));
    });
  const passIdleMoment = async () => {
    idle.shift()?.();
    await new Promise((done) => setTimeout(done));
  };
  return { fetched, add, doSomething: () => sign(), passIdleMoment };
}

test("a page that no one uses fetches nothing ahead", async () => {
  const page = aPage();
  page.add("notes");
  await page.passIdleMoment();
  expect(page.fetched).toEqual([]);
});

test("once the reader does something, one part is fetched in each idle moment, also after one that failed", async () => {
  const page = aPage();
  page.add("notes", false);
  page.add("discussion");
  page.doSomething();
  await page.passIdleMoment();
  expect(page.fetched).toEqual(["notes"]);
  await page.passIdleMoment();
  expect(page.fetched).toEqual(["notes", "discussion"]);
  page.add("report");
  await page.passIdleMoment();
  expect(page.fetched).toEqual(["notes", "discussion", "report"]);
});

test("nothing is fetched ahead for who saves data", async () => {
  const page = aPage({ savesData: true });
  page.add("notes");
  page.doSomething();
  await page.passIdleMoment();
  expect(page.fetched).toEqual([]);
});
