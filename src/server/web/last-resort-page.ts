import "server-only";
import { findLocale } from "@/i18n/locales";
import { loadMessages } from "@/i18n/messages";
import type { Messages } from "@/i18n/pseudo-text";

export type LastResort = "failed" | "too_large" | "forged" | "stopping";

/** What a visitor sees when no page could be rendered: plain words and the number under which the log knows it. */
export async function renderLastResortPage(what: LastResort, requestId: string, localeTag: string): Promise<string> {
  const locale = findLocale(localeTag);
  const messages: Messages = await loadMessages(locale.tag).catch(() => ({}));
  const words = messages["last-resort"];
  const word = (key: string) => {
    const text = typeof words === "object" ? words[key] : undefined;
    return escapeHtml(typeof text === "string" ? text : "").replace(
      "{reference}",
      `<code>${escapeHtml(requestId)}</code>`,
    );
  };
  return `<!doctype html>
<html lang="${locale.tag}" dir="${locale.direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${word(`${what}_title`)}</title></head>
<body><main><h1>${word(`${what}_title`)}</h1><p>${word(`${what}_text`)}</p><p>${word("reference")}</p><p><a href="/">${word("home")}</a></p></main></body>
</html>
`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
