import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { chromium } from "@playwright/test";

/** Chromium without its windows asks less of the processor. */
const shells = ["chromium-headless-shell", "chrome-headless-shell"];
const browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

export const howToGetABrowser =
  "No Chromium or Chrome was found, and none could be installed. Install one (apt-get install chromium-headless-shell, " +
  "brew install --cask chromium, or npx playwright install chromium) or set PLAYWRIGHT_CHROMIUM to its path.";

const isProgram = (path: string) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

function findOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const suffix = process.platform === "win32" ? ".exe" : "";
  return names.flatMap((name) => folders.map((folder) => join(folder, name + suffix))).find(isProgram);
}

/** Playwright tells only where its full Chromium is: .../chromium-1255/chrome-linux64/chrome. */
function playwrightsShell(): string | undefined {
  const full = dirname(dirname(chromium.executablePath()));
  const root = full.replace(/chromium-(\d+)$/, "chromium_headless_shell-$1");
  if (root === full || !existsSync(root)) return undefined;
  return readdirSync(root)
    .flatMap((folder) => ["chrome-headless-shell", "chrome-headless-shell.exe"].map((name) => join(root, folder, name)))
    .find(isProgram);
}

const playwrightsBrowser = () => [chromium.executablePath()].find(isProgram);

const findShell = () => findOnPath(shells) ?? playwrightsShell();
const findWhole = () => findOnPath(browsers) ?? applications.find(isProgram) ?? playwrightsBrowser();

const asking = `
  const { connect } = require("node:net");
  const [, host, port] = process.argv;
  const socket = connect({ host, port: Number(port), timeout: 5000 });
  const end = (why) => { process.stdout.write(why); process.exit(); };
  socket.on("connect", () => end("")).on("timeout", () => end("no answer within 5 s"));
  socket.on("error", (error) => end(error.code ?? error.message));
`;

/** Why no one answers at the address, in a few words; undefined if someone does. At most five seconds. */
export function whyUnreachable(address: string): string | undefined {
  const { protocol, hostname, port } = new URL(address);
  const number = port || (protocol === "http:" ? "80" : "443");
  const host = hostname.replace(/^\[|\]$/g, "");
  // The five seconds do not hold for the look-up of the name.
  const { stdout, status } = spawnSync(process.execPath, ["-e", asking, host, number], {
    encoding: "utf8",
    timeout: 8_000,
  });
  return (status === 0 ? stdout : "no answer within 8 s") || undefined;
}

const lastLine = (text: string) => text.trim().split("\n").at(-1)?.trim() ?? "";

function download(): void {
  const { HTTPS_PROXY, https_proxy, PLAYWRIGHT_DOWNLOAD_HOST } = process.env;
  const address = HTTPS_PROXY || https_proxy || PLAYWRIGHT_DOWNLOAD_HOST || "https://cdn.playwright.dev";
  const why = whyUnreachable(address);
  if (why) {
    console.log(`  no browser found, and can't download one from ${new URL(address).host}: ${why}`);
    return;
  }
  console.log("  no browser found: downloading Playwright's Chromium (60 s at most) ...");
  const tool = ["node_modules/@playwright/test/cli.js", "install", "--only-shell", "chromium"];
  const { status, stderr, error } = spawnSync(process.execPath, tool, {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    timeout: 60_000,
  });
  if (status !== 0) console.log(`  the download failed: ${error?.message ?? lastLine(stderr)}`);
}

function isDebianAsRoot(): boolean {
  if (process.getuid?.() !== 0 || !existsSync("/etc/os-release")) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync("/etc/os-release", "utf8"));
}

/** @returns whether it went well; what apt-get complains of last is shown if not. */
function aptGet(timeout: number, ...words: string[]): boolean {
  const patience = ["Acquire::Retries=0", "Acquire::http::Timeout=15", "Acquire::https::Timeout=15"];
  const { status, stdout, stderr, error } = spawnSync(
    "apt-get",
    [...patience.flatMap((option) => ["-o", option]), "-o", "DPkg::Lock::Timeout=15", ...words],
    { encoding: "utf8", timeout, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C" } },
  );
  const complaints = `${stdout}\n${stderr}`.split("\n").filter((line) => /^[EW]: (?!Some index files)/.test(line));
  // An update of which nothing came is a warning to apt-get and the end of the matter here.
  const isInVain = words[0] === "update" && !/^(Hit|Get):/m.test(stdout ?? "");
  if (status === 0 && !isInVain) return true;
  console.log(`  apt-get ${words[0]}: ${error?.message ?? lastLine(complaints.join("\n"))}`);
  return false;
}

function installPackage(packages: readonly string[]): void {
  if (!isDebianAsRoot()) return;
  console.log(`  no browser found: installing the package ${packages[0]} ...`);
  if (!aptGet(180_000, "update")) return;
  packages.some((name) => aptGet(300_000, "install", "-y", "--no-install-recommends", name));
}

/**
 * The Chromium to test with, preferably one without windows: the one named, an installed one, or one fetched now.
 * Undefined when nothing helps; why is said on the terminal.
 */
export function findBrowser(): string | undefined {
  const wanted = process.env.PLAYWRIGHT_CHROMIUM;
  if (wanted) return [wanted].find(isProgram);
  const find = () => findShell() ?? findWhole();
  const found = find();
  if (found) return found;
  download();
  if (!find()) installPackage(["chromium-headless-shell", "chromium"]);
  return find();
}
