import "server-only";
import type { ReactNode } from "react";
import { staticHtml } from "@/components/static/static-html";

/** What an email says, before it is HTML or plain text. */
export type MailPart =
  | { kind: "text"; text: string }
  | { kind: "button"; label: string; href: string }
  /** An address to copy, for whom a button does nothing. */
  | { kind: "address"; href: string }
  | { kind: "facts"; facts: readonly (readonly [name: string, value: string])[] };

export interface Letter {
  /** What the site is called. */
  site: string;
  /** BCP 47 and direction of its words. */
  language: string;
  direction: "ltr" | "rtl";
  /** What lists of emails show beside the subject. */
  preview: string;
  heading: string;
  parts: readonly MailPart[];
  /** Why it was sent. */
  reason: string;
  /** How to get no more of its kind, where that can be chosen. */
  refusal: { label: string; href: string } | null;
}

const ink = "#1a1d24";
const muted = "#575b63";
const paper = "#f1f1ef";
const line = "#dcdcda";
const serif = "Literata,Georgia,Times New Roman,serif";
const sans = "Atkinson Hyperlegible Next,Segoe UI,Helvetica,Arial,sans-serif";
const mono = "JetBrains Mono,Consolas,monospace";

const words = { fontFamily: sans, fontSize: "16px", lineHeight: "26px", color: ink };
const small = { fontFamily: sans, fontSize: "13px", lineHeight: "20px", color: muted };
const heading = { fontFamily: serif, fontSize: "28px", lineHeight: "34px", fontWeight: "500", color: ink };
const button = { padding: "12px 24px", fontFamily: sans, fontSize: "17px", lineHeight: "24px", fontWeight: "600" };
const hidden = { display: "none", maxHeight: "0", overflow: "hidden" };

/** Mail programs lay out by tables; a reader of screens is told that they mean nothing. */
function Table({ style, children }: { style?: Record<string, string>; children: ReactNode }) {
  return (
    <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" style={{ border: "0", ...style }}>
      <tbody>{children}</tbody>
    </table>
  );
}

/** The double rule of the house. */
function MailLedge() {
  return (
    <Table style={{ marginTop: "14px" }}>
      <tr>
        <td style={{ borderTop: `3px solid ${ink}`, fontSize: "0", lineHeight: "3px", height: "3px" }}>&#160;</td>
      </tr>
      <tr>
        <td style={{ borderTop: `1px solid ${ink}`, fontSize: "0", lineHeight: "0" }}>&#160;</td>
      </tr>
    </Table>
  );
}

function MailFacts({ facts }: { facts: Extract<MailPart, { kind: "facts" }>["facts"] }) {
  const cell = { borderTop: `1px solid ${line}`, ...words, fontSize: "15px", lineHeight: "22px", verticalAlign: "top" };
  return (
    <Table style={{ marginBottom: "16px" }}>
      {facts.map(([name, value]) => (
        <tr key={name}>
          <td style={{ ...cell, padding: "7px 24px 7px 0", color: muted, whiteSpace: "nowrap" }}>{name}</td>
          <td width="100%" style={{ ...cell, padding: "7px 0" }}>
            {value}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Part({ part }: { part: MailPart }) {
  if (part.kind === "facts") return <MailFacts facts={part.facts} />;
  if (part.kind === "text") return <p style={{ margin: "0 0 16px", ...words }}>{part.text}</p>;
  if (part.kind === "button")
    return (
      <Table style={{ margin: "8px 0 24px", width: "auto" }}>
        <tr>
          <td style={{ backgroundColor: ink, borderRadius: "4px" }}>
            <a
              href={part.href}
              style={{ display: "inline-block", color: "#ffffff", textDecoration: "none", ...button }}
            >
              {part.label}
            </a>
          </td>
        </tr>
      </Table>
    );
  const address = { margin: "0 0 16px", padding: "10px 12px", backgroundColor: paper, wordBreak: "break-all" as const };
  return <p style={{ ...address, fontFamily: mono, fontSize: "13px", lineHeight: "20px", color: ink }}>{part.href}</p>;
}

/** The mail inside its document: what the outbox shows. */
function LetterBody({ letter }: { letter: Letter }) {
  const { language, direction, preview, parts, reason, refusal } = letter;
  return (
    <div lang={language} dir={direction} style={{ backgroundColor: paper, padding: "24px 8px" }}>
      <div style={hidden}>{preview}</div>
      <Table style={{ maxWidth: "560px", margin: "0 auto", backgroundColor: "#ffffff", border: `1px solid ${line}` }}>
        <tr>
          <td style={{ padding: "28px 28px 0" }}>
            <p style={{ margin: "0", ...heading, fontSize: "19px", lineHeight: "24px", fontWeight: "600" }}>
              {letter.site}
            </p>
            <MailLedge />
          </td>
        </tr>
        <tr>
          <td style={{ padding: "28px 28px 12px" }}>
            <h1 style={{ margin: "0 0 16px", letterSpacing: "-0.012em", ...heading }}>{letter.heading}</h1>
            {parts.map((part, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: never rendered anew
              <Part key={at} part={part} />
            ))}
          </td>
        </tr>
        <tr>
          <td style={{ padding: "20px 28px 28px", borderTop: `1px solid ${line}` }}>
            <p style={{ margin: "0", ...small }}>
              {reason}
              {refusal && (
                <>
                  {" "}
                  <a href={refusal.href} style={{ color: muted }}>
                    {refusal.label}
                  </a>
                </>
              )}
            </p>
          </td>
        </tr>
      </Table>
    </div>
  );
}

/** A letter as the HTML of its body, with styles on the elements: many mail programs read no others. */
export const letterHtml = (letter: Letter): string => staticHtml(<LetterBody letter={letter} />);

/** The whole document that is sent: always light, as its colors are. */
export const letterDocument = (subject: string, html: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light only">${staticHtml(<title>{subject}</title>)}</head><body style="margin:0;background-color:${paper}">${html}</body></html>`;

const partText = (part: MailPart): string => {
  if (part.kind === "text") return part.text;
  if (part.kind === "button") return `${part.label}:\n${part.href}`;
  if (part.kind === "address") return part.href;
  return part.facts.map(([name, value]) => `${name}: ${value}`).join("\n");
};

/** The same words without any mark-up; an address is written out once. */
export function letterText({ heading: title, parts, reason, refusal }: Letter): string {
  const pressed = new Set(parts.flatMap((part) => (part.kind === "button" ? part.href : [])));
  const told = parts.filter((part) => part.kind !== "address" || !pressed.has(part.href)).map(partText);
  const end = refusal ? `${reason}\n${refusal.label}: ${refusal.href}` : reason;
  return [title, ...told, `--\n${end}`].join("\n\n");
}
