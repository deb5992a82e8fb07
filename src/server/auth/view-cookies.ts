import "server-only";
import { createHash } from "node:crypto";
import {
  parseView,
  revisionOf,
  type ViewPreferences,
  viewChoices,
  viewCookie,
  viewCookieSeconds,
  viewCookieText,
  viewText,
} from "@/components/layout/view-preferences";
import { localeCookie } from "@/i18n/locales";
import type { StoredView } from "@/server/cache/page-context";
import { readCookie } from "@/server/web/read-cookie";

/** Of an account that never chose: the device keeps what it has. */
const nothingChosen = "0";

const text = (stored: unknown, name: string): string | undefined => {
  const value = typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>)[name] : undefined;
  return typeof value === "string" ? value : undefined;
};

/** The account's choices as a device keeps them; null where the person has never chosen. */
export function viewOfAccount({ theme, timeZone, accessibility }: StoredView): ViewPreferences | null {
  const chosen = { theme: theme.toLowerCase() } as Record<string, string>;
  for (const name of Object.keys(viewChoices)) chosen[name] ??= text(accessibility, name) ?? "";
  const isChosen = theme !== "SYSTEM" || Object.keys(Object(accessibility)).length > 0;
  if (!isChosen) return null;
  // Only what is on offer comes through.
  const view = parseView(encodeURIComponent(new URLSearchParams(chosen).toString()));
  return text(accessibility, "zone") === "own" ? { ...view, zone: timeZone } : view;
}

/** What a device is to keep, and what names it; null where it has that already. */
export function viewForDevice(
  stored: StoredView,
  known: string | undefined,
): { view: ViewPreferences; revision: string } | null {
  const view = viewOfAccount(stored);
  const revision = view ? createHash("sha256").update(viewText(view)).digest("base64url").slice(0, 8) : nothingChosen;
  // A choice just made here is on its way to the account, which still says the last one: the device's applies meanwhile.
  if (revisionOf(known) === revision) return null;
  return { view: view ?? parseView(known), revision };
}

/** Set-Cookie headers by which a device learns what was chosen elsewhere. */
export function viewCookies(stored: StoredView, cookie: string | undefined, isSecure: boolean): string[] {
  const made = viewForDevice(stored, readCookie(cookie, viewCookie));
  const cookies = made ? [viewCookieText(made.view, isSecure, made.revision)] : [];
  const { language } = stored;
  if (language && /^[A-Za-z-]{2,20}$/.test(language) && readCookie(cookie, localeCookie) !== language)
    cookies.push(
      `${localeCookie}=${language}; path=/; max-age=${viewCookieSeconds}; samesite=lax${isSecure ? "; secure" : ""}`,
    );
  return cookies;
}
