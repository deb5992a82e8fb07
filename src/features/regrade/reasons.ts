declare module "@/lib/app-error" {
  interface Reasons {
    /** Attempts, grades or versions changed since the preview. */
    "regrade.changed_since": null;
    /** The corrected version can't mark what students saw, or there is none. */
    "regrade.no_key": null;
    "regrade.no_such_question": null;
  }
}

export type {};
