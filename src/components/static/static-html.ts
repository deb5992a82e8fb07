import { Fragment, isValidElement, type ReactElement, type ReactNode } from "react";

/** Attributes whose names in HTML and SVG are not those of React. */
const names: Readonly<Record<string, string>> = {
  className: "class",
  htmlFor: "for",
  strokeWidth: "stroke-width",
  strokeLinecap: "stroke-linecap",
  strokeLinejoin: "stroke-linejoin",
};
const ignored: ReadonlySet<string> = new Set(["children", "dangerouslySetInnerHTML", "suppressHydrationWarning"]);
const isVoid: ReadonlySet<string> = new Set(["br", "hr", "img", "input", "source", "track", "wbr"]);
const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text: string): string =>
  /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (letter) => escapes[letter] ?? letter) : text;

/**
 * Elements as HTML, for parts of a page that never change in the browser. It knows host elements and plain functions that
 * return them: what is a client component, or waits for something, is refused.
 */
export function staticHtml(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "string") return escaped(node);
  if (typeof node === "number" || typeof node === "bigint") return String(node);
  if (Array.isArray(node)) {
    let html = "";
    for (const part of node as ReactNode[]) html += staticHtml(part);
    return html;
  }
  if (isValidElement<Record<string, unknown>>(node)) return elementHtml(node);
  throw new TypeError("A static part of a page holds something that has to be waited for.");
}

function elementHtml({ type, props }: ReactElement<Record<string, unknown>>): string {
  if (type === Fragment) return staticHtml(props.children as ReactNode);
  if (typeof type === "function") return staticHtml((type as (given: object) => ReactNode)(props));
  if (typeof type !== "string")
    throw new TypeError("A static part of a page holds a component that is not a function.");
  let html = `<${type}`;
  for (const name in props) if (!ignored.has(name)) html += attribute(name, props[name]);
  if (isVoid.has(type)) return `${html}>`;
  const inner = props.dangerouslySetInnerHTML as { __html: string } | undefined;
  return `${html}>${inner ? inner.__html : staticHtml(props.children as ReactNode)}</${type}>`;
}

function attribute(name: string, value: unknown): string {
  if (value === undefined || value === null) return "";
  const written = names[name] ?? name;
  if (typeof value === "boolean") {
    if (/^(?:aria|data)-/.test(name)) return ` ${written}="${value}"`;
    return value ? ` ${written}=""` : "";
  }
  if (typeof value === "string" || typeof value === "number") return ` ${written}="${escaped(String(value))}"`;
  if (name === "style") return ` style="${escaped(styleText(value as Record<string, string>))}"`;
  throw new TypeError(`A static part of a page cannot have the property ${name}.`);
}

const styleText = (style: Readonly<Record<string, string>>): string =>
  Object.entries(style)
    .map(
      ([name, value]) =>
        `${name.startsWith("--") ? name : name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}:${value}`,
    )
    .join(";");
