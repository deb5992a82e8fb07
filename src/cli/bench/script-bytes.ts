import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Page, Request, Response } from "@playwright/test";

export interface ScriptFile {
  path: string;
  /** Compressed with gzip. */
  bytes: number;
}

const quietMs = 500;

/** Follows what a page fetches. Of a shared worker's own script Playwright never says that it has come: it does not count. */
function watchRequests(page: Page) {
  const open = new Set<Request>();
  const begin = (request: Request) => {
    if (!request.url().endsWith("-worker.js")) open.add(request);
  };
  const end = (request: Request) => open.delete(request);
  page.on("request", begin).on("requestfinished", end).on("requestfailed", end);
  return {
    /** Resolves when nothing was in progress for half a second. */
    untilQuiet: async () => {
      for (let busyAt = Date.now(); Date.now() - busyAt < quietMs; await sleep(20))
        if (open.size > 0) busyAt = Date.now();
    },
    stop: () => page.off("request", begin).off("requestfinished", end).off("requestfailed", end),
  };
}

/**
 * The JavaScript that a browser fetches for a page until it is quiet, what the page loads automatically afterwards included.
 * Give it a page of an empty browser context: what was fetched before is not fetched again.
 */
export async function scriptsOf(page: Page, address: string): Promise<ScriptFile[]> {
  const fetched = new Map<string, Promise<number>>();
  const note = (response: Response) => {
    const { pathname } = new URL(response.url());
    if (!/\.m?js$/.test(pathname) || response.status() !== 200 || fetched.has(pathname)) return;
    const bytes = response.body().then((body) => gzipSync(body).length);
    bytes.catch(() => undefined);
    fetched.set(pathname, bytes);
  };
  page.on("response", note);
  const requests = watchRequests(page);
  try {
    const answer = await page.goto(address, { waitUntil: "load" });
    if (answer?.status() !== 200) throw new Error(`${address} answered ${answer?.status()}.`);
    await requests.untilQuiet();
    return await Promise.all([...fetched].map(async ([path, bytes]) => ({ path, bytes: await bytes })));
  } finally {
    requests.stop();
    page.off("response", note);
  }
}

export const totalBytes = (files: readonly ScriptFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** The largest first, for whoever has to make it smaller. */
export const describeScripts = (files: readonly ScriptFile[]): string =>
  [...files]
    .sort((one, other) => other.bytes - one.bytes)
    .map(({ path, bytes }) => `  ${String(bytes).padStart(7)} ${path.replace("/_next/static/chunks/", "")}`)
    .join("\n");
