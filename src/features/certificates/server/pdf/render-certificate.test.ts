import { describe, expect, it } from "vitest";
import { isAppError } from "@/lib/app-error";
import { hasPdfTools, readPdf } from "@/testing/pdf-text";
import { within } from "@/testing/within";
import { names } from "./names.fixture";
import { type PrintedCertificate, renderCertificate } from "./render-certificate";

const figure = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 300"><rect width="300" height="300" fill="#1f4e55"/></svg>`;
const certificate = (changed: Partial<PrintedCertificate> = {}): PrintedCertificate => ({
  number: "LCT-7F3K-2291-QX8MA",
  url: "https://learn.example/verify/LCT-7F3K-2291-QX8MA",
  lang: "en",
  name: "Hanne Oduya-Frost",
  courseTitle: "Reading a Tide Table",
  courseLanguage: "en",
  instructorName: "Maren Tolvaj",
  issuer: "Aldmoor Evening College",
  issuedAt: new Date("2026-11-14T18:20:00Z"),
  cover: { cloth: "#1f4e55", figure },
  words: {
    title: "Certificate LCT-7F3K-2291-QX8MA",
    certifies: "certifies that",
    completed: "has completed the course",
    facts: "6 hours 40 minutes of study.",
    instructor: "Course author",
    issuedOn: "Date of issue",
    issued: "14 November 2026",
    check: "Check it online",
    sealAlt: "Seal drawn from the number",
    codeAlt: "Code that leads to the check",
  },
  ...changed,
});

const bare = (text: string) => text.normalize("NFC").replace(/[\s\p{Cf}]/gu, "");
const poppler = hasPdfTools();

describe("the PDF of a certificate", () => {
  it("is the same file for the same facts", () => {
    expect(renderCertificate(certificate()).equals(renderCertificate(certificate()))).toBe(true);
  });

  it("refuses a name that no font here can draw, and names its letters", () => {
    try {
      renderCertificate(certificate({ name: "\u0378\u0379" })); // Never assigned: no font of any machine draws them
      expect.unreachable("a blank name must not be printed");
    } catch (error) {
      expect(isAppError(error) && error.reason).toBe("certificates.script_without_font");
      expect(isAppError(error) && error.facts.characters).toContain("\u0378");
    }
  });

  it("takes a few milliseconds once warm", async () => {
    renderCertificate(certificate());
    const pages = await within("twenty certificates, once warm", 20 * 250, () =>
      Array.from({ length: 20 }, (_, i) => renderCertificate(certificate({ name: `Hanne Oduya-Frost ${i}` }))),
    );
    expect(pages.every((page) => page.length > 0)).toBe(true);
  });

  it.skipIf(!poppler)("is one tagged A4 page with its title and every font embedded", () => {
    const pdf = renderCertificate(certificate());
    const info = readPdf(pdf, "pdfinfo");
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Pages:\s+1\n/);
    expect(info).toMatch(/Title:\s+Certificate LCT-7F3K-2291-QX8MA/);
    const fonts = readPdf(pdf, "pdffonts").trim().split("\n").slice(2);
    expect(fonts.length).toBeGreaterThan(2);
    for (const font of fonts) expect(font, "embedded, subset, with a map to Unicode").toMatch(/yes yes yes/);
    expect(pdf.includes("pdfuaid")).toBe(true);
  });

  it.skipIf(!poppler).each(names.map((name) => [name]))("gives back the name %s exactly, on one page", (name) => {
    const pdf = renderCertificate(certificate({ name }));
    const text = readPdf(pdf, "pdftotext");
    expect(bare(text)).toContain(bare(name));
    expect(text.match(/\f/g), "one page").toHaveLength(1);
    expect(beyondPage(pdf), "nothing stands outside the page").toEqual([]);
  });

  it.skipIf(!poppler)("holds the longest of everything without touching the seal", () => {
    const pdf = renderCertificate(
      certificate({
        name: "W".repeat(200),
        courseTitle: "An unreasonably long title of a course ".repeat(7).trim(),
        instructorName: "Wolfeschlegelsteinhausenbergerdorff ".repeat(4).trim(),
        issuer: "The Aldmoor Evening College of Harbours and Tides ".repeat(4).trim(),
      }),
    );
    expect(readPdf(pdf, "pdfinfo")).toMatch(/Pages:\s+1\n/);
    expect(beyondPage(pdf)).toEqual([]);
  });
});

/** Words that lie wholly or partly outside the right-hand text column of an A4 page in landscape. */
function beyondPage(pdf: Uint8Array): string[] {
  const words = readPdf(pdf, "pdftotext", ["-bbox"]).matchAll(
    /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g,
  );
  return [...words].flatMap(([, xMin, yMin, xMax, yMax, word]) => {
    const inside = Number(xMin) >= 227 && Number(yMin) >= 0 && Number(xMax) <= 842 && Number(yMax) <= 596;
    return inside ? [] : [word ?? ""];
  });
}
