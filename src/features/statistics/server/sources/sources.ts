import "server-only";
import { account } from "./account";
import { attempt } from "./attempt";
import { certificate } from "./certificate";
import { course } from "./course";
import { enrollment } from "./enrollment";
import { grant } from "./grant";
import { learner } from "./learner";
import { progress } from "./progress";
import { review } from "./review";
import type { Source } from "./source";
import { study } from "./study";

/** Everything that figures are counted from, by the name that the ledger has for it. */
export const sources = {
  seat: enrollment,
  progress,
  learner,
  review,
  grant,
  certificate,
  attempt,
  course,
  account,
  study,
} as const satisfies Record<string, Source>;

export type SourceName = keyof typeof sources;
export const sourceNames = Object.keys(sources) as SourceName[];
