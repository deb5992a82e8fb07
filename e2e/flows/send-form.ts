import type { Page } from "@playwright/test";

const decode = (text: string) => text.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&amp;", "&");

/** As long as a page may take: a site that has just started loads what it answers with. */
const timeout = 30_000;

/**
 * Sends the form of a page as a browser without scripts does, with the cookies of this page, which stays where it is: a
 * journey that is not about the form is spared two loads.
 * @returns where its answer leads; with its status where it leads nowhere.
 */
export async function sendForm(page: Page, address: string, typed: Readonly<Record<string, string>>): Promise<string> {
  const shown = await page.request.get(address, { timeout });
  const [before = ""] = (await shown.text()).split('name="password"', 1);
  const form = before.slice(before.lastIndexOf("<form"));
  const kept = [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)];
  const hidden = Object.fromEntries(kept.map(([, field = "", value = ""]) => [field, decode(value)]));
  const answer = await page.request.post(address, {
    multipart: { ...hidden, ...typed },
    headers: { origin: new URL(shown.url()).origin },
    maxRedirects: 0,
    timeout,
  });
  return answer.headers().location ?? `${address} answers ${answer.status()}`;
}
