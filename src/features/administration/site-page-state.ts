/** What the form of a page shows after it was sent. */
export interface SitePageState {
  text: string;
  /** The text as readers would see it, where a look at it was asked for. */
  html: string | null;
  /** Why it was refused, in the reader's language. */
  refusal: string | null;
}
