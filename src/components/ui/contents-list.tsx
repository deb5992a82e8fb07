import type { ReactNode } from "react";

/** A row of a contents page: the number hangs, dotted leaders run to the minutes. */
export function ContentsRow({ number, name, end }: { number: ReactNode; name: ReactNode; end?: ReactNode }) {
  return (
    <li className="grid grid-cols-[2.25rem_auto_minmax(1.5rem,1fr)_auto] items-baseline py-[0.3125rem] max-phone:grid-cols-[2.25rem_1fr_auto] max-phone:gap-x-2">
      <Place>{number}</Place>
      {name}
      <span className="mx-2 border-edge border-be-[1.5px] border-dotted max-phone:hidden [translate:0_-0.25rem]" />
      <span className="text-ink-muted tabular-nums">{end}</span>
    </li>
  );
}

/** The heading of a part, at the level the page needs. */
export function ContentsPart({
  number,
  name,
  end,
  as: Heading = "h3",
}: {
  number: ReactNode;
  name: ReactNode;
  end?: ReactNode;
  as?: "h2" | "h3" | "h4";
}) {
  return (
    <Heading className="grid grid-cols-[2.25rem_1fr_auto] items-baseline pbs-4 pbe-1 type-h4 max-phone:gap-x-2">
      <Place>{number}</Place> {name} <span className="caption">{end}</span>
    </Heading>
  );
}

function Place({ children }: { children: ReactNode }) {
  return <span className="num font-plain text-ink-muted">{children}</span>;
}
