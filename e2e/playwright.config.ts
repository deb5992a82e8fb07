import { defineConfig } from "@playwright/test";

const baseURL = process.env.E2E_BASE_URL;
if (!baseURL)
  throw new Error("The browser tests are run by `npm test -- e2e`, which builds and starts a site for them.");

/** What keeps Chromium quiet and off the network, also as root in a container. */
const quietChromium = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Specs that run on a phone too: what works in another way there (a finger, folded rows, one column). Of their tests, those with
 * the tag `@once` work in the same way, and don't. That every page fits both widths, and passes axe at the narrow one, is held by
 * the walk through all of them (locales/).
 */
const onPhones = [
  "main-job.spec.ts",
  "assessment/hotspot.spec.ts",
  "assessment/every-kind-by-touch.spec.ts",
  "editor/block-editor.spec.ts",
  "authoring/lesson-beside.spec.ts",
  "authoring/outline-items.spec.ts",
  "authoring/outline-touch.spec.ts",
  "studio/studio-layout.spec.ts",
  "authoring/write-course.spec.ts",
  "discussion/discussion.spec.ts",
  "drafting/with-model.spec.ts",
  "notebook/notebook.spec.ts",
  "records/dashboard.spec.ts",
];
/** What these hold must hold every time: they get no second try. They run once as well. */
const strict = ["budgets/*.spec.ts", "durability/*.spec.ts", "policy/*.spec.ts"];
const desktop = { viewport: { width: 1280, height: 800 } };

export default defineConfig({
  testDir: "specs",
  outputDir: "../test-results/e2e",
  reporter: [["list"], ["./report.ts"]],
  forbidOnly: Boolean(process.env.CI),
  // The third is for the strict ones, which wait for sites to start and stop; the others keep two cores busy by twos.
  workers: 3,
  // None of these judges a speed. They end what hangs, on a machine that has much else to do.
  globalTimeout: 61 * 60_000,
  maxFailures: 8,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL,
    locale: "en-GB",
    timezoneId: "UTC",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // Recording costs a seventh of the time. The whole suite keeps an image and the page's tree; chosen tests, the recording.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: process.env.E2E_CHROMIUM, args: quietChromium },
  },
  projects: [
    // First, since it holds the longest ones. Its sites have just started, and load what they answer with.
    {
      name: "strict",
      testMatch: strict,
      retries: 0,
      use: { ...desktop, actionTimeout: 60_000, navigationTimeout: 60_000 },
    },
    { name: "desktop", testIgnore: strict, retries: 1, workers: 2, use: desktop },
    {
      name: "phone",
      testMatch: onPhones,
      grepInvert: /@once/,
      retries: 1,
      workers: 2,
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
  ],
});
