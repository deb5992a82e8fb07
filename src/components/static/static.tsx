import { type AllHTMLAttributes, createElement, type ReactElement, type ReactNode } from "react";
import { staticHtml } from "./static-html";

type StaticProps = AllHTMLAttributes<HTMLElement> & { as: keyof HTMLElementTagNameMap; children: ReactNode };

/**
 * An element whose inside is handed over as one piece of HTML. Everything that React renders it renders on the server twice
 * and sends twice, element by element; what no one touches in the browser need not pay for that. No client component inside.
 */
export function Static({ as, children, ...rest }: StaticProps) {
  return createElement(as, { ...rest, dangerouslySetInnerHTML: { __html: staticHtml(children) } });
}

type Part = ReactElement<Record<string, unknown>>;

/** The same for a part that is written as it would be without: one element, or a function that returns one. */
export function StaticPart({ children }: { children: Part }) {
  let part = children;
  while (typeof part.type === "function") part = (part.type as (given: object) => Part)(part.props);
  const { children: inside, ...rest } = part.props;
  return createElement(part.type, { ...rest, dangerouslySetInnerHTML: { __html: staticHtml(inside as ReactNode) } });
}
