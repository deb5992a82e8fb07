import type { Rule } from "./rule";

export interface PreviewFacts {
  /** The link was not taken back and its time has not passed. */
  readonly isOpen: boolean;
}

/** Whoever holds a preview link that works may read the draft it leads to, with or without an account. */
export const previewRules = {
  "preview.read": (_actor, preview) => preview.isOpen,
} as const satisfies Record<`preview.${string}`, Rule<PreviewFacts>>;

export type PreviewAction = keyof typeof previewRules;
