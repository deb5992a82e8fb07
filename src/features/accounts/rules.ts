/** What two addresses are compared by: compatibility forms and case folded. */
export const emailKey = (email: string): string => email.trim().normalize("NFKC").toLowerCase();

const emailShape = /^[^\s@"(),:;<>[\]\\]+@[^\s@"(),:;<>[\]\\]+\.[^\s@"(),:;<>[\]\\]+$/u;

/** An address of any script, which browsers' own fields do not take. */
export const isEmailShaped = (text: string): boolean => emailShape.test(text);

/**
 * A user name from a name: Latin letters, digits and single dashes, at least three characters; `person` when nothing is left.
 * The caller adds a number when it is taken.
 */
export function usernameFrom(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 30)
    .replace(/-+$/, "");
  return plain.length >= 3 ? plain : "person";
}

/** Only a path of this site is a place to go on to after sign-in. */
export function ownPath(next: string | null | undefined, fallback: string): string {
  if (!next?.startsWith("/") || next.startsWith("//") || /[\\\p{Cc}]/u.test(next)) return fallback;
  const { host, pathname, search, hash } = new URL(next, "http://own.invalid");
  // Dots that are resolved can leave two slashes at the beginning, which is another host: `/.//evil.test`.
  return host === "own.invalid" && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : fallback;
}

/** What a browser's agent text says of the device, coarsely. */
export function deviceTypeOf(userAgent: string): "DESKTOP" | "PHONE" | "TABLET" | "OTHER" {
  if (/ipad|tablet|(android(?!.*mobile))/i.test(userAgent)) return "TABLET";
  if (/mobi|iphone|ipod/i.test(userAgent)) return "PHONE";
  return /windows|macintosh|linux|cros|x11/i.test(userAgent) ? "DESKTOP" : "OTHER";
}

/** Minutes for which the link to a new password opens its form. */
export const resetMinutes = 60;

/** Hours for which the link that proves an address can be used. */
export const verificationHours = 24;

/** How many addresses one person may have. */
export const mostAddresses = 10;

export interface AddressFacts {
  isPrimary: boolean;
  isVerified: boolean;
}

/** Why an address has to stay, or null where it may go. */
export function reasonToKeep(
  address: AddressFacts,
  all: readonly AddressFacts[],
): "address_primary" | "address_last" | null {
  if (address.isPrimary) return "address_primary";
  const verified = all.filter(({ isVerified }) => isVerified).length;
  return address.isVerified && verified === 1 ? "address_last" : null;
}

/** An address for the eyes of someone who knows it anyway: "i…@skarvig.example". */
export const veiled = (email: string): string => email.replace(/^(.)[^@]*/u, "$1…");

/** Bounds of the days for which it is known from which network and browser someone came. */
export const keptDaysLeast = 1;
export const keptDaysMost = 3650;
