declare module "@/lib/app-error" {
  interface Reasons {
    "profiles.no_such_language": null;
    "profiles.username_length": null;
    "profiles.username_reserved": null;
    "profiles.username_shape": null;
    "profiles.username_taken": null;
  }
}

export type {};
