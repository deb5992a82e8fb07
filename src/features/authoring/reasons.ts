export {};

declare module "@/lib/app-error" {
  interface Reasons {
    "authoring.assessment_gone": null;
    "authoring.assessment_there": null;
    "authoring.bank_changed_meanwhile": null;
    "authoring.bank_file_in_use": null;
    "authoring.bank_question_changed_meanwhile": null;
    "authoring.lesson_edited_meanwhile": {
      by: string;
      at: string;
      content: string;
      registeredContent: string;
      guestContent: string;
      revision: number;
    };
    "authoring.lesson_gone": null;
    "authoring.question_changed_meanwhile": { stands: object };
    "authoring.question_gone": null;
    "authoring.resource_gone": null;
    "authoring.rules_changed_meanwhile": { stands: object };
    "authoring.setting_changed_meanwhile": { resources: readonly object[] } | { setting: string; value: unknown };
    "authoring.too_many_resources": null;
    "authoring.two_videos": null;
  }
}
