import type { ReactNode } from "react";

export type Fact = { name: ReactNode; value: ReactNode; key?: string };

/** Names and values in two columns. `stack` sets each value under its name. */
export function Facts({ of, stack = false }: { of: readonly Fact[]; stack?: boolean }) {
  return (
    <dl className={stack ? "facts facts--stack" : "facts"}>
      {of.map(({ name, value, key }, at) => (
        <FactRow key={key ?? (typeof name === "string" ? name : at)} name={name} value={value} />
      ))}
    </dl>
  );
}

function FactRow({ name, value }: Omit<Fact, "key">) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
