declare module "@/lib/app-error" {
  interface Reasons {
    "mail.no_server": null;
    "mail.words_gone": null;
  }
}

export type {};
