import { Fragment, type ReactNode } from "react";

export type Fact = { name: ReactNode; value: ReactNode; key?: string };

/** Names and values in two columns. */
export function Facts({ of }: { of: readonly Fact[] }) {
  return (
    <dl className="facts">
      <FactRows of={of} />
    </dl>
  );
}

/** For a list that is laid out otherwise. */
export function FactRows({ of }: { of: readonly Fact[] }) {
  return of.map(({ name, value, key }, at) => (
    <Fragment key={key ?? (typeof name === "string" ? name : at)}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </Fragment>
  ));
}
