import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { NextIntlClientProvider } from "next-intl";
import { act, type ReactElement } from "react";
import { createRoot } from "react-dom/client";
import { vi } from "vitest";
import type { ApiFailure } from "@/components/api/client";
import { loadMessages } from "@/i18n/messages";
import { reasonSentence } from "@/i18n/reason-sentence";
import { type ErrorCode, errorStatus, type FactsOf, type Reason } from "@/lib/app-error";

export interface Refusal {
  /** The call that is refused, as the router names it. */
  path: string;
  code: ErrorCode;
  reason: Reason;
  facts: ApiFailure["facts"];
}

/** A refusal of `path`, with the facts that its reason needs. */
export const refusal = <R extends Reason>(
  path: string,
  code: ErrorCode,
  reason: R,
  ...[facts]: FactsOf<R>
): Refusal => ({ path, code, reason, facts: (facts ?? {}) as ApiFailure["facts"] });

/** Words for the field with this label. */
export interface Typing {
  into: string;
  words: string;
}

/** A button of the dialog that is open, where the page has one of the same name. */
export interface Answering {
  answer: string;
}

/** What is shown, what is pressed and typed, and the refusal of the last press; `answers` are those of the calls before. */
export interface RefusalCase {
  element: ReactElement;
  presses: readonly (string | Typing | Answering)[];
  refused: Refusal;
  answers?: Record<string, unknown>;
  /** What the page says, where it knows more than the sentence that comes with the refusal. */
  says?: string;
}

/** The site's answers over HTTP: what `answers` has for a call, and the refusal for the one that is refused. */
function siteOf({ path, code, reason, facts }: Refusal, sentence: string, answers: Record<string, unknown>) {
  const failure: ApiFailure = { reason, sentence, facts, requestId: "r-1", httpStatus: errorStatus[code] };
  const refused = { error: { message: reason, code: -32_000, data: failure } };
  return async (address: string | URL | Request): Promise<Response> => {
    const asked = new URL(String(address), "http://site.test").pathname.replace("/api/trpc/", "");
    if (asked === path) return Response.json(refused, { status: errorStatus[code] });
    if (asked in answers) return Response.json({ result: { data: answers[asked] } });
    throw new Error(`The page asked for ${asked}, which nothing answers`);
  };
}

const router = new Proxy({} as React.ContextType<typeof AppRouterContext> & object, { get: () => () => undefined });

const nameOf = (button: Element) => button.getAttribute("aria-label") ?? button.textContent ?? "";

/** What is read out: live regions with toasts, and what is tied to a field that is marked as wrong. */
function spokenWords(): string[] {
  const wrong = [...document.querySelectorAll("[aria-invalid=true]")].map((field) =>
    document.getElementById(field.getAttribute("aria-describedby") ?? ""),
  );
  const spoken = [...document.querySelectorAll("[role=alert], [role=status], [data-toasts] span"), ...wrong];
  return spoken.map((element) => element?.textContent?.trim() ?? "").filter((words) => words !== "");
}

/** Turns of the event loop of a millisecond or more: code that comes on demand is compiled in another process, which may be busy. */
const mostTurns = 15_000;

/** Lets the page go on until something is found on it; null where it never is. */
async function lookFor<T>(find: () => T | null): Promise<T | null> {
  for (let turns = 0; turns < mostTurns; turns += 1) {
    const found = find();
    if (found !== null) return found;
    await act(() => new Promise((resolve) => setTimeout(resolve)));
  }
  return null;
}

/** Waits for the button: the code of a dialog comes on demand, and some are off until the site has answered. */
async function press(name: string, within = ""): Promise<void> {
  const enabled = () => [...document.querySelectorAll<HTMLButtonElement>(`${within} button:not(:disabled)`)];
  const named = (isIt: (of: string) => boolean) => enabled().find((each) => isIt(nameOf(each).trim()));
  const button = await lookFor(() => named((of) => of === name) ?? named((of) => of.includes(name)) ?? null);
  if (!button) throw new Error(`There is no button "${name}" to press in: ${document.body.textContent}`);
  await act(async () => button.click());
}

async function type({ into, words }: Typing): Promise<void> {
  const fieldOf = (label: HTMLLabelElement) => document.getElementById(label.htmlFor) as HTMLTextAreaElement | null;
  const labelled = () => [...document.querySelectorAll("label")].find(({ textContent }) => textContent?.includes(into));
  const field = await lookFor(() => {
    const label = labelled();
    return label ? fieldOf(label) : null;
  });
  if (!field) throw new Error(`There is no field "${into}" in: ${document.body.textContent}`);
  await act(async () => {
    // React has its own `value` on the field, which would hide the change from it.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, words);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/**
 * Shows a component as a page would, types and presses, the last of which makes the call that is refused, and resolves to the
 * sentence that should be said of it and to what the page says then.
 */
export async function pressAndHear({
  element,
  presses,
  refused,
  answers = {},
  says,
}: RefusalCase): Promise<{ sentence: string; heard: string[] }> {
  const told = await reasonSentence(refused, "en");
  const sentence = says ?? told;
  vi.stubGlobal("fetch", siteOf(refused, told, answers));
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  const messages = await loadMessages("en");
  const root = createRoot(document.body.appendChild(document.createElement("div")));
  try {
    await act(async () =>
      root.render(
        <AppRouterContext value={router}>
          <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
            {element}
          </NextIntlClientProvider>
        </AppRouterContext>,
      ),
    );
    for (const step of presses) {
      if (typeof step === "string") await press(step);
      else if ("answer" in step) await press(step.answer, "[role=dialog]");
      else await type(step);
    }
    await lookFor(() => spokenWords().find((words) => words === sentence) ?? null);
    return { sentence, heard: spokenWords() };
  } finally {
    await act(async () => root.unmount());
    document.body.replaceChildren();
    vi.unstubAllGlobals();
  }
}
