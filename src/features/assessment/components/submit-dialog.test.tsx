// @vitest-environment happy-dom
import { NextIntlClientProvider } from "next-intl";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import "@/components/ui/dialog-window";
import type { QueuedAnswer } from "@/features/assessment/hooks/answer-queue";
import type { Submit } from "@/features/assessment/hooks/use-submit";
import assessment from "@/messages/en/assessment.json";
import { SubmitDialog } from "./submit-dialog";

afterEach(() => vi.unstubAllGlobals());

type Status = QueuedAnswer["status"];

const saved: Status = { kind: "saved", at: new Date("2026-03-02T09:00:00Z") };
const kept: Status = { kind: "kept" };
const unkept: Status = { kind: "retrying", at: new Date("2026-03-02T09:00:00Z"), isKept: false };
const notAccepted: Status = { kind: "refused", why: { reason: "common.not_found", facts: {}, sentence: null } };
const overruled: Status = { kind: "refused", why: "checked" };

const answered = (status: Status): QueuedAnswer => ({
  value: { selectedAnswers: [], textResponse: "words", fields: {}, isFlagged: false },
  revision: 1,
  status,
  checkedAt: null,
  isChangedElsewhere: false,
});

/** The title and the words of the question, with answers in these states. */
async function read(statuses: readonly Status[], { isHeldBack = false, isSignedOut = false, open = 0 } = {}) {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  const nothing = () => undefined;
  const submit: Submit = {
    ...{ isAsked: true, isBusy: false, isOver: false, isHeldBack, problem: null },
    ...{ ask: nothing, cancel: nothing, submit: async () => undefined, timeIsOver: nothing },
  };
  const entries = new Map(statuses.map((status, at) => [`q${at}`, answered(status)]));
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={{ assessment }} timeZone="UTC">
        <SubmitDialog {...{ submit, entries, isSignedOut, open }} tooLong={0} />
      </NextIntlClientProvider>,
    ),
  );
  const told = [document.querySelector("h2")?.textContent, document.querySelector("h2 ~ p")?.textContent];
  await act(async () => root.unmount());
  place.remove();
  return told;
}

const ready = "Every question is answered. You can’t change anything after you submit.";

test("before the end, it says what isn’t answered and which changes the site hasn’t taken", async () => {
  expect(await read([saved, overruled])).toEqual(["Submit this attempt?", ready]);
  expect(await read([saved], { open: 2 })).toEqual([
    "Submit with 2 questions open?",
    "They count as zero. You can’t change anything after you submit.",
  ]);
  expect((await read([saved, notAccepted]))[1]).toBe(
    `The last change to one answer couldn’t be saved and won’t be submitted. ${ready}`,
  );
  expect((await read([notAccepted, notAccepted]))[1]).toBe(
    `The last changes to 2 answers couldn’t be saved and won’t be submitted. ${ready}`,
  );
});

test("held back by answers that wait, it says where they are and what to do, until they are sent", async () => {
  expect(await read([saved, kept], { isHeldBack: true })).toEqual([
    "1 answer hasn’t been sent yet",
    "It’s saved on this device. It will be sent as soon as the site can be reached. Submit then.",
  ]);
  expect(await read([kept, unkept], { isHeldBack: true })).toEqual([
    "2 answers haven’t been sent yet",
    "Keep this page open: they aren’t saved on this device. They will be sent as soon as the site can be reached. Submit then.",
  ]);
  expect((await read([kept], { isHeldBack: true, isSignedOut: true }))[1]).toBe(
    "It’s saved on this device. Your session has ended. Sign in again in another tab, then submit here.",
  );
  expect(await read([saved], { isHeldBack: true })).toEqual(["Submit this attempt?", ready]);
});
