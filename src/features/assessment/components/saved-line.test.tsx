// @vitest-environment happy-dom
import { NextIntlClientProvider } from "next-intl";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import { AnswerQueue } from "@/features/assessment/hooks/answer-queue";
import { sendAnswer } from "@/features/assessment/hooks/send-answer";
import assessment from "@/messages/en/assessment.json";
import common from "@/messages/en/common.json";
import { SavedLine } from "./saved-line";

afterEach(() => vi.unstubAllGlobals());

/** What the line says after a change of an answer that the site answers so. */
async function toldAfter(answer: () => Response): Promise<string | null> {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("fetch", async () => answer());
  const queue = new AnswerQueue(
    {
      send: (change) => sendAnswer("attempt", change, () => undefined),
      keep: async () => true,
      ...{ forget: () => undefined, newClientId: () => "client", tick: () => 1 },
      ...{ onEnded: () => undefined, onSignedOut: () => undefined },
    },
    [],
  );
  queue.change("question", { selectedAnswers: [], textResponse: "words", fields: {}, isFlagged: false });
  await queue.flush();
  queue.close();
  const place = document.createElement("div");
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={{ assessment, common }} timeZone="UTC">
        <SavedLine entries={queue.entries()} />
      </NextIntlClientProvider>,
    ),
  );
  const told = place.textContent;
  await act(async () => root.unmount());
  return told;
}

const refusal = (status: number, reason: string, sentence: string) => () =>
  Response.json(
    { error: { message: reason, code: -32000, data: { reason, sentence, facts: {}, httpStatus: status } } },
    { status },
  );

test.each([
  { status: 400, reason: "common.unstorable_text", sentence: "This text can’t be stored." },
  { status: 422, reason: "assessment.answer_does_not_fit", sentence: "This answer doesn’t fit the question." },
  { status: 403, reason: "assessment.seat_suspended", sentence: "Your access is suspended." },
])("an answer that is refused with $reason says why", async ({ status, reason, sentence }) => {
  expect(await toldAfter(refusal(status, reason, sentence))).toBe(
    `Couldn’t be saved, kept on this device. ${sentence}`,
  );
});

test("an answer above what a proxy takes in says so", async () => {
  expect(await toldAfter(() => new Response("too large", { status: 413 }))).toBe(
    `Couldn’t be saved, kept on this device. ${common.refused.too_large}`,
  );
});

test.each(["assessment.time_is_over", "assessment.already_ended"])("%s reads as too late", async (reason) => {
  expect(await toldAfter(refusal(409, reason, "Not anymore."))).toBe(assessment.attempt.lost);
});
