import "server-only";
import type { SourceReason } from "@/features/drafting/schema";

/** Why a source cannot be read: one reason a file, for which the page has the words and how to fix it. */
export class SourceProblem extends Error {
  constructor(
    readonly reason: SourceReason,
    readonly facts: Readonly<Record<string, string | number>> = {},
  ) {
    super(reason);
    this.name = "SourceProblem";
  }
}
