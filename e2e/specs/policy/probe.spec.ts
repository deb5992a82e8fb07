import { fork } from "node:child_process";
import { once } from "node:events";
import type { ProbeWishes } from "../../../src/testing/probe/probe-process";
import type { Part } from "../../../src/testing/probe/probed-site";
import { expect, test } from "../../fixtures/own-site";
import { plantCanaries, processOn } from "../../flows/plant-canaries";
import { reportPart } from "../../flows/report-part";

/** `npm run test:probe` sends a hundred times as many, from another seed if it is given one, and waits for slow requests. */
const each = Number(process.env.PROBE_EACH ?? 2);
const seed = Number(process.env.PROBE_SEED ?? 7);

// Known before it starts: what watches the run takes a test that goes on for longer for one that hangs.
test.describe.configure({ timeout: 600_000 + each * 20_000 });

test("from outside no one gets in, and nothing that is sent breaks the site", async ({ site }) => {
  const { things: scene, cookies } = await plantCanaries(site);
  const child = fork(...processOn(site, "src/testing/probe/probe-process.ts"));
  const wishes: ProbeWishes = { site: { url: site.url, scene, cookies }, each, seed, patient: each > 2 };
  child.send(wishes);
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`The probe ended with ${code}.`);
  });
  const [parts] = (await Promise.race([once(child, "message"), ended])) as [Part[]];
  ended.catch(() => undefined);
  for (const part of parts) {
    reportPart(part);
    expect(part.tried, `${part.name}: something was tried`).toBeGreaterThan(0);
  }
  expect(parts.flatMap(({ name, findings }) => findings.map((finding) => `${name}: ${finding}`))).toEqual([]);
});
