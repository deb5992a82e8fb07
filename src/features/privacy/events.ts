/** Someone wants an export of all that the site has of them. */
export interface ExportAsked {
  name: "privacy/export-asked";
  data: { requestId: string };
}

/** It can be fetched. */
export interface ExportReady {
  name: "privacy/export-ready";
  data: { requestId: string };
}
