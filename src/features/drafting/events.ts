/** A source of a draft waits to be read; ids only. */
export interface SourceAdded {
  name: "drafting/source-added";
  data: { sourceId: string };
}
