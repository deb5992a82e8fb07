// @vitest-environment happy-dom
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { NextIntlClientProvider } from "next-intl";
import { act, type ContextType } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test, vi } from "vitest";
import "@/components/ui/dialog-window";
import { loadMessages } from "@/i18n/messages";
import { CategoryDialog } from "./category-dialog";

afterEach(() => vi.unstubAllGlobals());

const router = new Proxy({} as ContextType<typeof AppRouterContext> & object, { get: () => () => undefined });

/** Saves a category with this address. Gives what its field then says, and how often the site was asked. */
async function save(slug: string) {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  const fetch = vi.fn(async () => Response.json([{ result: { data: null } }]));
  vi.stubGlobal("fetch", fetch);
  const messages = await loadMessages("en");
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  const category = {
    ...{ id: "sea", parentId: null, depth: 0, place: 1, of: 1, name: "Sea", slug, description: "", icon: null },
    ...{ mark: "m", isActive: true, isFeatured: false, courses: 0, instructors: 0, formerSlugs: [] },
  };
  await act(async () =>
    root.render(
      <AppRouterContext value={router}>
        <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
          <CategoryDialog
            all={[]}
            category={category}
            parentId={null}
            onSaid={() => undefined}
            onClose={() => undefined}
          />
        </NextIntlClientProvider>
      </AppRouterContext>,
    ),
  );
  await act(async () => document.querySelector<HTMLElement>("button[type=submit]")?.click());
  const field = [...document.querySelectorAll("input")].find(({ value }) => value === slug);
  const told = {
    error: field?.getAttribute("aria-invalid")
      ? document.getElementById(`${field.id}-note`)?.textContent?.trim()
      : null,
    isFocused: document.activeElement === field,
    calls: fetch.mock.calls.length,
  };
  await act(async () => root.unmount());
  place.remove();
  return told;
}

test("an address that can't be one is told at its field, and nothing is sent", async () => {
  const error = "Use lowercase letters (a to z), digits and single hyphens between them.";
  for (const slug of ["Bad Slug!", "sea-", "sea--men"])
    expect(await save(slug), slug).toEqual({ error, isFocused: true, calls: 0 });
});

test("another one is sent", async () => {
  expect(await save("open-sea")).toMatchObject({ error: null, calls: 1 });
});
