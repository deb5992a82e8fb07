import "server-only";
import { createTranslator } from "next-intl";
import { env } from "@/env/server";
import { readKeptDays } from "@/features/accounts/server/security/kept-days";
import type { SitePageName } from "@/features/administration/rules";
import { loadMessages } from "@/i18n/messages";
import type catalog from "@/messages/en/site.json";
import type { Tx } from "@/server/db/client";

type Catalog = { site: typeof catalog };
type Sections = typeof catalog.standard;

/** In the order of the page. What depends on how this site is set up is only where it is so. */
const sections: { [Page in SitePageName]: readonly { name: keyof Sections[Page]; isTrue?: () => boolean }[] } = {
  privacy: [
    { name: "account" },
    { name: "signIn" },
    { name: "study" },
    { name: "public" },
    { name: "mail", isTrue: () => env.SMTP_URL !== undefined },
    { name: "outbox", isTrue: () => env.SMTP_URL === undefined },
    { name: "providers", isTrue: () => Boolean(env.AUTH_GOOGLE_ID || env.AUTH_GITHUB_ID || env.AUTH_OIDC_ID) },
    { name: "model", isTrue: () => env.OPENAI_API_KEY !== undefined },
    { name: "device" },
    { name: "others" },
    { name: "leave" },
    { name: "missing" },
  ],
  terms: [
    { name: "account" },
    { name: "words" },
    { name: "courses" },
    { name: "assessments" },
    { name: "certificates" },
    { name: "price" },
    { name: "end" },
    { name: "missing" },
  ],
  accessibility: [
    { name: "aim" },
    { name: "tested" },
    { name: "choices" },
    { name: "limits" },
    { name: "authors" },
    { name: "tell" },
  ],
};

/** What a page says until an admin writes it: what this software does and how this site is set up, and no more, as Markdown. */
export async function standardText(db: Tx, page: SitePageName, locale: string): Promise<string> {
  const messages = (await loadMessages(locale)) as unknown as Catalog;
  const t = createTranslator({ locale, messages, namespace: "site" });
  // Which section belongs to which page is known above, and more than the translator's types can follow.
  const say = t as unknown as (key: string, facts?: Record<string, string | number>) => string;
  const link = (name: string, path: string) => `[${say(`links.${name}`)}](${path})`;
  const facts = {
    days: page === "privacy" ? await readKeptDays(db) : 0,
    model: new URL(env.OPENAI_BASE_URL ?? "https://api.openai.com").host,
    data: link("data", "/account/data"),
    profile: link("profile", "/account/profile"),
    preferences: link("preferences", "/account/preferences"),
    notifications: link("notifications", "/account/notifications"),
    verify: link("verify", "/verify"),
  };
  return sections[page]
    .filter(({ isTrue }) => isTrue?.() ?? true)
    .map(({ name }) => {
      const key = `standard.${page}.${String(name)}`;
      return `## ${say(`${key}.title`)}\n\n${say(`${key}.text`, facts)}`;
    })
    .join("\n\n");
}
