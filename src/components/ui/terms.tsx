import type { ReactNode } from "react";

/** Rules on leaders, read before something starts. */
export function Terms({ of }: { of: readonly { name: string; value: ReactNode; long?: boolean }[] }) {
  return (
    <dl>
      {of.map(({ name, value, long }) => (
        <div
          key={name}
          className={`grid grid-cols-[auto_minmax(1.5rem,1fr)_auto] items-baseline py-1.5 [font:400_1.0625rem/1.625rem_var(--sans)] before:order-1 before:mx-2 before:border-be-[1.5px] before:border-edge before:border-dotted before:content-[''] before:[translate:0_-0.25rem] max-phone:text-ui ${long ? "max-phone:grid-cols-[1fr] max-phone:before:hidden" : ""}`}
        >
          <dt>{name}</dt>
          <dd
            className={`num order-2 text-end [&_b]:font-heavy ${long ? "max-phone:text-start max-phone:text-ink-muted" : ""}`}
          >
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
