import * as z from "zod";

/** Postgres stores no NUL, and no half of a surrogate pair in JSON. */
export const isStorable = (text: string): boolean => !/\0|\p{Cs}/u.test(text);

/** Whatever can be stored, `most` characters at the longest. */
export const storable = (most: number) => z.string().trim().max(most).refine(isStorable);

/** Postgres takes no NUL, no page shows a control character, and half a surrogate pair is no text. */
const isPlain = (text: string): boolean => !/\p{Cs}|[^\P{Cc}\n\t]/u.test(text);
const isOneLine = (text: string): boolean => isPlain(text) && !/[\n\t]/.test(text);

/** A text of several lines, `most` characters at the longest; fails with "unreadable" where it is none. */
export const lines = (most: number) => z.string().trim().max(most).refine(isPlain, { error: "unreadable" });
export const line = (most: number) => z.string().trim().max(most).refine(isOneLine, { error: "unreadable" });

function isLink(text: string, hosts: readonly string[] | null): boolean {
  if (text === "") return true;
  if (/\s/.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (protocol !== "https:" || username !== "" || password !== "" || !hostname.includes(".")) return false;
  return hosts === null || hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}

/** An https address or nothing, at one of `hosts` where they are given; fails with "link" or "site". */
export const link = (most: number, hosts: readonly string[] | null) =>
  line(most).refine((text) => isLink(text, hosts), { error: hosts ? "site" : "link" });
