// @vitest-environment happy-dom
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { NextIntlClientProvider } from "next-intl";
import { act, type ContextType } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import { loadMessages } from "@/i18n/messages";
import editor from "@/messages/en/editor.json";
import { BuilderForm, type BuilderFormProps } from "./builder-form";

afterEach(() => vi.unstubAllGlobals());

const props: BuilderFormProps = {
  sessionId: "session",
  courseId: "course",
  viewerId: "mara",
  slug: "sky",
  isReadOnly: false,
  left: "assessments",
  details: {
    ...{ title: "Sky", subtitle: "", description: "", language: "en", level: "BEGINNER", metaDescription: "" },
    ...{ audience: [], objectives: [], requirements: [], skills: [], metaKeywords: [], durationMinutes: null },
  },
  facts: {
    ...{ title: "Sky", subtitle: "", description: "", metaDescription: "", audience: [], objectives: [] },
    ...{
      hasCategory: false,
      isPriced: false,
      isLive: true,
      lessonCount: 1,
      assessmentCount: 0,
      gaps: [],
      confirmed: [],
    },
  },
  moduleCount: 1,
  languages: [{ tag: "en", name: "English" }],
  settings: {
    revision: 1,
    taken: 0,
    categories: [],
    initial: {
      ...{ visibility: "PUBLIC", categoryId: "", price: "", currency: "eur", discount: "", discountEndsAt: "" },
      ...{ enrollmentOpensAt: "", enrollmentClosesAt: "", capacity: "", hasCertificate: true },
    },
  },
};

const router = new Proxy({} as ContextType<typeof AppRouterContext> & object, { get: () => () => undefined });

/** Ticks that no assessment is meant, on a page whose site answers so. Gives what is read out, and whether the tick stays. */
async function tick(answer: () => Promise<Response>): Promise<{ alert: string | null; isTicked: boolean }> {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("fetch", answer);
  const messages = await loadMessages("en");
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <AppRouterContext value={router}>
        <SearchParamsContext value={new URLSearchParams()}>
          <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
            <BuilderForm {...props} />
          </NextIntlClientProvider>
        </SearchParamsContext>
      </AppRouterContext>,
    ),
  );
  const box = () => place.querySelector<HTMLInputElement>("#field-confirm-assessments");
  await act(async () => box()?.click());
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  const told = {
    alert: place.querySelector("[role=alert]")?.textContent?.trim() ?? null,
    isTicked: box()?.checked ?? false,
  };
  await act(async () => root.unmount());
  place.remove();
  return told;
}

test("a tick that is refused goes away, and the page says why", async () => {
  const data = { reason: "common.forbidden", sentence: "You can’t do that.", facts: {}, httpStatus: 403 };
  const refused = async () =>
    Response.json({ error: { message: data.reason, code: -32000, data } }, { status: data.httpStatus });
  expect(await tick(refused)).toEqual({ alert: "You can’t do that.", isTicked: false });
});

test("without a connection the page says that nothing was changed", async () => {
  const offline = () => Promise.reject(new TypeError("Failed to fetch"));
  expect(await tick(offline)).toEqual({ alert: editor.errors.offline, isTicked: false });
});

test("a tick that is stored stays", async () => {
  expect(await tick(async () => Response.json({ result: { data: null } }))).toEqual({ alert: null, isTicked: true });
});
