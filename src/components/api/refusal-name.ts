import { describeFailure } from "./client";

/** The last part of the reason of a refusal where there are words for it, "unknown" otherwise: the name of what to say. */
export function refusalName<Name extends string>(error: unknown, known: readonly Name[]): Name | "unknown" {
  const name = describeFailure(error).reason.split(".").at(-1);
  return known.find((one) => one === name) ?? "unknown";
}
