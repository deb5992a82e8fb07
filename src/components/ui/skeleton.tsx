/** The shape of rows that are on their way: shown after 300 ms, with one polite sentence. */
export function RowSkeleton({ words, rows = 3 }: { words: string; rows?: number }) {
  return (
    <div role="status" className="bones bones--late">
      <span className="visually-hidden">{words}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical placeholders
        <div className="bones__row" key={row}>
          <span className="bone bones__cover" />
          <div>
            <span className="bone bones__title" />
            <span className="bone" />
            <span className="bone bones__short" />
          </div>
        </div>
      ))}
    </div>
  );
}

/** The shape of text that is on its way. */
export function TextSkeleton({ words, lines = 4 }: { words: string; lines?: number }) {
  return (
    <div role="status" className="bones bones--late bones--text">
      <span className="visually-hidden">{words}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical placeholders
        <span className="bone" key={line} />
      ))}
    </div>
  );
}
