export const calloutKinds = ["note", "tip", "important", "warning", "caution", "example"] as const;
export type CalloutKind = (typeof calloutKinds)[number];

/** Words of the interface that are inside rendered content, in one language. */
export interface ContentWords {
  /** BCP 47; rendered content is cached by it. */
  locale: string;
  callout: Readonly<Record<CalloutKind, string>>;
  copy: string;
  footnotes: string;
  taskDone: string;
  taskOpen: string;
  backToReference: (number: string) => string;
  /** Names of scrolling regions, numbered so that each differs. */
  codeRegion: (number: number, title: string) => string;
  tableRegion: (number: number) => string;
  startEmbed: (kind: "video" | "interactive", provider: string, title: string) => string;
  embedNotice: (provider: string) => string;
  openEmbed: (provider: string) => string;
  /** An image or recording that is on someone else's server and is therefore linked, not loaded. */
  elsewhere: (host: string) => string;
  missingFile: (name: string) => string;
}
