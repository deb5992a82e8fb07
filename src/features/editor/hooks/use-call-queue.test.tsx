// @vitest-environment happy-dom
import { NextIntlClientProvider } from "next-intl";
import { act, useState } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { SavedState } from "@/components/ui/saved-state";
import type { SaveStatus } from "@/lib/kept/save-status";
import common from "@/messages/en/common.json";
import type { CallQueue } from "./call-queue";
import { useCallQueue } from "./use-call-queue";

let queue: CallQueue;

function Page() {
  const [state, setState] = useState<SaveStatus>({ kind: "idle" });
  queue = useCallQueue(setState);
  return <SavedState state={state} />;
}

function mayLeave(): boolean {
  return window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
}

test("a page asks before it goes with what no one has answered, and says that it is only there", async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  const place = document.createElement("div");
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={{ common }} timeZone="UTC">
        <Page />
      </NextIntlClientProvider>,
    ),
  );
  expect(mayLeave()).toBe(true);
  let isDown = true;
  const call = () => (isDown ? Promise.reject(new TypeError("Failed to fetch")) : Promise.resolve());
  let waiting: Promise<void> = Promise.resolve();
  await act(async () => {
    waiting = queue.run(call);
  });
  expect(place.textContent).toMatch(/^Not saved yet\. Keep this page open\. Trying again in \d+ s$/);
  expect(mayLeave()).toBe(false);
  isDown = false;
  await act(async () => {
    window.dispatchEvent(new Event("online"));
    await waiting;
  });
  expect(mayLeave()).toBe(true);
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
});
