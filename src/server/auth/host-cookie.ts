import "server-only";

const isSecure = (appUrl: string): boolean => appUrl.startsWith("https://");

/** Name of a cookie that proves something. Under TLS its prefix binds it to this host and to secure connections. */
export const hostCookieName = (name: string, appUrl: string): string => (isSecure(appUrl) ? `__Host-${name}` : name);

/** How browsers are to keep it: no script reads it, and no other site sends it along with a change. */
export const hostCookieAttributes = (appUrl: string) =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure(appUrl) }) as const;
