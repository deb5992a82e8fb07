declare module "@/lib/app-error" {
  interface Reasons {
    "learning.assessment_decides": null;
    "learning.no_lessons": null;
    "learning.not_enrolled": null;
    "learning.not_open": null;
    "learning.preview_ended": { askWhom: string };
    "learning.resource_closed": null;
    "learning.version_gone": null;
  }
}

export type {};
