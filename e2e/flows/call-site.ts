import type { BrowserContext } from "@playwright/test";
import { createTRPCClient, httpLink } from "@trpc/client";
import type { AppRouter } from "../../src/server/trpc/root";

export type SiteApi = ReturnType<typeof createTRPCClient<AppRouter>>;

/** What this browser context would send to the site, as a header says it: empty for whoever has none. */
export async function cookiesOf(context: BrowserContext, url: string): Promise<string> {
  return (await context.cookies(url)).map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** The site's procedures over HTTP, called in the name of whoever is signed in in this browser context. */
export async function callSite(url: string, context: BrowserContext): Promise<SiteApi> {
  const cookie = await cookiesOf(context, url);
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/api/trpc`, headers: { cookie } })] });
}
