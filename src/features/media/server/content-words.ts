import "server-only";
import { createTranslator } from "next-intl";
import { type ContentWords, calloutKinds } from "@/features/media/content-words";
import { loadMessages } from "@/i18n/messages";
import type catalog from "@/messages/en/media.json";

type Catalog = { media: typeof catalog };

/** Made once for each state of a catalog. */
const made = new WeakMap<object, ContentWords>();

/** The words inside rendered content, in one language of the interface. */
export async function contentWords(locale: string): Promise<ContentWords> {
  const messages = (await loadMessages(locale)) as unknown as Catalog;
  const known = made.get(messages);
  if (known) return known;
  const words = makeWords(locale, messages);
  made.set(messages, words);
  return words;
}

function makeWords(locale: string, messages: Catalog): ContentWords {
  const t = createTranslator({ locale, messages, namespace: "media.content" });
  const callout = Object.fromEntries(calloutKinds.map((kind) => [kind, t(`callout.${kind}`)]));
  return {
    locale,
    callout: callout as ContentWords["callout"],
    copy: t("copy"),
    footnotes: t("footnotes"),
    taskDone: t("taskDone"),
    taskOpen: t("taskOpen"),
    backToReference: (number) => t("backToReference", { number }),
    codeRegion: (number, title) => (title ? t("codeRegion", { number, title }) : t("codeRegionPlain", { number })),
    tableRegion: (number) => t("tableRegion", { number }),
    startEmbed: (kind, provider, title) =>
      t(kind === "video" ? "startVideo" : "startInteractive", { provider, title, hasTitle: title ? "yes" : "no" }),
    embedNotice: (provider) => t("embedNotice", { provider }),
    openEmbed: (provider) => t("openEmbed", { provider }),
    elsewhere: (host) => t("elsewhere", { host }),
    missingFile: (name) => t("missingFile", { name }),
  };
}
