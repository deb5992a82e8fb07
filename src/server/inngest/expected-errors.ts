import "server-only";
import { Middleware, NonRetriableError } from "inngest";
import { type AppError, isAppError } from "@/lib/app-error";
import { logger } from "@/server/log/logger";

/** What time may fix: another service's failure, or a quota that fills again. */
const mayPass: ReadonlySet<AppError["code"]> = new Set(["UPSTREAM_FAILED", "QUOTA_EXCEEDED"]);

/** An expected failure of a use case fails its step at once, for trying again would bring the same. */
const asFinal = (error: unknown): never => {
  if (isAppError(error) && !mayPass.has(error.code)) throw new NonRetriableError(error.reason, { cause: error });
  throw error;
};

/** The SDK's own class, which it doesn't export: what a function's triggers say against its event. */
const isRefusedEvent = (error: unknown): error is Error =>
  error instanceof Error && error.name === "EventValidationError";

/** Lets every step and function throw AppErrors as they come. An event that isn't what its contract says fails its run by name. */
export class ExpectedErrors extends Middleware.BaseMiddleware {
  override readonly id = "lectern:expected-errors";

  override wrapStepHandler({ next }: Middleware.WrapStepHandlerArgs): Promise<unknown> {
    return next().catch(asFinal);
  }

  override wrapFunctionHandler({ next, ctx, fn }: Middleware.WrapFunctionHandlerArgs): Promise<unknown> {
    return next().catch((error: unknown) => {
      if (!isRefusedEvent(error)) return asFinal(error);
      const { name, id } = ctx.event;
      logger.error(
        { function: fn.id(), event: name, eventId: id, err: error },
        "an event is not what its contract says",
      );
      throw new NonRetriableError(`${name} is not what its contract says: ${error.message}`, { cause: error });
    });
  }
}
