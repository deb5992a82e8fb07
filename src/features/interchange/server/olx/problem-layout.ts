import "server-only";
import { innerHtml, toHtmlText } from "@/features/interchange/server/olx/html-writer";
import { inputElements } from "@/features/interchange/server/olx/responses";
import { elementsOf, textOf, type XmlElement } from "@/lib/xml-tree";

/** One response of a problem with the text that asks for it. */
export interface AskedResponse {
  response: XmlElement;
  /** HTML. */
  question: string;
  /** HTML of the explanations that are inside it. */
  solution: string;
}

export interface ProblemLayout {
  asked: AskedResponse[];
  /** HTML of a problem that asks nothing. */
  text: string;
  /** HTML of the explanations and hints of the problem as a whole. */
  solution: string;
  hints: string[];
  scripts: XmlElement[];
}

const ASIDE = new Set(["solution", "solutionset", "demandhint", "hintgroup", "script", "answer"]);

export function isResponse(element: XmlElement): boolean {
  return /response$/.test(element.name) && element.name !== "response";
}

/** Divides a problem into its responses, each with the text before it; what follows the last one belongs to that. */
export function layOutProblem(problem: XmlElement): ProblemLayout {
  const layout: ProblemLayout = { asked: [], text: "", solution: "", hints: [], scripts: [] };
  const walk = new ProblemWalk(layout);
  walk.children(problem);
  walk.end();
  return layout;
}

class ProblemWalk {
  private pending = "";

  constructor(private readonly layout: ProblemLayout) {}

  children(element: XmlElement): void {
    for (const child of element.children) this.node(child);
  }

  end(): void {
    const last = this.layout.asked.at(-1);
    if (last && hasContent(this.pending)) last.question += this.pending;
    else if (!last) this.layout.text = this.pending;
  }

  private node(node: XmlElement | string): void {
    if (typeof node === "string") {
      this.pending += toHtmlText(node);
      return;
    }
    if (ASIDE.has(node.name)) this.aside(node);
    else if (isResponse(node)) this.response(node, this.pending);
    else if (node.name === "table" && holdsResponse(node)) this.table(node);
    else if (holdsResponse(node)) this.children(node);
    else this.pending += withoutAsides(node, this.layout);
  }

  private aside(node: XmlElement): void {
    if (node.name === "solution" || node.name === "solutionset") this.layout.solution += innerHtml(node);
    else if (node.name === "script") this.layout.scripts.push(node);
    else if (node.name === "demandhint") {
      this.layout.hints.push(
        ...elementsOf(node)
          .filter(({ name }) => name === "hint")
          .map((hint) => innerHtml(hint)),
      );
    }
  }

  private response(response: XmlElement, before: string): void {
    const own = ownText(response, this.layout);
    const label = inputLabel(response);
    const asked = before + own.text;
    const labelHtml = label !== "" && !plainText(asked).includes(label) ? `<p>${toHtmlText(label)}</p>` : "";
    this.layout.asked.push({ response, question: asked + labelHtml, solution: own.solution });
    this.pending = "";
  }

  /** Each cell with a field becomes a question that names its row and column, after the text above the table. */
  private table(table: XmlElement): void {
    const intro = this.pending;
    const rows = elementsIn(table, "tr");
    const heads = elementsOf(rows[0] ?? table).map(textOf);
    for (const row of rows) {
      const cells = elementsOf(row);
      const name = cells
        .filter((cell) => !holdsResponse(cell))
        .map(textOf)
        .filter((text) => text !== "")
        .join(" · ");
      cells.forEach((cell, column) => {
        for (const response of responsesIn(cell)) {
          const place = [name, heads[column] ?? ""].filter((text) => text !== "").join(": ");
          this.response(response, `${intro}<p>${toHtmlText(place)}</p>`);
        }
      });
    }
  }
}

function hasContent(html: string): boolean {
  return plainText(html) !== "" || /<(img|table|video|audio|iframe)\b/.test(html);
}

function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();
}

function responsesIn(element: XmlElement): XmlElement[] {
  if (isResponse(element)) return [element];
  return elementsOf(element).flatMap(responsesIn);
}

function holdsResponse(element: XmlElement): boolean {
  return responsesIn(element).length > 0;
}

function elementsIn(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => (child.name === name ? [child] : elementsIn(child, name)));
}

/** The text inside a response, without its fields; its explanations apart. */
function ownText(response: XmlElement, layout: ProblemLayout): { text: string; solution: string } {
  let solution = "";
  const skip = (element: XmlElement): boolean => {
    if (element.name === "solution") {
      solution += innerHtml(element);
      return true;
    }
    if (element.name === "script") layout.scripts.push(element);
    return ASIDE.has(element.name) || inputElements.has(element.name) || /hint$|input$/.test(element.name);
  };
  return { text: innerHtml(response, skip), solution };
}

function withoutAsides(node: XmlElement, layout: ProblemLayout): string {
  return toHtmlText(node, (element) => {
    if (element.name === "script") layout.scripts.push(element);
    if (element.name === "solution") layout.solution += innerHtml(element);
    return ASIDE.has(element.name);
  });
}

/** Some fields carry the question as their label. */
function inputLabel(response: XmlElement): string {
  const [field] = elementsOf(response).filter(({ attributes }) => (attributes.label ?? "").trim() !== "");
  return (field?.attributes.label ?? "").replace(/\s+/g, " ").trim();
}
