// @vitest-environment happy-dom
import { NextIntlClientProvider } from "next-intl";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { TypedSettings } from "@/features/studio/typed-settings";
import common from "@/messages/en/common.json";
import editor from "@/messages/en/editor.json";
import { useTypedSettings } from "./use-typed-settings";

const initial: TypedSettings = {
  visibility: "PUBLIC",
  categoryId: "",
  price: "49",
  currency: "eur",
  discount: "",
  discountEndsAt: "",
  enrollmentOpensAt: "",
  enrollmentClosesAt: "",
  capacity: "",
  hasCertificate: true,
};
const options = { courseId: "c1", viewerId: "mara", revision: 1, initial, savesItself: false };

let settings: ReturnType<typeof useTypedSettings>;
let unmount: () => void;

function Fields() {
  settings = useTypedSettings(options);
  return null;
}

beforeEach(async () => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  const root = createRoot(document.createElement("div"));
  await act(async () =>
    root.render(
      <NextIntlClientProvider locale="en" messages={{ common, editor }} timeZone="UTC">
        <Fields />
      </NextIntlClientProvider>,
    ),
  );
  unmount = () => act(() => root.unmount());
});
afterEach(() => {
  unmount();
  vi.unstubAllGlobals();
});

test("where nothing was changed, a refused save keeps nothing and says why", async () => {
  await act(() => settings.saver.save());
  expect(settings.state).toEqual({ kind: "refused", why: "No connection. Nothing was changed." });
});
