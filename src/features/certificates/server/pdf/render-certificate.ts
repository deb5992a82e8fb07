import "server-only";
import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import encodeQR from "qr";
import { rosetteDocument } from "@/lib/rosette";
import { fontFamilies, serifFor } from "./certificate-fonts";
import { certificateTemplate, OUTLINE_MARGIN, outlineTemplate } from "./certificate-template";
import { type DirectedText, directed } from "./name-script";
import { withPress } from "./press";

/** What is on the page. `words` are already in the language `lang`; `cloth` is a hex color, `figure` an SVG document. */
export interface PrintedCertificate {
  number: string;
  url: string;
  lang: string;
  name: string;
  courseTitle: string;
  courseLanguage: string;
  instructorName: string;
  issuer: string;
  issuedAt: Date;
  cover: { cloth: string; figure: string };
  words: {
    title: string;
    certifies: string;
    completed: string;
    facts: string;
    instructor: string;
    issuedOn: string;
    issued: string;
    check: string;
    sealAlt: string;
    codeAlt: string;
  };
}

/** Where a line of data is: points wide and high at most, and the sizes in points that are tried in turn. */
interface Box {
  value: DirectedText;
  width: number;
  height: number;
  sizes: readonly number[];
  style: { font?: readonly string[] };
  outline?: string;
  "outline-height"?: number;
}

/**
 * The certificate as a tagged PDF/UA-1 file of one page; the same facts give the same bytes. Takes some 5 ms of one core once warm, twice that for outlined lines.
 * Throws RULE_BROKEN `certificates.script_without_font` (facts: characters) when no font here can draw a letter:
 * a page with a blank where the name belongs is never made.
 */
export function renderCertificate(certificate: PrintedCertificate): Buffer {
  return withPress(({ typst, added }) => {
    const fonts = { lang: certificate.lang, ...fontFamilies(added) };
    const boxes = Object.fromEntries(
      Object.entries(boxesOf(certificate, added)).map(([key, box]) => [
        key,
        isStacked(box) ? outlined(typst, fonts, box) : box,
      ]),
    );
    const data = JSON.stringify({ ...fonts, ...pageOf(certificate), boxes });
    return typst.pdf(
      { mainFileContent: certificateTemplate, inputs: { data } },
      { pdfStandard: "ua-1", creationTimestamp: Math.floor(certificate.issuedAt.getTime() / 1000) },
    );
  });
}

function boxesOf(
  { name, courseTitle, courseLanguage, instructorName, issuer, lang }: PrintedCertificate,
  added: readonly string[],
): Record<string, Box> {
  const box = (text: string, language: string, width: number, height: number, sizes: readonly number[]): Box => {
    const value = directed(text, language);
    return { value, width, height, sizes, style: { font: serifFor(value.text, added) } };
  };
  return {
    issuer: { ...box(issuer, lang, 522, 20, [11, 10, 9, 8, 7]), style: {} },
    name: box(name, lang, 522, 132, [50, 46, 42, 38, 34, 30, 27, 24, 21, 18, 15, 12]),
    course: box(courseTitle, courseLanguage.slice(0, 2), 522, 78, [26, 23, 20, 17, 15, 13, 11, 9]),
    instructor: box(instructorName, lang, 146, 50, [17.5, 15, 13, 11, 9, 7.5]),
  };
}

/** Scripts whose fonts come with the product, so that their outlines are sure to be whole. */
const ours =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Inherited}\p{Script=Common}]*$/u;

/** Whether a letter carries a mark that has no composed form with it (Thai, Yoruba, vocalised Hebrew ...). */
const isStacked = ({ value }: Box) => /\p{M}/u.test(value.text) && ours.test(value.text);

function outlined(typst: NodeCompiler, fonts: object, box: Box): Box {
  const outline = typst.plainSvg({
    mainFileContent: outlineTemplate,
    inputs: { data: JSON.stringify({ ...fonts, box }) },
  });
  const height = Number(/viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(outline)?.[1]) - 2 * OUTLINE_MARGIN;
  return { ...box, outline, "outline-height": height };
}

function pageOf({ number, url, words, cover, issuer }: PrintedCertificate) {
  return {
    number,
    url,
    issuer,
    title: words.title,
    facts: words.facts,
    issued: words.issued,
    cloth: cover.cloth,
    figure: cover.figure,
    seal: rosetteDocument(number, "#1f4e55"),
    code: encodeQR(url, "svg", { ecc: "medium", border: 1 }),
    words: {
      certifies: words.certifies,
      completed: words.completed,
      instructor: words.instructor,
      issued: words.issuedOn,
      check: words.check,
      "seal-alt": words.sealAlt,
      "code-alt": words.codeAlt,
    },
  };
}
