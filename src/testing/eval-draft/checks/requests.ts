import type { Db } from "@/server/db/client";
import { apiKey } from "@/testing/eval-draft/jobs-process";
import type { Exchange } from "@/testing/eval-draft/wire";

interface Body {
  messages: { role: string; content: string }[];
}

/** Sentences of the sources that are said outside a passage, where a model could take them for ours. */
export function findEscapes(exchanges: readonly Exchange[], told: readonly string[]): string[] {
  return exchanges.flatMap(({ body }) => {
    const { messages } = JSON.parse(body) as Body;
    const outside = messages.flatMap(({ content }) => content.split("\n").filter((line) => !isPassage(line)));
    return told.filter((sentence) => outside.some((line) => line.includes(sentence) && !isQuoted(line, sentence)));
  });
}

function isPassage(line: string): boolean {
  if (!line.startsWith('{"mark":')) return false;
  JSON.parse(line);
  return true;
}

/** Texts of the course are in a request as JSON strings on one line. */
const isQuoted = (line: string, sentence: string) => {
  const before = line.slice(0, line.indexOf(sentence));
  return (before.match(/(?<!\\)"/g) ?? []).length % 2 === 1;
};

/** People whose names or addresses were sent to the model. */
export async function findPeople(db: Db, exchanges: readonly Exchange[]): Promise<string[]> {
  const people = await db.user.findMany({ select: { name: true, emailAddresses: { select: { email: true } } } });
  const names = people.flatMap(({ name, emailAddresses }) => [name, ...emailAddresses.map(({ email }) => email)]);
  return [...new Set(names)].filter((name) => exchanges.some(({ body }) => body.includes(name)));
}

/** Whether the key of the model came to be in anything that was stored or sent as words. */
export async function isKeyTold(db: Db, exchanges: readonly Exchange[]): Promise<boolean> {
  const stored = [await db.suggestion.findMany(), await db.draftUnit.findMany(), await db.draftRun.findMany()];
  const ledger = (await db.aiRequest.findMany()).map(({ error }) => error);
  const all = JSON.stringify([stored, ledger]);
  return all.includes(apiKey) || exchanges.some(({ body }) => body.includes(apiKey));
}
