declare module "@/lib/app-error" {
  interface Reasons {
    "statistics.no_such_learners": null;
  }
}

export type {};
