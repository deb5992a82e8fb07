import type { Action } from "@/policy/actions";

declare module "@/lib/app-error" {
  interface Reasons {
    "accounts.address_elsewhere": null;
    "accounts.address_last": null;
    "accounts.address_primary": null;
    "accounts.address_unproved": null;
    "accounts.changed_meanwhile": null;
    "accounts.code_needed": { pending: string } | null;
    "accounts.code_over": null;
    "accounts.code_wrong": null;
    "accounts.current_wrong": null;
    "accounts.email_taken": null;
    "accounts.factor_first": null;
    "accounts.factor_on": null;
    "accounts.factor_required": null;
    "accounts.inactive": null;
    "accounts.last_way_in": null;
    "accounts.link_expired": null;
    "accounts.link_replaced": null;
    "accounts.linked_elsewhere": null;
    "accounts.locked": { retryAfterSeconds: number };
    "accounts.offer_over": null;
    "accounts.passkey_over": null;
    "accounts.passkey_wrong": null;
    "accounts.passkeys_full": null;
    "accounts.passkeys_off": null;
    "accounts.password_common": null;
    "accounts.password_trivial": null;
    "accounts.reset_dead": null;
    "accounts.setup_code_wrong": null;
    "accounts.setup_done": null;
    "accounts.sign_in_again": null;
    "accounts.sign_up_over": null;
    "accounts.too_many_addresses": { most: number };
    "accounts.username_taken": null;
    "accounts.verify_first": { action: Action } | null;
    "accounts.wrong_pair": null;
    // What a field of a form is refused for.
    "accounts.email_missing": null;
    "accounts.email_wrong": null;
    "accounts.name_missing": null;
    "accounts.name_too_long": null;
    "accounts.name_wrong": null;
    "accounts.password_too_short": null;
    "accounts.password_too_long": null;
    "accounts.setup_code_missing": null;
    "accounts.password_missing": null;
    "accounts.code_missing": null;
    "accounts.passkey_name_missing": null;
    "accounts.passkey_name_long": null;
  }
}
