import "server-only";
import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { PreparedData } from "./page-context";
import { processWide } from "./process-wide";

/** How the web server asks for the data of a page before it is rendered. */
export interface DataPage {
  /** What the address names, or null if it is not this page's. */
  match(path: string): Record<string, string> | null;
  /**
   * The data as the page itself would ask for it, for the sender of these headers. Refusals are thrown. `look` is what else
   * its bytes hang on: the language, and how the site is called and looks.
   */
  read(params: Record<string, string>, headers: IncomingHttpHeaders): Promise<{ data: unknown; look: string }>;
}

/** By name. The pages' modules enter themselves when they are first loaded: until then nothing was kept anyway. */
const known = processWide("data-pages", () => new Map<string, DataPage>());

export function registerDataPage(name: string, page: DataPage): void {
  known.set(name, page);
}

/** One text for one set of parameters. */
export const paramsText = (params: Record<string, string>): string => JSON.stringify(Object.entries(params).sort());

/**
 * Asks for the data of the page at `path`, if a page of that kind is known. Null also for whoever may not have it: the page
 * then asks again, and refuses with its own status.
 */
export async function prepareData(path: string, headers: IncomingHttpHeaders): Promise<PreparedData | null> {
  for (const [name, page] of known) {
    try {
      const params = page.match(path);
      if (!params) continue;
      const { data, look } = await page.read(params, headers);
      const digest = createHash("sha256")
        .update(JSON.stringify([name, look, params, data]))
        .digest("base64url");
      return { name, params: paramsText(params), data, digest, isTaken: false, isWhole: true };
    } catch {
      return null;
    }
  }
  return null;
}
