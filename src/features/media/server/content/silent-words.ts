import "server-only";
import type { ContentWords } from "@/features/media/content-words";

/** Words that the renderer would add are no part of the author's text. */
export const silentWords: ContentWords = {
  locale: "und",
  callout: { note: "", tip: "", important: "", warning: "", caution: "", example: "" },
  copy: "",
  footnotes: "",
  taskDone: "",
  taskOpen: "",
  backToReference: () => "",
  codeRegion: () => "",
  tableRegion: () => "",
  startEmbed: () => "",
  embedNotice: () => "",
  openEmbed: () => "",
  elsewhere: () => "",
  missingFile: () => "",
};
