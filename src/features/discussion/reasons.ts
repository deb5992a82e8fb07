declare module "@/lib/app-error" {
  interface Reasons {
    "discussion.changed": { value: string };
    "discussion.closed": null;
    "discussion.lesson_closed": null;
    "discussion.muted": { reason: string; until: string };
    "discussion.no_answer": null;
    "discussion.no_such_announcement": null;
    "discussion.no_such_post": null;
    "discussion.no_such_thread": null;
    "discussion.not_yours": null;
    "discussion.of_the_team": null;
    "discussion.own_post": null;
  }
}

export type {};
