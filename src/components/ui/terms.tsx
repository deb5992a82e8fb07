import type { ReactNode } from "react";

/** Rules on leaders, read before something starts. */
export function Terms({ of }: { of: readonly { name: string; value: ReactNode; long?: boolean }[] }) {
  return (
    <dl className="terms">
      {of.map(({ name, value, long }) => (
        <div key={name} className={long ? "terms__long" : undefined}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
