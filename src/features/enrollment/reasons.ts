/** ISO 8601; null: open at that end. */
type ClosedEnrollment = { opensAt: string | null; closesAt: string | null };

declare module "@/lib/app-error" {
  interface Reasons {
    "enrollment.asked_already": null;
    "enrollment.changed_meanwhile": null;
    "enrollment.closed": ClosedEnrollment | null;
    "enrollment.completed_stays": null;
    "enrollment.file_broken": { line: number };
    "enrollment.file_empty": null;
    "enrollment.file_not_text": null;
    "enrollment.file_too_long": { most: number };
    "enrollment.file_without_addresses": null;
    "enrollment.full": ClosedEnrollment | null;
    "enrollment.has_seat": null;
    "enrollment.is_free": null;
    "enrollment.needs_access": ClosedEnrollment | null;
    "enrollment.no_seat_to_reset": null;
    "enrollment.no_such_group": null;
    "enrollment.no_such_person": null;
    "enrollment.not_live": ClosedEnrollment | null;
    "enrollment.not_open_yet": ClosedEnrollment | null;
    "enrollment.price_changed": { amountMinor: number; currency: string };
    "enrollment.request_answered": { state: string; by: string | null };
    "enrollment.suspended": ClosedEnrollment | null;
    "enrollment.time_has_passed": null;
    "enrollment.try_again": null;
  }
}

export type {};
