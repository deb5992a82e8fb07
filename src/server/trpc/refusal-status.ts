import "server-only";
import type { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";

/** HTTP status of a handler that gives one thing out. An id that cannot be one names nothing: 404, as on pages. */
export const refusalStatus = (error: TRPCError): number =>
  error.code === "BAD_REQUEST" ? 404 : getHTTPStatusCodeFromError(error);
