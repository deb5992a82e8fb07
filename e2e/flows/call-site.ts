import type { BrowserContext } from "@playwright/test";
import { createTRPCClient, httpLink } from "@trpc/client";
import type { AppRouter } from "../../src/server/trpc/root";

export type SiteApi = ReturnType<typeof createTRPCClient<AppRouter>>;

/** The site's procedures over HTTP, called in the name of whoever is signed in in this browser context. */
export async function callSite(url: string, context: BrowserContext): Promise<SiteApi> {
  const cookie = (await context.cookies(url)).map(({ name, value }) => `${name}=${value}`).join("; ");
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/api/trpc`, headers: { cookie } })] });
}
