import { createHash } from "node:crypto";
import { processTree, tryUpload } from "../../../src/testing/upload-harness";
import { expect, test } from "../../fixtures/own-site";
import { callSite } from "../../flows/call-site";

/** The whole trial: `UPLOAD_MEBIBYTES=1024 UPLOAD_CUTS=5 npm test -- e2e large-upload`. */
const mebibytes = Number(process.env.UPLOAD_MEBIBYTES || 256);
const cuts = Number(process.env.UPLOAD_CUTS || 3);
/**
 * What the server may grow by, whatever the size of the file. It grows by 30 to 70 MiB, since parts pass through it; a server
 * that held the file would grow by all of it. What it holds before is the whole application's and differs from start to start.
 */
const MOST_GROWTH_MEBIBYTES = 160;

test("a large upload whose connections are cut arrives with every byte, and the server stays small", async ({
  page,
  context,
  site,
  signInAs,
}) => {
  test.setTimeout(900_000);
  await signInAs("instructor");
  await page.goto("/instructor/files");
  const cookie = (await context.cookies(site.url)).map(({ name, value }) => `${name}=${value}`).join("; ");
  const pids = () => processTree(site.pid);
  const trial = await tryUpload({ url: site.url, cookie, pids }, { mebibytes, cuts });
  expect([trial.cuts, trial.file.sizeBytes]).toEqual([cuts, trial.bytes]);
  const { download } = await (await callSite(site.url, context)).media.fileLinks.query({ fileId: trial.file.id });
  const hash = createHash("sha256");
  const answer = await fetch(new URL(download, site.url));
  for await (const chunk of answer.body ?? []) hash.update(chunk as Uint8Array);
  expect(hash.digest("hex")).toBe(trial.sentSha256);
  const grown = Math.round(trial.grownBytes / 1048576);
  expect(grown).toBeGreaterThan(0);
  expect(grown).toBeLessThan(MOST_GROWTH_MEBIBYTES);
  test.info().annotations.push({
    type: "measured",
    description: `${mebibytes} MiB, ${cuts} cuts, ${trial.seconds.toFixed(1)} s, grown by ${grown} MiB`,
  });
});
