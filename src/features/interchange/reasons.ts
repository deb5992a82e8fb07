declare module "@/lib/app-error" {
  interface Reasons {
    "interchange.no_file": null;
  }
}

export type {};
