import type { ReactNode } from "react";

export type Fact = { name: ReactNode; value: ReactNode; key?: string };

interface FactsProps {
  of: readonly Fact[];
  /** Sets each value under its name. */
  stack?: boolean;
  className?: string;
}

/** Names and values in two columns. */
export function Facts({ of, stack = false, className }: FactsProps) {
  return (
    <dl className={["facts", stack && "facts--stack", className].filter(Boolean).join(" ")}>
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
