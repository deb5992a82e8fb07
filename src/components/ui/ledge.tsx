/** The lip that holds the book: at most once a page, where reading or a document starts or ends. */
export function Ledge() {
  return <div className="ledge" />;
}
