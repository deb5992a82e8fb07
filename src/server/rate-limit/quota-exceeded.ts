import "server-only";
import { AppError } from "@/lib/app-error";

/** The one refusal of every limit. `minutes` is for words, `retryAfterSeconds` for the header. */
export function quotaExceeded(milliseconds: number): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil(milliseconds / 1000));
  return new AppError("QUOTA_EXCEEDED", "common.quota", {
    retryAfterSeconds,
    minutes: Math.ceil(retryAfterSeconds / 60),
  });
}
