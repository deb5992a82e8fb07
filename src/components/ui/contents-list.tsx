import type { ReactNode } from "react";
import "@/styles/parts/contents.css";

/** A row of a contents page: the number hangs, dotted leaders run to the minutes. */
export function ContentsRow({ number, name, end }: { number: ReactNode; name: ReactNode; end?: ReactNode }) {
  return (
    <li className="toc__row">
      <span className="toc__n">{number}</span>
      {name}
      <span className="leader" />
      <span className="toc__min">{end}</span>
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
    <Heading className="toc__part">
      <span className="toc__n">{number}</span> {name} <span className="caption">{end}</span>
    </Heading>
  );
}
