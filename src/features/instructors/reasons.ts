import type { InstructorState } from "./rules";

declare module "@/lib/app-error" {
  interface Reasons {
    "instructors.decided_meanwhile": { status: InstructorState; by: string | null };
    "instructors.is_admin": null;
    "instructors.no_such_area": null;
    "instructors.not_editable": { status: InstructorState };
    "instructors.not_ready": { gaps: readonly string[] };
    "instructors.not_teaching": null;
    "instructors.sent_anew": null;
    "instructors.try_again": null;
  }
}
