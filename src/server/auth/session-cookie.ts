import "server-only";
import { hostCookieName } from "./host-cookie";

/** Name of the cookie that carries the session token. */
export const sessionCookieName = (appUrl: string): string => hostCookieName("authjs.session-token", appUrl);
