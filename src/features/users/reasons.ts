declare module "@/lib/app-error" {
  interface Reasons {
    "users.account_locked": null;
    "users.address_unproved": null;
    "users.changed_meanwhile": { role: string };
    "users.group_name_taken": null;
    "users.last_admin": null;
    "users.never_an_admin": null;
    "users.no_such_person": null;
    "users.too_many_groups": null;
    "users.yourself": null;
  }
}

export type {};
