import { describe, expect, it } from "vitest";
import fc from "@/testing/fast-check";
import { deviceTypeOf, emailKey, ownPath, usernameFrom } from "./rules";
import { Password, PersonName } from "./schema";

describe("a place to go on to", () => {
  it.each(["/learn/tides", "/courses?q=a%20b#top"])("keeps the own path %s", (path) => {
    expect(ownPath(path, "/dashboard")).toBe(path);
  });
  it.each([
    "https://evil.test/",
    "//evil.test",
    "/\\evil.test",
    "/\tx",
    "javascript:alert(1)",
    "",
    null,
    undefined,
    "/\u0000",
    "/.//evil.test",
    "/a/..//evil.test",
    "/%2e//evil.test",
    "/a/%2E%2e//evil.test",
  ])("refuses %j", (path) => {
    expect(ownPath(path, "/dashboard")).toBe("/dashboard");
  });
});

describe("whatever is asked to go on to", () => {
  const parts = fc.constantFrom(
    ..."/ // \\ . .. %2f %5c %2e %2E%2e %00 %0a : @ ? # ; & evil.test https: javascript: data: a \t \n \0 \u00a0 \u2028 \uff0f \u3002 \ud800".split(
      " ",
    ),
    " ",
  );
  const anyAddress = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.webUrl(),
    fc.array(parts, { maxLength: 12 }).map((some) => some.join("")),
    fc.array(parts, { maxLength: 12 }).map((some) => `/${some.join("")}`),
  );

  it("leads to a place of this site, as browsers read it, and stays what it is when asked again", () => {
    fc.assert(
      fc.property(anyAddress, (next) => {
        const path = ownPath(next, "/dashboard");
        for (const site of ["https://learn.test", "http://127.0.0.1:3000"])
          expect(new URL(path, `${site}/sign-in?next=x`).origin).toBe(site);
        expect(path).toMatch(/^\/(?![\\/])/);
        expect(path).not.toMatch(/[\\\p{Cc}]/u);
        expect(ownPath(path, "/other")).toBe(path);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("a user name", () => {
  it.each([
    ["Maren Tolvaj", "maren-tolvaj"],
    ["José Nuñez", "jose-nunez"],
    ["Łukasz", "ukasz"],
    ["李小龍", "person"],
    ["a", "person"],
    ["x".repeat(80), "x".repeat(30)],
  ])("of %s is %s", (name, username) => {
    expect(usernameFrom(name)).toBe(username);
  });
});

it("compares addresses without case and compatibility forms", () => {
  expect(emailKey(" Maren@Example.ORG ")).toBe(emailKey("maren@example.org"));
  expect(emailKey("ﬁnn@example.org")).toBe("finn@example.org");
});

describe("a password", () => {
  it.each(["12345678", "пароль-мой", "🔑🔑🔑🔑🔑🔑🔑🔑", "x".repeat(128), "كلمة السر الطويلة"])(
    "may be %s",
    (password) => {
      expect(Password.safeParse(password).success).toBe(true);
    },
  );
  it.each(["1234567", "🔑🔑🔑🔑🔑🔑🔑", "x".repeat(129)])("may not be %s", (password) => {
    expect(Password.safeParse(password).success).toBe(false);
  });
});

it("refuses names that show nothing", () => {
  for (const name of ["", "   ", "\u200b\u200b", "a\u0000b", "\ud800", "\u202eeod nhoJ", "محمد \u202eevil", "a\u2067b"])
    expect(PersonName.safeParse(name).success).toBe(false);
  for (const name of ["Ng", "李小龍", "محمد", "O’Neill-Šimek", "नि\u200dत्य", "\u200fא. ב."])
    expect(PersonName.safeParse(name).success).toBe(true);
});

it("tells phones, tablets and desktops apart", () => {
  expect(deviceTypeOf("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148")).toBe("PHONE");
  expect(deviceTypeOf("Mozilla/5.0 (Linux; Android 15; Pixel Tablet)")).toBe("TABLET");
  expect(deviceTypeOf("Mozilla/5.0 (X11; Linux x86_64)")).toBe("DESKTOP");
  expect(deviceTypeOf("curl/8")).toBe("OTHER");
});
