/** Someone handed in a course file; ids only. */
export interface ImportRequested {
  name: "interchange/import-requested";
  data: { importId: string };
}
