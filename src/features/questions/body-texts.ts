type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The same without the ids in it: what an author would call the same. */
export function withoutIds(body: Json): Json {
  if (Array.isArray(body)) return body.map(withoutIds);
  if (body === null || typeof body !== "object") return body;
  // Stored JSON has its names in an order of its own.
  const parts = Object.entries(body)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .filter(([name]) => !/^id$|Id$/.test(name));
  return Object.fromEntries(parts.map(([name, part]) => [name, withoutIds(part)]));
}

/** What a question's type stores for itself, with each of its texts changed. Ids come along: `change` leaves what it doesn't know. */
export function changeTexts(body: Json, change: (text: string) => string): Json {
  if (typeof body === "string") return change(body);
  if (Array.isArray(body)) return body.map((part) => changeTexts(part, change));
  if (body === null || typeof body !== "object") return body;
  return Object.fromEntries(Object.entries(body).map(([name, part]) => [name, changeTexts(part, change)]));
}

/** All of them, ids among them. */
export function textsInBody(body: unknown): string[] {
  const texts: string[] = [];
  changeTexts((body ?? null) as Json, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}
