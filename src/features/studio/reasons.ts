export {};

declare module "@/lib/app-error" {
  interface Reasons {
    "studio.already_invited": null;
    "studio.already_teaches": null;
    "studio.invitation_over": { state: string } | null;
    "studio.lead_has_every_right": null;
    "studio.lead_stays": null;
    "studio.no_such_member": null;
    "studio.no_such_person": null;
    "studio.not_an_address": null;
    "studio.shares_full": null;
    "studio.template_locked": { tier: "FREE" | "BASIC" | "PREMIUM" };
  }
}
