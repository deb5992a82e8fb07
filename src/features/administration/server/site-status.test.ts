import { expect, test } from "vitest";
import type { Readiness } from "@/server/readiness";
import { StatusWatch } from "./site-status";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 12, 0, seconds));

function aWatch() {
  const parts: Readiness["parts"] = { database: "ok", storage: "ok", jobs: "ok" };
  const site = { parts, asked: 0 };
  const watch = new StatusWatch(async () => {
    site.asked += 1;
    return { parts: { ...site.parts } };
  });
  return { site, watch };
}

test("however many ask, the parts are asked once in ten seconds", async () => {
  const { site, watch } = aWatch();
  await Promise.all(Array.from({ length: 500 }, (_, index) => watch.read(at(index % 10))));
  expect(site.asked).toBe(1);
  await watch.read(at(10));
  expect(site.asked).toBe(2);
});

test("each part says since when it has been as it is", async () => {
  const { site, watch } = aWatch();
  await watch.read(at(0));
  site.parts.jobs = "failing";
  await watch.read(at(20));
  const { checkedAt, parts } = await watch.read(at(40));
  expect(checkedAt).toBe(at(40).toISOString());
  const since = (part: string) => parts.find((each) => each.part === part);
  expect(since("jobs")).toEqual({ part: "jobs", isAnswering: false, since: at(20).toISOString() });
  expect(since("database")).toEqual({ part: "database", isAnswering: true, since: at(0).toISOString() });
  site.parts.jobs = "ok";
  expect((await watch.read(at(60))).parts.at(-1)).toMatchObject({ isAnswering: true, since: at(60).toISOString() });
});
