/** Figures beside each other, each with what it is of below it. */
export function FigureRow({
  caption,
  cells,
}: {
  caption: string;
  /** `below` is empty where there is nothing to say. */
  cells: readonly { name: string; value: string; below: string }[];
}) {
  return (
    <div className="ledger ledger--tight">
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {cells.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="ledger__n">
            {cells.map(({ name, value, below }) => (
              <td key={name} data-label={name}>
                {value}
                <span className="ledger__change">{below}</span>
              </td>
            ))}
          </tr>
          <tr className="ledger__d">
            {cells.map(({ name, below }) => (
              <td key={name}>{below}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
