import "server-only";
import { Middleware, NonRetriableError } from "inngest";
import { type AppError, isAppError } from "@/lib/app-error";

/** What time may fix: another service's failure, or a quota that fills again. */
const mayPass: ReadonlySet<AppError["code"]> = new Set(["UPSTREAM_FAILED", "QUOTA_EXCEEDED"]);

/** An expected failure of a use case fails its step at once, for trying again would bring the same. */
const asFinal = (error: unknown): never => {
  if (isAppError(error) && !mayPass.has(error.code)) throw new NonRetriableError(error.reason, { cause: error });
  throw error;
};

/** Lets every step and function throw AppErrors as they come. */
export class ExpectedErrors extends Middleware.BaseMiddleware {
  override readonly id = "lectern:expected-errors";

  override wrapStepHandler({ next }: Middleware.WrapStepHandlerArgs): Promise<unknown> {
    return next().catch(asFinal);
  }

  override wrapFunctionHandler({ next }: Middleware.WrapFunctionHandlerArgs): Promise<unknown> {
    return next().catch(asFinal);
  }
}
