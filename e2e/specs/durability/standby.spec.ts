import { spawnSync } from "node:child_process";
import { expect, test } from "../../fixtures/own-site";

test.use({ siteVariables: { WEB_STANDBY: "1" } });

function findStandingBy(leader: number): number[] {
  const { stdout } = spawnSync("ps", ["-eo", "pid=,pgid=,stat=,args="], { encoding: "utf8" });
  return stdout
    .split("\n")
    .map((row) => row.trim().split(/\s+/))
    .filter(
      ([, group, state = "", ...args]) =>
        group === String(leader) && !state.startsWith("Z") && args.includes("--standby"),
    )
    .map(([pid]) => Number(pid));
}

test("where the web process dies, the one that stands by takes over: pages, calls and sessions go on", async ({
  site,
  page,
  signInAs,
}) => {
  await signInAs("student", page);
  const answering = async () => Number((await page.request.get("/api/health")).headers()["x-lectern-process"]);
  const first = await answering();
  await expect.poll(() => findStandingBy(site.pid), { timeout: 30_000 }).toHaveLength(1);
  const [standby] = findStandingBy(site.pid);

  await site.killProcess("web");
  await expect.poll(() => answering().catch(() => 0), { timeout: 30_000 }).toBe(standby);
  expect(site.output).toContain("web died (SIGKILL); the one standing by takes over.");
  expect(first).not.toBe(standby);
  await page.goto("/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

  // Now there are two that were started to stand by: the one that works, and its own relief.
  await expect.poll(() => findStandingBy(site.pid), { timeout: 30_000 }).toHaveLength(2);
  expect(site.output).not.toContain("rehearsal");
  // What an open page still fetches ahead would be cut off, and its console would say so.
  await page.goto("about:blank");
  expect(await site.stop()).toBe(0);
  expect(findStandingBy(site.pid)).toEqual([]);
});
