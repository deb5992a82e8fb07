import "server-only";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { isAppError } from "@/lib/app-error";

/** HTTP status of a handler that gives one thing out. An id that cannot be one names nothing: 404, as on pages. */
export const refusalStatus = (error: TRPCError): number =>
  error.code === "BAD_REQUEST" ? 404 : getHTTPStatusCodeFromError(error);

/** The header by which a limit says when to come again; none for any other failure. */
export function retryAfter(error: unknown): { "retry-after"?: string } {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (!isAppError(cause) || cause.code !== "QUOTA_EXCEEDED") return {};
  const { retryAfterSeconds } = cause.facts;
  return typeof retryAfterSeconds === "number" ? { "retry-after": String(retryAfterSeconds) } : {};
}
