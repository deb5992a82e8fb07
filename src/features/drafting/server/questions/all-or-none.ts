import "server-only";

/** "All of the above" and its like: what starts such an option, and the words that may follow it and nothing else. By language. */
const phrases: readonly (readonly [begins: string, follows: string])[] = [
  [
    "all|none|any|both|neither|either|each",
    "of|the|these|those|them|above|preceding|previous|following|other|options?|answers?|choices?|statements?|are|is|apply|applies|correct|right|true|wrong|false|listed|mentioned",
  ],
  [
    "alle|alles|keine?[rs]?|beide|beides|jede|nichts|weder",
    "der|die|das|von|diesen|dieser|davon|hiervon|genannten?|genannte|oben|obigen?|oberen|aufgeführten|antworten?|antwortmöglichkeiten|aussagen?|optionen?|möglichkeiten|sind|ist|richtig|falsch|korrekt|treffen|trifft|zu|noch|beiden?|stimmt|stimmen",
  ],
  [
    "toutes?|tous|aucune?|les\\s+deux|ni",
    "les?|la|des?|ces|l['’]une?|l['’]autre|ni|d['’]entre|elles|eux|ci-dessus|deux|réponses?|propositions?|options?|sont|est|n['’]est|correctes?|exactes?|vraies?|justes?|fausses?|précédentes?|affirmations?|bonnes?",
  ],
  [
    "tod[oa]s?|ningun[oa]|ambas|ambos",
    "las|los|lo|de|estas|estos|ellas|ellos|anteriore?s?|anterior|opciones|respuestas|afirmaciones|son|es|correct[oa]s?|verdader[oa]s?|fals[oa]s?|arriba|mencionad[oa]s",
  ],
  [
    "tutt[eio]|nessun[oa]?|entramb[ei]",
    "le|i|gli|delle|dei|degli|di|queste|questi|loro|risposte|opzioni|precedenti|sopra|sono|è|corrett[eioa]|giust[eioa]|ver[eioa]|fals[eioa]|affermazioni",
  ],
  [
    "tod[oa]s|nenhuma?|ambas|ambos",
    "as|os|das|dos|de|estas|estes|elas|eles|anteriores|opções|respostas|alternativas|afirmações|acima|são|está|estão|corret[oa]s?|cert[oa]s?|verdadeir[oa]s?|fals[oa]s?",
  ],
  [
    "alle|alles|geen|beide|allebei|geen\\s+van",
    "van|de|het|deze|bovenstaande|bovengenoemde|antwoorden?|opties?|stellingen|uitspraken|zijn|is|juist|goed|correct|waar|onjuist|fout|genoemde|beide",
  ],
  [
    "wszystkie|żadn[aey]|obie|oba|każda",
    "z|powyższych|powyższe|odpowiedzi|odpowiedź|opcji|opcje|stwierdzenia|są|jest|nie|prawidłow[ea]|poprawn[ea]|prawdziw[ea]|fałszyw[ea]|wymienionych|tych|nich|podanych",
  ],
];

const pattern = new RegExp(
  `^(?:${phrases.map(([begins, follows]) => `(?:${begins})(?:\\s+(?:${follows}))+`).join("|")})$`,
  "u",
);

/** "Both A and B": two of the options by their letters. */
const letters = new RegExp(
  "^(?:(?:both|either|neither|only|answers?|options?|sowohl|weder|nur|antworten?|seulement|réponses?|tanto|solo|sólo|respuestas?|" +
    "sia|risposte|só|respostas?|zowel|alleen|antwoorden?|zarówno|tylko|odpowiedzi)\\s+)?\\(?([A-H])[).]?" +
    "\\s*(?:,|&|\\+|and|or|nor|und|oder|als\\sauch|noch|et|ou|y|o|como|ed?|che|en|of|als|i|lub|oraz|jak\\si)\\s*\\(?([A-H])[).]?$",
  "u",
);

/** Whether an option speaks of the other options instead of saying something itself. */
export function isAllOrNone(option: string, others: readonly string[]): boolean {
  const text = option
    .normalize("NFKC")
    .trim()
    .replace(/[.!:]+$/, "")
    .replace(/\s+/g, " ");
  if (pattern.test(text.toLowerCase())) return true;
  const [, first = "", second = ""] =
    letters.exec(text.replace(/^\p{L}(?=\p{L})/u, (sign) => sign.toLowerCase())) ?? [];
  const isPlaced = (letter: string) => letter !== "" && letter.charCodeAt(0) - 65 < others.length + 1;
  const isNamed = others.some((other) => /^\(?[A-H]\)?$/.test(other.trim()));
  return isPlaced(first) && isPlaced(second) && first !== second && !isNamed;
}
