import type { FromBrowser } from "@/lib/app-error";

/** ISO 8601. */
type Moment = { at: string };

declare module "@/lib/app-error" {
  interface Reasons {
    "assessment.already_checked": null;
    "assessment.already_ended": null;
    "assessment.answer_changed": null;
    "assessment.answer_does_not_fit": null;
    "assessment.attempts_used": null;
    "assessment.cannot_be_checked": null;
    "assessment.closed": Moment;
    "assessment.closes_before_next": Moment;
    "assessment.lesson_closed": null;
    "assessment.no_questions": null;
    "assessment.no_such_attempt": null;
    "assessment.none_here": null;
    "assessment.not_answered": null;
    "assessment.not_enrolled": null;
    "assessment.not_open_yet": Moment;
    "assessment.not_students": { names: string };
    "assessment.records_nothing": null;
    "assessment.seat_suspended": null;
    "assessment.time_is_over": null;
    "assessment.too_many_files": null;
    "assessment.too_soon": Moment;
    "assessment.uploading": FromBrowser;
  }
}
