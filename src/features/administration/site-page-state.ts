/** What the form of a page shows after it was sent. */
export interface SitePageState {
  text: string;
  /** The text as readers would see it, where a look at it was asked for. */
  html: string | null;
  /** The reason of a refusal. */
  refusal: string | null;
}
