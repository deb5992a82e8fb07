import { describe, expect, it } from "vitest";
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
  ])("refuses %j", (path) => {
    expect(ownPath(path, "/dashboard")).toBe("/dashboard");
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
  for (const name of ["", "   ", "\u200b\u200b", "a\u0000b", "\ud800"])
    expect(PersonName.safeParse(name).success).toBe(false);
  for (const name of ["Ng", "李小龍", "محمد", "O’Neill-Šimek"]) expect(PersonName.safeParse(name).success).toBe(true);
});

it("tells phones, tablets and desktops apart", () => {
  expect(deviceTypeOf("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148")).toBe("PHONE");
  expect(deviceTypeOf("Mozilla/5.0 (Linux; Android 15; Pixel Tablet)")).toBe("TABLET");
  expect(deviceTypeOf("Mozilla/5.0 (X11; Linux x86_64)")).toBe("DESKTOP");
  expect(deviceTypeOf("curl/8")).toBe("OTHER");
});
