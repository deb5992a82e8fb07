export const accidentTextsId = "accident-words";

/** The words of an error page. */
export type AccidentWording = Record<
  "code" | "title" | "lead" | "again" | "home" | "reference" | "time" | "tellUs",
  string
>;

const english: AccidentWording = {
  code: "500",
  title: "Something broke on our side",
  lead: "The page could not be put together. Nothing you had saved is lost.",
  again: "Try again",
  home: "To the first page",
  reference: "Reference",
  time: "Time",
  tellUs: "If it happens again, tell whoever runs this site. With the reference they can find exactly this moment.",
};

/** The words that the page was served with, or English when the page itself is what broke. */
export function readAccidentTexts(): AccidentWording {
  if (typeof document === "undefined") return english;
  try {
    const text = document.getElementById(accidentTextsId)?.textContent;
    return text ? { ...english, ...(JSON.parse(text) as Partial<AccidentWording>) } : english;
  } catch {
    return english;
  }
}

/** What to quote when asking for help: the id of the request that was answered, and the server's name for the failure. */
export function readReference(digest: string | undefined): string {
  const request = typeof document === "undefined" ? "" : (document.body.dataset.reference ?? "");
  return [request, digest].filter(Boolean).join(" / ") || "-";
}
