declare module "@/lib/app-error" {
  interface Reasons {
    "notebook.changed": { value: string | string[] };
    "notebook.no_such_bookmark": null;
    "notebook.no_such_note": null;
    "notebook.own_note": null;
    "notebook.too_many_bookmarks": { most: number };
  }
}

export type {};
