declare module "@/lib/app-error" {
  interface Reasons {
    "subscriptions.address_unproved": null;
    "subscriptions.no_such_person": null;
    "subscriptions.other_grant": null;
    "subscriptions.time_has_passed": null;
  }
}

export type {};
