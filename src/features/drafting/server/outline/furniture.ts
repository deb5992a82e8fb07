import "server-only";

/**
 * Headings that a document has beside what it teaches, by what becomes of what is under them. Whole titles in lower case,
 * alternatives of a regular expression.
 */
const patterns = {
  /** No part of any lesson. */
  skipped: [
    // What is set or asked rather than taught.
    "assignments?(?: \\d+)?|homework|(?:extra |bonus )?challenges?(?: \\d+)?|rubrics?|knowledge checks?|check(?:ing)? your (?:knowledge|understanding)|self[- ]?check|test yourself",
    "(?:post|pre)[- ]?(?:lecture|lesson|class|reading) (?:assignment|survey)|discussion questions?|submission(?: guidelines)?|how to submit|grading",
    "(?:review(?: and)? )?self[- ]?study|review and (?:further|additional) (?:study|reading)",
    // Where to read on.
    "(?:further|additional|more|recommended|suggested|optional|extra) (?:readings?|resources?|links?|information|materials?)|reading lists?|readings?|references?(?: and (?:further reading|links|resources))?|(?:useful|helpful|external|related|other) (?:links?|resources?|pages?|projects?)|links?|resources?|see also|sources?|bibliography|works cited|literature|learn more|where to go (?:next|from here)|next steps?|what(?:['’]s| is) next",
    // What the document or its project says of itself.
    "licen[sc]es?|licen[sc]ing|copyright(?: notice)?|legal(?: notices?)?|contribut(?:e|ing|ions?|ors?)|how to contribute|code of conduct|(?:table of )?contents|toc|on this page|in this (?:document|page|file)|index|navigation|credits?|acknowledge?ments?|thanks|(?:about the )?authors?|maintainers?|meet the team|changelogs?|change log|release notes|(?:version|revision) history|versions?|roadmap|support|(?:getting|need|where to get) help|contact(?: us)?|feedback|reporting (?:bugs|issues)|badges?|(?:our )?sponsors?|donat(?:e|ions?)|disclaimer|citation|how to cite|translations?|languages|trademarks?|video|sketch ?notes?|downloads?|to-?do",
    // The same in other languages.
    "inhalt(?:sverzeichnis)?|lizenz|literatur(?:verzeichnis)?|quellen|weiterführende (?:links|literatur)|danksagung|mitwirkende|hausaufgaben?|übungsaufgaben",
    "sommaire|table des matières|licence|références|bibliographie|pour aller plus loin|remerciements|devoirs",
    "índice|contenidos?|licencia|referencias|bibliografía|enlaces|agradecimientos|tareas?",
  ],
  /** No part of one either; but where it is no more than a link, what is below it may be (a quiz before the introduction). */
  quiz: ["(?:[^ ]+(?: [^ ]+)? )?quiz(?:zes)?(?: time)?|(?:post|pre)[- ]?(?:lecture|lesson|class)"],
  /** Opens what follows: goes with the lesson after it. */
  opening: [
    "intro(?:duction)?|overview|about(?: this (?:lesson|course|module|document|chapter|guide))?|preface|foreword|welcome|prologue|prerequisites?|requirements?|before you (?:begin|start)|(?:learning )?(?:objectives?|goals?|outcomes?)|what you(?:['’]ll| will) (?:learn|need)|in this (?:lesson|chapter|module|section)|abstract",
    "einleitung|einführung|überblick|vorwort|voraussetzungen|lernziele|introducción|resumen|requisitos|objetivos|aperçu|objectifs|prérequis",
  ],
  /** Closes or practices what is before it: goes with that lesson. */
  closing: [
    "(?:lesson |chapter )?summary|conclusions?|recap|key (?:takeaways|points|ideas)|takeaways|wrap(?:ping)?[- ]?up|closing(?: (?:thoughts|remarks))?|in (?:summary|short)|review|afterword|epilogue",
    "(?:your )?tasks?(?: \\d+)?|exercises?(?: \\d+)?|practice(?: (?:questions|problems|exercises))?|try it(?: (?:yourself|out))?|your turn|activit(?:y|ies)|instructions?|tips?|notes?|examples?|hints?|solutions?|answers?(?: key)?",
    "zusammenfassung|fazit|übung(?:en)?|aufgaben?|beispiele?|conclusión|ejercicios|exercices|résumé",
  ],
} as const;

export type Furniture = keyof typeof patterns;

const expressions = Object.entries(patterns).map(
  ([kind, lines]) => [kind as Furniture, new RegExp(`^(?:${lines.join("|")})$`, "u")] as const,
);

/** What a heading is besides a title of something that is taught; null for such a title. */
export function furnitureOf(title: string): Furniture | null {
  const plain = title
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/[^\p{L}\p{N}'’-]+/gu, " ")
    .trim();
  return expressions.find(([, expression]) => expression.test(plain))?.[0] ?? null;
}
