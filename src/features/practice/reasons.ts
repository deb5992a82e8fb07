declare module "@/lib/app-error" {
  interface Reasons {
    "practice.no_such_card": null;
    "practice.not_due": null;
    "practice.question_changed": null;
  }
}

export type {};
