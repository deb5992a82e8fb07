import type { Role } from "@/policy/actor";

export const recoveryCodeCount = 10;
/** Minutes for which a started second factor shows its key again. */
export const offerMinutes = 15;
/** Minutes between the password and the code that follows it. */
export const codeMinutes = 10;

/** What of a typed code counts: signs of width and grouping are taken out, letters are capital ones. */
export const codeKey = (typed: string): string =>
  typed
    .normalize("NFKC")
    .replace(/[\s\p{Pd}]/gu, "")
    .toUpperCase();

/** A code of an app is six digits; a recovery code is longer. */
export const isAppCode = (key: string): boolean => /^\d{6}$/.test(key);

/** A key in groups of four, as it is typed by hand. */
export const grouped = (text: string, size = 4): string => text.match(new RegExp(`.{1,${size}}`, "g"))?.join(" ") ?? "";

export const factorRoles = ["STUDENT", "INSTRUCTOR", "ADMIN"] as const satisfies readonly Role[];
