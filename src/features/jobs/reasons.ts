declare module "@/lib/app-error" {
  interface Reasons {
    "jobs.at_inngest": null;
    "jobs.bad_cron": null;
    "jobs.bad_zone": null;
    "jobs.changed": null;
    "jobs.function_gone": null;
    "jobs.never_due": null;
    "jobs.no_timetable": null;
    "jobs.other_request": null;
    "jobs.still_running": null;
  }
}

export type {};
