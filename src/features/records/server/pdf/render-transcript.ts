import "server-only";
import { fontFamilies, serifFor } from "@/features/certificates/server/pdf/certificate-fonts";
import { directed } from "@/features/certificates/server/pdf/name-script";
import { withPress } from "@/features/certificates/server/pdf/press";
import { transcriptTemplate } from "./transcript-template";

/** What is on the pages; all words are already in the language `lang`. */
export interface PrintedTranscript {
  lang: string;
  issuer: string;
  title: string;
  name: string;
  asOf: Date;
  /** `page` holds {page} and {pages}. */
  words: { asOf: string; totals: string; empty: string; how: string; page: string };
  courses: readonly {
    title: string;
    language: string;
    facts: readonly string[];
    results: readonly { title: string; result: string }[];
    certificate: { url: string; text: string } | null;
  }[];
}

/**
 * The transcript as a tagged PDF/UA-1 file of as many A4 pages as it takes; the same facts give the same bytes.
 * @throws AppError RULE_BROKEN `certificates.script_without_font` (facts: characters).
 */
export function renderTranscript(transcript: PrintedTranscript): Buffer {
  return withPress(({ typst, added }) => {
    const written = (text: string, language: string) => {
      const value = directed(text, language.slice(0, 2));
      return { ...value, font: serifFor(value.text, added) };
    };
    const data = JSON.stringify({
      ...fontFamilies(added),
      ...transcript,
      dir: new Intl.Locale(transcript.lang).maximize().script === "Arab" ? "rtl" : "ltr",
      name: written(transcript.name, transcript.lang),
      courses: transcript.courses.map((course) => ({
        ...course,
        title: written(course.title, course.language),
        results: course.results.map(({ title, result }) => ({ title: written(title, course.language), result })),
      })),
    });
    return typst.pdf(
      { mainFileContent: transcriptTemplate, inputs: { data } },
      { pdfStandard: "ua-1", creationTimestamp: Math.floor(transcript.asOf.getTime() / 1000) },
    );
  });
}
