import { CommandError } from "../command-error";

/** Someone who speaks HTTP to the site, signed in or not. */
export interface Visitor {
  url: string;
  cookie: string;
}

export const stranger = (url: string): Visitor => ({ url, cookie: "" });

const headersOf = ({ url, cookie }: Visitor): Record<string, string> => ({
  origin: url,
  ...(cookie ? { cookie } : {}),
});

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");

async function expectStatus(answer: Response, status: number): Promise<Response> {
  if (answer.status === status) return answer;
  throw new CommandError(`${answer.url} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
}

/** Signs in over HTTP as the form does. */
export async function signIn(url: string, email: string, password: string): Promise<Visitor> {
  const asked = await expectStatus(await fetch(`${url}/api/auth/csrf`), 200);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { ...headersOf({ url, cookie: cookiesOf(asked) }), "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, email, password }),
  });
  const cookie = cookiesOf(answer)
    .split("; ")
    .find((part) => part.includes("session-token="));
  if (!cookie) throw new CommandError(`${email} couldn't sign in: ${answer.status} ${answer.headers.get("location")}`);
  return { url, cookie };
}

export async function query<T>(visitor: Visitor, procedure: string, input: unknown): Promise<T> {
  const address = `${visitor.url}/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`;
  const answer = await expectStatus(await fetch(address, { headers: headersOf(visitor) }), 200);
  return ((await answer.json()) as { result: { data: T } }).result.data;
}

/** A mutation as it goes over the wire. */
export const mutationOf = ({ url, cookie }: Visitor, procedure: string, input: unknown) => ({
  method: "POST" as const,
  path: `/api/trpc/${procedure}`,
  headers: { ...headersOf({ url, cookie }), "content-type": "application/json" },
  body: JSON.stringify(input),
});

export async function mutate<T>(visitor: Visitor, procedure: string, input: unknown): Promise<T> {
  const { path, ...request } = mutationOf(visitor, procedure, input);
  const answer = await expectStatus(await fetch(visitor.url + path, request), 200);
  return ((await answer.json()) as { result: { data: T } }).result.data;
}
