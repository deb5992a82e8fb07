/** The lip that holds the book: at most once a page, where reading or a document begins or ends. */
export function Ledge() {
  return <div className="ledge" />;
}
