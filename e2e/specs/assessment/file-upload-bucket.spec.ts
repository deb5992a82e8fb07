import { readFileSync } from "node:fs";
import { PutBucketCorsCommand, S3Client } from "@aws-sdk/client-s3";
import { readZip } from "../../../src/lib/zip/read-zip";
import { canStartS3Engine, howToGetS3, type S3Engine, startS3Engine } from "../../../src/testing/s3-engine";
import { test as base, expect } from "../../fixtures/own-site";
import {
  aCourseAskingForFiles,
  aText,
  chooseButton,
  chooseFiles,
  filesIn,
  startToHandIn,
} from "../../flows/file-question";

/** A site of its own, whose files are in a bucket of a real S3 server. */
const test = base.extend<{ bucket: S3Engine }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures out of this pattern.
  bucket: async ({}, use) => {
    const engine = await startS3Engine();
    if (!engine) throw new Error(`There is no S3 server: ${howToGetS3}`);
    await allowBrowsers(engine.options);
    await use(engine);
    await engine.stop();
  },
  siteVariables: async ({ bucket: { options } }, use) => {
    await use({
      S3_ENDPOINT: options.endpoint ?? "",
      S3_BUCKET: options.bucket,
      S3_REGION: options.region,
      S3_ACCESS_KEY_ID: options.accessKeyId,
      S3_SECRET_ACCESS_KEY: options.secretAccessKey,
    });
  },
});

/** As docs/operations.md has it. */
async function allowBrowsers({ bucket, accessKeyId, secretAccessKey, ...options }: S3Engine["options"]) {
  const credentials = { accessKeyId, secretAccessKey };
  const client = new S3Client({ ...options, forcePathStyle: true, credentials });
  const rule = { AllowedOrigins: ["*"], AllowedMethods: ["GET", "HEAD", "PUT"], AllowedHeaders: ["*"] };
  await client.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules: [rule] } }));
  client.destroy();
}

test.skip(!canStartS3Engine(), `needs an S3 server: ${howToGetS3}`);

test("files of an answer go into a bucket in parts, and come back to the student and to who grades", async ({
  page,
  site,
  bucket,
  newVisitor,
  signInAs,
}) => {
  test.slow();
  await signInAs("instructor");
  const course = await aCourseAskingForFiles(page, site.url);
  const student = await newVisitor();
  await startToHandIn(student, course, "Ilva Brandt");
  const sent: string[] = [];
  student.on("request", (request) => request.method() === "PUT" && sent.push(new URL(request.url()).origin));
  const long = "High water at noon.\n".repeat(500_000);
  await chooseFiles(student, chooseButton(student), [aText("tides.txt", long), aText("notes.txt", "At two.")]);
  await expect(filesIn(student).getByRole("link")).toHaveCount(2);
  await expect(student.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  // Two parts of the one, the whole of the other, and none through the site.
  expect(sent).toEqual(Array(3).fill(new URL(bucket.options.endpoint ?? "").origin));
  await student.reload();
  await expect(filesIn(student).getByRole("link")).toHaveCount(2);
  await student.getByRole("button", { name: "Submit attempt" }).first().press("Enter");
  await student.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).press("Enter");
  await expect(student.getByText("Waiting to be graded")).toBeVisible();
  const own = student.waitForEvent("download");
  await student.getByRole("link", { name: "notes.txt" }).press("Enter");
  const download = await own;
  expect(download.suggestedFilename()).toBe("notes.txt");
  expect(readFileSync(await download.path(), "utf8")).toBe("At two.");

  await page.goto(`/instructor/courses/${course.course.id}/grading`);
  const packed = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download 2 files (ZIP)" }).press("Enter");
  const archive = new Uint8Array(readFileSync(await (await packed).path()));
  const files = await readZip(archive, { entries: 10, unpackedBytes: 50_000_000 }, () => true);
  const text = (name: string) =>
    Buffer.from(files.get(`The chart, handed in/Hand in your chart/Ilva Brandt (1)/${name}`) ?? []).toString();
  expect(files.size).toBe(2);
  expect(text("notes.txt")).toBe("At two.");
  expect(text("tides.txt") === long).toBe(true);
});
