import "server-only";

/** Name of the cookie that carries the session token. Under TLS its prefix binds it to this host and to secure connections. */
export const sessionCookieName = (appUrl: string): string =>
  appUrl.startsWith("https://") ? "__Host-authjs.session-token" : "authjs.session-token";
