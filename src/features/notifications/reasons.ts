declare module "@/lib/app-error" {
  interface Reasons {
    "notifications.no_such_rhythm": null;
  }
}

export type {};
