import type { Instrumentation } from "next";

const isTooOften = (error: unknown): boolean =>
  error instanceof Error && error.cause instanceof Error && "status" in error.cause && error.cause.status === 429;

/** What Next catches while it renders: written down once, under the reference that the visitor sees. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  // The condition is Next's own, read while it builds: it keeps Node's modules out of the bundle for the edge.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  // A limit that refused is no failure; the sender has been told.
  if (isTooOften(error)) return;
  const { logger } = await import("@/server/log/logger");
  logger.error(
    {
      err: error,
      digest: (error as { digest?: string }).digest,
      requestId: request.headers["x-lectern-request-id"],
      path: request.path,
      route: context.routePath,
    },
    "a page or route handler failed",
  );
};
