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

/** Specs of what does not depend on the width of a window; they run once. */
const widthless = [
  "content/content-tools.spec.ts",
  "layout/early-input.spec.ts",
  "locales/*.spec.ts",
  "media/large-upload.spec.ts",
];
/** What these hold must hold every time: they get no second try. They run once as well. */
const strict = ["budgets/*.spec.ts", "durability/*.spec.ts", "policy/*.spec.ts"];
const desktop = { viewport: { width: 1280, height: 800 } };

export default defineConfig({
  testDir: "specs",
  outputDir: "../test-results/e2e",
  reporter: [["list"], ["./report.ts"]],
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // None of these judges a speed. They end what hangs, on a machine that has much else to do.
  globalTimeout: 34 * 60_000,
  maxFailures: 8,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL,
    locale: "en-GB",
    timezoneId: "UTC",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // Recording costs a seventh of the time. The whole suite keeps a picture and the page's tree; chosen tests, the recording.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: process.env.E2E_CHROMIUM, args: quietChromium },
  },
  projects: [
    // First, since it holds the longest ones.
    { name: "strict", testMatch: strict, retries: 0, use: desktop },
    { name: "desktop", testIgnore: strict, retries: 1, use: desktop },
    {
      name: "phone",
      testIgnore: [...strict, ...widthless],
      retries: 1,
      use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    },
  ],
});
