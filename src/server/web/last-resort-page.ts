import "server-only";
import { findLocale } from "@/i18n/locales";
import { loadMessages } from "@/i18n/messages";
import type { Messages } from "@/i18n/pseudo-text";

export type LastResort = "failed" | "unreadable" | "too_large" | "too_often" | "forged" | "stopping";

/**
 * What a visitor sees when no page could be rendered: plain words and the number under which the log knows it. After
 * `waitSeconds` asking again makes sense.
 */
export async function renderLastResortPage(
  what: LastResort,
  requestId: string,
  localeTag: string,
  waitSeconds = 60,
): Promise<string> {
  const locale = findLocale(localeTag);
  const messages: Messages = await loadMessages(locale.tag).catch(() => ({}));
  const words = messages["last-resort"];
  const wait = new Intl.NumberFormat(locale.tag, { style: "unit", unit: "minute", unitDisplay: "long" });
  const word = (key: string) => {
    const text = typeof words === "object" ? words[key] : undefined;
    return escapeHtml(typeof text === "string" ? text : "")
      .replace("{reference}", `<code>${escapeHtml(requestId)}</code>`)
      .replace("{wait}", escapeHtml(wait.format(Math.ceil(waitSeconds / 60))));
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
