import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

export const howToGetABrowser =
  "No Chromium or Chrome was found and none could be installed: install one " +
  "(apt-get install chromium, brew install --cask chromium, or npx playwright install chromium) or name one in PLAYWRIGHT_CHROMIUM.";

const isProgram = (path: string) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

function findInstalled(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  return [...onPath, ...applications].find(isProgram);
}

const fromPlaywright = () => (existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined);

function isDebianAsRoot(): boolean {
  if (process.getuid?.() !== 0 || !existsSync("/etc/os-release")) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync("/etc/os-release", "utf8"));
}

function download(): string | undefined {
  console.log("  no browser here: fetching Playwright's Chromium ...");
  spawnSync(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"], {
    stdio: "ignore",
    timeout: 180_000,
  });
  return fromPlaywright();
}

function installPackage(): string | undefined {
  if (!isDebianAsRoot()) return undefined;
  console.log("  no browser here: installing the package chromium ...");
  const options = {
    stdio: "ignore",
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  } as const;
  spawnSync("apt-get", ["update"], options);
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], options);
  return findInstalled();
}

/** The Chromium to test with: the one named, an installed one, or one fetched now. Undefined when nothing helps. */
export function findBrowser(): string | undefined {
  const named = process.env.PLAYWRIGHT_CHROMIUM;
  if (named) return isProgram(named) ? named : undefined;
  return findInstalled() ?? fromPlaywright() ?? download() ?? installPackage();
}
