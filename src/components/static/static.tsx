import { type AllHTMLAttributes, createElement, type ReactNode } from "react";
import { staticHtml } from "./static-html";

type StaticProps = AllHTMLAttributes<HTMLElement> & { as: keyof HTMLElementTagNameMap; children: ReactNode };

/**
 * An element whose inside is handed over as one piece of HTML. Everything that React renders it renders on the server twice
 * and sends twice, element by element; what no one touches in the browser need not pay for that. No client component inside.
 */
export function Static({ as, children, ...rest }: StaticProps) {
  return createElement(as, { ...rest, dangerouslySetInnerHTML: { __html: staticHtml(children) } });
}
