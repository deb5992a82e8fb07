import "server-only";
import type { OfflineSpan } from "./sentences";

/** A question that is in a source with its key. */
export interface Exercise {
  text: string;
  /** Empty where none are given. */
  options: string[];
  /** What is behind "Answer", or the option that it names. */
  key: string;
  cited: { spanId: string; quote: string }[];
}

const asks =
  "question|frage|pregunta|domanda|pergunta|vraag|pytanie|exercise|übung|aufgabe|exercice|ejercicio|esercizio|exercício|oefening|ćwiczenie|zadanie|q";
const answers =
  "answer|correct answer|antwort|lösung|réponse|respuesta|risposta|resposta|antwoord|odpowiedź|solution|solución|soluzione|solução|key|a";
const question = new RegExp(`^(?:(?:${asks})\\s*\\d{0,3}\\s*[:.)]\\s*|\\d{1,3}[.)]\\s+)?(.{8,400}?[?？:_.])$`, "iu");
const marked = new RegExp(`^(?:${asks})\\s*\\d{0,3}\\s*[:.)]`, "iu");
const answer = new RegExp(`^(?:${answers})\\s*\\d{0,3}\\s*[:.)]\\s*(.{1,200})$`, "iu");
const both = new RegExp(
  `^(?:(?:${asks})\\s*\\d{0,3}\\s*[:.)]\\s*)?(.{8,400}?[?？])\\s+(?:${answers})\\s*\\d{0,3}\\s*[:.)]\\s*(.{1,200})$`,
  "iu",
);
const option = /^\(?([A-Ha-h])[).:]\s+(.{1,300})$/u;

/** Questions that the sources ask and answer themselves, in one passage or in passages one behind the other. */
export function findExercises(spans: readonly OfflineSpan[]): Exercise[] {
  const found: Exercise[] = [];
  for (const [at, { id: spanId, text }] of spans.entries()) {
    if (text.includes("\n")) continue;
    const inOne = both.exec(text);
    if (inOne?.[1] && inOne[2]) {
      found.push({ text: inOne[1], options: [], key: tidy(inOne[2]), cited: [{ spanId, quote: text }] });
      continue;
    }
    const asked = question.exec(text)?.[1];
    if (asked && (/[?？]$/.test(asked) || marked.test(text))) found.push(...answeredBy(spans, at, asked));
  }
  return found;
}

function answeredBy(spans: readonly OfflineSpan[], at: number, text: string): Exercise[] {
  const options: { letter: string; text: string; span: OfflineSpan }[] = [];
  for (const span of spans.slice(at + 1, at + 12)) {
    const [, letter = "", said] = option.exec(span.text) ?? [];
    const key = answer.exec(span.text)?.[1];
    // "A: the moon" may be the answer, or the first of several options.
    const isOption = said !== undefined && letter.toUpperCase().charCodeAt(0) - 65 === options.length;
    const next = spans[spans.indexOf(span) + 1]?.text ?? "";
    if (isOption && (options.length > 0 || /^\(?[Bb][).:]\s/.test(next))) {
      options.push({ letter: letter.toUpperCase(), text: said, span });
      continue;
    }
    if (key === undefined) return [];
    const named = /^\(?([A-Ha-h])(?:[).:]|$)/.exec(key.trim())?.[1]?.toUpperCase();
    const chosen = options.find(({ letter: known, text: own }) => known === named || own === tidy(key));
    if (options.length > 0 && !chosen) return [];
    const asked = spans[at];
    if (!asked) return [];
    const cited = [asked, ...(chosen ? [chosen.span] : []), span].map(({ id, text: quote }) => ({ spanId: id, quote }));
    return [{ text, options: options.map((each) => each.text), key: chosen?.text ?? tidy(key), cited }];
  }
  return [];
}

const tidy = (key: string): string =>
  key
    .trim()
    .replace(/[.。]$/, "")
    .trim();
