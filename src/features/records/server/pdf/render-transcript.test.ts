import { describe, expect, it } from "vitest";
import { readPdfText } from "@/testing/pdf-text";
import { type PrintedTranscript, renderTranscript } from "./render-transcript";

const course = (title: string, language = "en"): PrintedTranscript["courses"][number] => ({
  title,
  language,
  facts: ["Completed, Version 1", "Enrolled 1 March 2026", "Active time: 3 hours"],
  results: [{ title: "Rebuild a day", result: "86.5%, passed, 2 attempts" }],
  certificate: {
    url: "https://learn.example/verify/LCT-7F3K-2291-QX8MA",
    text: "Certificate LCT-7F3K-2291-QX8MA, check it at https://learn.example/verify/LCT-7F3K-2291-QX8MA",
  },
});

const transcript = (changed: Partial<PrintedTranscript> = {}): PrintedTranscript => ({
  lang: "en",
  issuer: "Lectern",
  title: "Transcript",
  name: "Hanne Oduya-Frost",
  asOf: new Date("2026-11-20T12:00:00Z"),
  words: { asOf: "As of now.", totals: "Courses: 1", empty: "", how: "Active time.", page: "Page {page} of {pages}" },
  courses: [course("Reading a Tide Table")],
  ...changed,
});

describe("the PDF of a transcript", () => {
  it("says all that was given to it, and is the same file for the same facts", async () => {
    const pdf = renderTranscript(transcript());
    const text = (await readPdfText(pdf)).replace(/\s+/g, " ");
    for (const part of [
      "Hanne Oduya-Frost",
      "As of now.",
      "Reading a Tide Table",
      "Rebuild a day: 86.5%, passed, 2 attempts",
      "LCT-7F3K-2291-QX8MA",
      "Page 1 of 1",
    ])
      expect(text).toContain(part);
    expect(renderTranscript(transcript()).equals(pdf)).toBe(true);
  });

  it.each([
    ["Ада Лавлейс", "ru"],
    ["Σοφία Καρρά", "el"],
    ["สมชาย ใจดี", "th"],
    ["अदिति शर्मा", "hi"],
    ["נועה לוי", "he"],
    ["ليلى حدّاد", "ar"],
  ])("sets the name %s", async (name, language) => {
    const text = await readPdfText(renderTranscript(transcript({ name, courses: [course(name, language)] })));
    // Order and marks of what is read back differ from reader to reader; the letters do not.
    for (const letter of new Set(name.replace(/[\s\p{M}]/gu, ""))) expect(text.normalize("NFKC")).toContain(letter);
  });

  it("refuses a letter that no font here can draw, and takes many courses over many pages", async () => {
    expect(() => renderTranscript(transcript({ name: "\u0378" }))).toThrow("script_without_font");
    const courses = Array.from({ length: 60 }, (_, at) => course(`Course ${at + 1}`));
    const text = await readPdfText(renderTranscript(transcript({ courses })));
    expect(text).toContain("Course 60");
    expect(text).toMatch(/Page 2 of 1?\d/);
  });

  it("takes markup in a name as text", async () => {
    expect(await readPdfText(renderTranscript(transcript({ name: '#panic("x") *Ada*' })))).toContain(
      '#panic("x") *Ada*',
    );
  });
});
