import { IntlMessageFormat } from "intl-messageformat";

/** What the interface does not say, and what it says instead: the glossary and rules of docs/voice.md. */
const denied: readonly { pattern: RegExp; say: string }[] = [
  { pattern: /\b(?:learners?|participants?)\b/i, say: "student" },
  { pattern: /\bteachers?\b/i, say: "instructor" },
  { pattern: /\badministrators?\b/i, say: "admin" },
  { pattern: /\b(?:whoever|the people who run|those who run)\b/i, say: "who it is: admin, instructor, anyone" },
  { pattern: /\b(?:some|any)body\b/i, say: "someone, anyone" },
  { pattern: /\benrol(?:s|ments?)?\b/i, say: "enroll, enrollment" },
  { pattern: /\bseats?\b/i, say: "enrollment, or place" },
  { pattern: /\bfilms?\b/i, say: "video" },
  { pattern: /\bpictures?\b(?!-in-picture)/i, say: "image" },
  { pattern: /\b(?:e-)?mails?\b/i, say: "email" },
  { pattern: /\b(?:desk|shelf|shelves|leaf|door|back office)\b/i, say: "what it is on the screen" },
  { pattern: /\b(?:stands?|stood|lies|lay)\b/i, say: "is, appears" },
  { pattern: /\basks? for you\b|\bon your wish\b/i, say: "needs your attention, if you want" },
  { pattern: /\b(?:begins?|began|begun)\b/i, say: "start" },
  { pattern: /\banew\b|\bonce more\b/i, say: "again" },
  { pattern: /\bmend(?:s|ed|ing)?\b/i, say: "fix" },
  { pattern: /\bunder way\b/i, say: "in progress" },
  { pattern: /\bput away\b/i, say: "archive" },
  { pattern: /\bby (?:it|them)sel(?:f|ves)\b|\bon its own\b/i, say: "automatically" },
  { pattern: /\bfirst page\b/i, say: "home page, or page 1" },
  {
    pattern:
      /\blink (?:is (?:in the email|on its way)|we(?:’ve| have)? (?:sent|emailed))\b|\bwe(?:’ve| have)? (?:sent|emailed) (?:a link|an email|another email)\b/i,
    say: "what to do where no email was sent: a site may have no email server",
  },
  { pattern: /\bopens nothing\b|\bany more\b(?= *[.;,]| *$)/i, say: "no longer" },
  { pattern: /\bplease\b|\bsimply\b|!(?!\[)/i, say: "leave it out" },
  { pattern: /\s[–—]\s(?!\d)/, say: "two sentences, or a comma" },
  { pattern: /(?:\d|\ufffc)[ \u00a0]%/, say: "60%, closed up" },
  {
    pattern:
      /\b(?:catalogues?|colours?|favourites?|organisations?|cancell(?:ed|ing)|licences?|behaviours?|centres?|programmes?|analys(?:ed?|ing)|recognised?|grey|learnt|towards|whilst)\b/i,
    say: "the US spelling",
  },
];

const mostWords = 25;

/** A message as its reader gets it, once for each choice of its plurals; each blank is U+FFFC. */
function readings(message: string): string[] {
  type Parts = ReturnType<IntlMessageFormat["getAst"]>;
  const read = (parts: Parts): string[] =>
    parts.reduce<string[]>(
      (before, part) => {
        const choices =
          "options" in part && part.options
            ? Object.values(part.options).flatMap((option) => read(option.value))
            : "children" in part && part.children
              ? read(part.children)
              : [part.type === 0 ? part.value : "\ufffc"];
        return before.flatMap((start) => choices.map((choice) => start + choice)).slice(0, 100);
      },
      [""],
    );
  return read(new IntlMessageFormat(message, "en", undefined, { ignoreTag: false }).getAst());
}

const wordsOf = (sentence: string) => sentence.split(/[\s\ufffc]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** What docs/voice.md does not allow in one English message, a line for each find. */
export function findVoiceProblems(key: string, message: string): string[] {
  const texts = readings(message);
  const problems = new Set<string>();
  for (const text of texts) {
    for (const { pattern, say } of denied) {
      const [found] = pattern.exec(text) ?? [];
      if (found !== undefined) problems.add(`${key}: “${found.replaceAll("\ufffc", "{…}").trim()}”: write ${say}`);
    }
  }
  const sentences = texts.flatMap((text) => text.split(/(?<=[.?:;])\s+|\n+/));
  const longest = sentences.reduce((most, sentence) => Math.max(most, wordsOf(sentence).length), 0);
  if (longest > mostWords) problems.add(`${key}: a sentence of ${longest} words; ${mostWords} at most`);
  return [...problems];
}
