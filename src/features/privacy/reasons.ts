declare module "@/lib/app-error" {
  interface Reasons {
    "privacy.last_admin": null;
    "privacy.leads_courses": { count: number };
  }
}

export type {};
